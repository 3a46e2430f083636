package io.syncorswim.gatling;

import java.util.Arrays;

/**
 * Exact percentiles of recorded values, by the nearest rank: the smallest value that at least that
 * share of all values does not exceed (Hyndman and Fan 1996, definition 1).
 */
final class Percentiles {
    private final long[] sorted;

    Percentiles(long[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values, no percentiles");
        }
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    /**
     * The value at a share of all values, in thousandths of a percent so that no rounding of a
     * floating-point share picks its neighbour: 99_900 is p99.9, 100_000 the largest.
     */
    long at(int milliPercent) {
        if (milliPercent <= 0 || milliPercent > 100_000) {
            throw new IllegalArgumentException("a percentile is in (0, 100], not " + milliPercent);
        }
        long rank = Math.ceilDiv((long) sorted.length * milliPercent, 100_000L);
        return sorted[(int) rank - 1];
    }
}
