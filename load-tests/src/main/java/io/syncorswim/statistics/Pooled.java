package io.syncorswim.statistics;

/** All completion times of a cell: ascending buckets and what is in them. Never changed. */
final class Pooled {
    private final int[] buckets;
    private final double[] counts;

    Pooled(int[] buckets, double[] counts) {
        this.buckets = buckets;
        this.counts = counts;
    }

    /**
     * The probability that an order of this cell was done sooner than one of another, both picked
     * at random; who are alike count half. It is the Mann-Whitney statistic over the number of
     * pairs, and (1 + Cliff's delta) / 2. NaN if either cell completed nothing.
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
        return won / (mine * theirs);
    }
}
