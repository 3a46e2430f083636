package io.syncorswim.lab;

import java.util.List;

/** What the lab does with threads and the library does not. */
final class Threads {
    private Threads() {}

    /** Returns when all have ended; an interrupt does not cut it short, it stays pending. */
    static void join(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
