package io.syncorswim.analysis;

import io.syncorswim.analysis.Intervals.Range;

import org.jspecify.annotations.Nullable;

/**
 * How one figure differs between two cells of a scenario: repetition by repetition, as both were
 * offered the same orders.
 *
 * @param scenario where they met
 * @param one, other the cells' names: the pattern, with its policy if that is not the plain one
 * @param figure what is compared, in words: {@code completed p99}
 * @param unit {@code times} for latencies, where the value is one / other; {@code points} for
 *     shares, where it is one - other in percentage points
 * @param value the difference of the exact figures; null, like all that follow, where there are too
 *     few orders to tell
 * @param interval its 95% interval, taken alone
 * @param p how often chance alone makes such a difference, taken alone
 * @param adjustedP the same in the company of all comparisons of this scenario (Holm 1979)
 * @param significant whether that is at most 5%
 * @param sooner the effect on a single order, for the completed p99 only: the probability that one
 *     of {@code one} was done sooner than one of {@code other}, both picked at random among all
 *     that were offered; one that was not done once comes last
 * @param sentence all of this for people
 */
public record Comparison(
        String scenario,
        String one,
        String other,
        String figure,
        String unit,
        @Nullable Double value,
        @Nullable Range interval,
        @Nullable Double p,
        @Nullable Double adjustedP,
        boolean significant,
        @Nullable Double sooner,
        String sentence) {}
