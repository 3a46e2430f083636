package io.syncorswim.analysis;

import io.syncorswim.analysis.Analysis.Percentiles;
import io.syncorswim.statistics.Figure;
import io.syncorswim.statistics.Interval;
import io.syncorswim.statistics.Resampled;

import org.jspecify.annotations.Nullable;

/**
 * 95% confidence intervals of a cell's figures, in the figures' units. A null is an interval that
 * cannot be told: fewer than ten orders lie beyond the quantile, or some phase has none.
 *
 * @param repetitions how many they rest on; with one they speak of the variation within that trial
 *     and of no other
 * @param response, completion of the percentiles of the same names
 * @param lostShare of the share of the offered orders that were accepted and never done
 */
public record Intervals(
        int repetitions,
        Latency response,
        Latency completion,
        @Nullable Range completedShare,
        @Nullable Range goodShare,
        @Nullable Range lostShare) {
    /** An interval, both ends included. */
    public record Range(double low, double high) {
        static @Nullable Range of(@Nullable Interval interval) {
            return interval == null ? null : new Range(interval.low(), interval.high());
        }
    }

    /** Intervals of a latency's percentiles, milliseconds; the maximum has none. */
    public record Latency(
            @Nullable Range p50,
            @Nullable Range p75,
            @Nullable Range p90,
            @Nullable Range p95,
            @Nullable Range p99,
            @Nullable Range p999) {}

    /** The intervals around these exact figures; the last three are shares of offered orders. */
    static Intervals of(
            Resampled resampled,
            Percentiles response,
            Percentiles completion,
            double completedShare,
            double goodShare,
            double lostShare) {
        return new Intervals(
                resampled.repetitions(),
                new Latency(
                        range(resampled, Figure.RESPONSE_P50, response.p50()),
                        range(resampled, Figure.RESPONSE_P75, response.p75()),
                        range(resampled, Figure.RESPONSE_P90, response.p90()),
                        range(resampled, Figure.RESPONSE_P95, response.p95()),
                        range(resampled, Figure.RESPONSE_P99, response.p99()),
                        range(resampled, Figure.RESPONSE_P999, response.p999())),
                new Latency(
                        range(resampled, Figure.COMPLETION_P50, completion.p50()),
                        range(resampled, Figure.COMPLETION_P75, completion.p75()),
                        range(resampled, Figure.COMPLETION_P90, completion.p90()),
                        range(resampled, Figure.COMPLETION_P95, completion.p95()),
                        range(resampled, Figure.COMPLETION_P99, completion.p99()),
                        range(resampled, Figure.COMPLETION_P999, completion.p999())),
                range(resampled, Figure.COMPLETED_SHARE, completedShare),
                range(resampled, Figure.GOOD_SHARE, goodShare),
                range(resampled, Figure.LOST_SHARE, lostShare));
    }

    private static @Nullable Range range(
            Resampled resampled, Figure figure, @Nullable Double estimate) {
        return estimate == null ? null : Range.of(resampled.interval(figure, estimate));
    }
}
