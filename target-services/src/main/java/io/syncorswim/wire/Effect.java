package io.syncorswim.wire;

/**
 * One line of an effects journal: what really happened to one order at one system.
 *
 * <p>A backend appends it with a single write before it acknowledges (HTTP response or basic.ack).
 * The line is {@code order,system,attempt,start_ns,end_ns,worker} and ends with a line feed; a line
 * without it was torn by a crash and is no effect.
 *
 * @param order the order's number, from 0
 * @param attempt the attempt that succeeded, from 1, as far as the process knows
 * @param startNs when a worker took the order, {@link System#nanoTime}
 * @param endNs when the work was done, {@link System#nanoTime}
 * @param worker the worker's index at its backend, from 0
 */
public record Effect(
        long order, TargetSystem system, int attempt, long startNs, long endNs, int worker) {
    /**
     * The journal's columns, in order; the file itself has no header, so that restarts can append.
     */
    public static final String COLUMNS = "order,system,attempt,start_ns,end_ns,worker";

    /** The journal's line, line feed included. */
    public String line() {
        return order
                + ","
                + system.word()
                + ","
                + attempt
                + ","
                + startNs
                + ","
                + endNs
                + ","
                + worker
                + "\n";
    }
}
