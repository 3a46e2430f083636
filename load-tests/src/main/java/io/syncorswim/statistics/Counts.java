package io.syncorswim.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How many durations fell into which bucket, ascending, empty buckets left out. Immutable; 8 bytes
 * per bucket that is not empty.
 */
public final class Counts {
    /** No duration at all. */
    public static final Counts NONE = new Counts(new int[0], new int[0]);

    private final int[] buckets;
    private final int[] counts;

    private Counts(int[] buckets, int[] counts) {
        this.buckets = buckets;
        this.counts = counts;
    }

    /** Collects buckets in ascending order. Not thread-safe. */
    public static final class Builder {
        private int[] buckets = new int[16];
        private int[] counts = new int[16];
        private int size;

        /** Adds what fell into a bucket; buckets come in ascending order. */
        public Builder add(int bucket, int count) {
            if (size > 0 && bucket <= buckets[size - 1]) {
                throw new IllegalArgumentException(
                        "bucket %d after %d: expected ascending ones"
                                .formatted(bucket, buckets[size - 1]));
            }
            if (count <= 0) {
                throw new IllegalArgumentException("a count is positive, not " + count);
            }
            if (size == buckets.length) {
                buckets = Arrays.copyOf(buckets, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            buckets[size] = bucket;
            counts[size++] = count;
            return this;
        }

        public Counts build() {
            return size == 0
                    ? NONE
                    : new Counts(Arrays.copyOf(buckets, size), Arrays.copyOf(counts, size));
        }
    }

    /** The counts of these durations, in any order. */
    public static Counts ofNs(long... durations) {
        int[] sorted = Arrays.stream(durations).mapToInt(Buckets::of).sorted().toArray();
        Builder counts = new Builder();
        for (int from = 0, to; from < sorted.length; from = to) {
            to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            counts.add(sorted[from], to - from);
        }
        return counts.build();
    }

    IntStream buckets() {
        return Arrays.stream(buckets);
    }

    IntStream counts() {
        return Arrays.stream(counts);
    }
}
