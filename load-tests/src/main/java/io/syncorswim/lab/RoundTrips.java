package io.syncorswim.lab;

import io.syncorswim.process.ChildFailed;

/** Compares another process's clock with the lab's by asking it for the time. */
final class RoundTrips {
    private static final int ROUNDS = 5;

    private RoundTrips() {}

    /** Another process's {@link System#nanoTime}, asked for in a round, from 1. */
    interface Clock {
        long ask(int round) throws ChildFailed, InterruptedException;
    }

    /**
     * How far a clock lies outside what the round trips allow, in nanoseconds: 0 where both are one
     * clock. In a round trip from a to b on one clock, the other's reading lies between a and b;
     * the smallest violation over several rounds is taken.
     */
    static long clockOffsetNs(Clock clock) throws ChildFailed, InterruptedException {
        long best = Long.MAX_VALUE;
        for (int round = 1; round <= ROUNDS; round++) {
            long before = System.nanoTime();
            long there = clock.ask(round);
            long after = System.nanoTime();
            long outside = Math.max(0, Math.max(before - there, there - after));
            best = Math.min(best, outside);
        }
        return best;
    }
}
