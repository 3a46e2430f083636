package io.syncorswim.statistics;

/**
 * Buckets of durations, each 0.1% wider than the one before: fine enough that a quantile read off
 * them differs from the exact one by less than any interval is wide, and few enough (some 9,200
 * from 1 ms to 10 s) to be added up thousands of times.
 */
public final class Buckets {
    /** Width of a bucket on the axis of natural logarithms. */
    public static final double LOG_WIDTH = 0.001;

    private Buckets() {}

    /** The bucket of a duration; below 1 ns there is nothing. */
    public static int of(long ns) {
        return (int) Math.floor(Math.log((double) Math.max(1, ns)) / LOG_WIDTH);
    }

    /** The natural logarithm of a bucket's middle, in nanoseconds. */
    static double logNs(int bucket) {
        return (bucket + 0.5) * LOG_WIDTH;
    }
}
