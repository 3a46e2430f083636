package io.syncorswim.target.backend;

import java.util.concurrent.locks.LockSupport;

/** How a worker spends an order's service time. */
interface Pause {
    /**
     * Waits.
     *
     * @param deadlineNs on {@link System#nanoTime}'s clock
     * @return false where the thread was interrupted first
     */
    boolean until(long deadlineNs);

    /**
     * Parks the thread: it costs no CPU, and it wakes some 0.06 ms late, which is the kernel's
     * timer slack.
     */
    static boolean park(long deadlineNs) {
        long leftNs = deadlineNs - System.nanoTime();
        while (leftNs > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(leftNs);
            leftNs = deadlineNs - System.nanoTime();
        }
        return leftNs <= 0;
    }
}
