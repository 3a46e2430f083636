package io.syncorswim.statistics;

/** Some counts, each with the rank of its bucket in a cell. Not changed once made. */
final class Ranked {
    private final int[] ranks;
    private final int[] counts;
    private final long total;

    Ranked(Counts of, Axis axis) {
        ranks = axis.ranks(of);
        counts = of.counts().toArray();
        total = of.counts().asLongStream().sum();
    }

    long total() {
        return total;
    }

    /** Adds them to a cell's sums by rank, each so many times. */
    void addTo(double[] sums, double weight) {
        for (int i = 0; i < ranks.length; i++) {
            sums[ranks[i]] += weight * counts[i];
        }
    }

    /** How many are beyond a rank. */
    long beyond(int rank) {
        long beyond = 0;
        for (int i = ranks.length - 1; i >= 0 && ranks[i] > rank; i--) {
            beyond += counts[i];
        }
        return beyond;
    }
}
