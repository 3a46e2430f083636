package io.syncorswim.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * The buckets that hold any duration of a cell, ascending: replicates are added up by the rank of a
 * bucket among these, so that empty ones cost nothing.
 */
final class Axis {
    private final int[] buckets;

    Axis(List<Counts> all) {
        buckets = all.stream().flatMapToInt(Counts::buckets).sorted().distinct().toArray();
    }

    int size() {
        return buckets.length;
    }

    int bucket(int rank) {
        return buckets[rank];
    }

    /** The ranks of the buckets of some counts, in their order. */
    int[] ranks(Counts counts) {
        return counts.buckets().map(bucket -> Arrays.binarySearch(buckets, bucket)).toArray();
    }
}
