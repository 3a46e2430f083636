package io.syncorswim.recording;

import io.syncorswim.ledger.Belief;

/**
 * What the injector records of one order, once its answer is known.
 *
 * @param order the order's number, from 0
 * @param intendedNs when the schedule wanted it sent, {@link System#nanoTime}
 * @param sentNs when the request was handed to the HTTP client, {@link System#nanoTime}
 * @param respondedNs when the answer, the time-out or the broken connection was seen
 * @param status HTTP status, or 0 where there was no answer
 * @param attempts requests sent for this order
 * @param ending how the exchange ended
 */
public record ArrivalLine(
        long order,
        long intendedNs,
        long sentNs,
        long respondedNs,
        int status,
        int attempts,
        Ending ending) {
    /** How an exchange ended, as far as the injector can tell. */
    public enum Ending {
        /** An answer with a status came. */
        ANSWERED,
        /** No answer within the client's timeout: it may have happened. */
        TIMED_OUT,
        /** The connection broke after sending: it may have happened. */
        BROKEN,
        /** No connection could be made: nothing was sent. */
        NOT_CONNECTED;

        /** What the client believes of an order whose exchange ended so, with that status. */
        public Belief belief(int status) {
            return switch (this) {
                case ANSWERED -> Belief.ofStatus(status);
                case TIMED_OUT, BROKEN -> Belief.UNKNOWN;
                case NOT_CONNECTED -> Belief.FAILED;
            };
        }
    }

    /** The file's columns, in order; it has no header. */
    public static final String COLUMNS =
            "order,intended_ns,sent_ns,responded_ns,status,attempts,ending";

    /** The line, line feed included. */
    public String line() {
        return order
                + ","
                + intendedNs
                + ","
                + sentNs
                + ","
                + respondedNs
                + ","
                + status
                + ","
                + attempts
                + ","
                + ending
                + "\n";
    }
}
