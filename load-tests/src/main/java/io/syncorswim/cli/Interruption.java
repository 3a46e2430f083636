package io.syncorswim.cli;

import java.time.Duration;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the thread that works, and keeps the JVM alive
 * until it has cleaned up.
 *
 * <p>The JVM's exit status is then 130 or 143 by itself. Close it when the work is done.
 */
final class Interruption implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static volatile boolean underWay;

    private final Thread worker;
    private final Thread hook;

    private Interruption(Thread worker) {
        this.worker = worker;
        this.hook = Thread.ofPlatform().name("interruption").unstarted(this::interrupt);
    }

    /** From now on a signal interrupts the calling thread. */
    static Interruption ofThisThread() {
        Interruption interruption = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Whether a signal has been received. */
    static boolean isUnderWay() {
        return underWay;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook is running: it waits for this very thread to end.
        }
    }

    private void interrupt() {
        underWay = true;
        System.err.println();
        System.err.println("swim: stopping; what was recorded is kept…");
        worker.interrupt();
        try {
            worker.join(PATIENCE);
        } catch (InterruptedException halted) {
            Thread.currentThread().interrupt();
        }
    }
}
