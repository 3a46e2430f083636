package io.syncorswim.comparison;

import io.syncorswim.analysis.Intervals.Range;

import org.jspecify.annotations.Nullable;

/**
 * How one figure of one cell changed from the first run to the second.
 *
 * @param scenario, pattern, policy the cell
 * @param figure what is compared, in words: {@code completed p99}
 * @param unit {@code times} for latencies, where the value is second / first; {@code points} for
 *     shares, where it is second - first in percentage points
 * @param first, second the exact figures: milliseconds, or a share from 0 to 1; null where a run
 *     has none
 * @param value the change; null, like all that follow, where it cannot be told
 * @param interval its 95% interval, taken alone
 * @param p how often chance alone makes such a change, taken alone
 * @param adjustedP the same in the company of all changes of the two runs (Holm 1979)
 * @param sentence all of this for people
 */
public record Change(
        String scenario,
        String pattern,
        String policy,
        String figure,
        String unit,
        @Nullable Double first,
        @Nullable Double second,
        @Nullable Double value,
        @Nullable Range interval,
        @Nullable Double p,
        @Nullable Double adjustedP,
        Direction direction,
        String sentence) {
    /** What a change means to the user of a service. */
    public enum Direction {
        BETTER,
        WORSE,
        /** No significant difference. */
        SAME,
        /** Too few orders, a measurement that is INVALID, or a cell that one run lacks. */
        UNKNOWN
    }

    /** {@code chain in spike}. */
    public String cell() {
        return pattern + (policy.equals("plain") ? "" : " with " + policy) + " in " + scenario;
    }

    /** By how much it got worse, in percent or percentage points; 0 where it did not. */
    public double worseningPercent() {
        if (direction != Direction.WORSE || value == null) {
            return 0;
        }
        return unit.equals("times") ? 100 * (value - 1) : -value;
    }
}
