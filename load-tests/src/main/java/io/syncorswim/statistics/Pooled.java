package io.syncorswim.statistics;

/**
 * All orders of a cell by completion time: ascending buckets and what is in them, and those that
 * were not done once, which come after all others. Never changed.
 */
final class Pooled {
    private final int[] buckets;
    private final double[] counts;
    private final double never;

    Pooled(int[] buckets, double[] counts, double never) {
        this.buckets = buckets;
        this.counts = counts;
        this.never = never;
    }

    /**
     * The probability that an order of this cell was done sooner than one of another, both picked
     * at random among all that were offered; who are alike count half. It is the Mann-Whitney
     * statistic over the number of pairs, and (1 + Cliff's delta) / 2. NaN if either was offered
     * nothing.
     */
    double sooner(Pooled other) {
        double mine = 0;
        double theirs = 0;
        double won = 0;
        int own = 0;
        for (int i = 0; i < other.buckets.length; i++) {
            while (own < buckets.length && buckets[own] < other.buckets[i]) {
                mine += counts[own++];
            }
            boolean alike = own < buckets.length && buckets[own] == other.buckets[i];
            won += other.counts[i] * (mine + (alike ? counts[own] / 2 : 0));
            theirs += other.counts[i];
        }
        while (own < buckets.length) {
            mine += counts[own++];
        }
        won += other.never * (mine + never / 2);
        return won / ((mine + never) * (theirs + other.never));
    }
}
