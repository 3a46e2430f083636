package io.syncorswim.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.syncorswim.experiment.Workload.Arrivals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Whether Poisson arrivals are a Poisson process, by statistics over fixed seeds.
 *
 * <p>The bounds are those of the tests named, at a level of 0.1% or wider; the seeds are fixed, so
 * a test that passes once always passes, and a wrong distribution fails for nearly every seed.
 */
class PoissonArrivalsTest {
    private static final int RATE = 1_000;
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 42, -1, Long.MAX_VALUE})
    void the_number_of_orders_is_within_four_standard_deviations_of_its_mean(long seed) {
        double mean = 60.0 * RATE;
        assertThat((double) poisson(seed, 60).size()).isCloseTo(mean, within(4 * Math.sqrt(mean)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -1})
    void gaps_are_exponential_by_kolmogorov_and_smirnov(long seed) {
        double[] gaps = gapsInSeconds(ScheduleTest.times(poisson(seed, 60)));
        assertThat(kolmogorovSmirnov(gaps, gap -> 1 - Math.exp(-RATE * gap)))
                .isLessThan(1.95 / Math.sqrt(gaps.length));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -1})
    void counts_per_window_are_dispersed_like_poisson_counts(long seed) {
        long[] counts = countsPer(SECOND / 10, 600, ScheduleTest.times(poisson(seed, 60)));
        double mean = Arrays.stream(counts).average().orElseThrow();
        double variance =
                Arrays.stream(counts).mapToDouble(n -> (n - mean) * (n - mean)).sum()
                        / (counts.length - 1);
        // (n - 1) x index is chi-squared with n - 1 degrees of freedom: deviation sqrt(2 / (n - 1))
        assertThat(variance / mean).isCloseTo(1, within(3.3 * Math.sqrt(2.0 / 599)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -1})
    void successive_gaps_are_uncorrelated(long seed) {
        double[] gaps = gapsInSeconds(ScheduleTest.times(poisson(seed, 60)));
        double mean = Arrays.stream(gaps).average().orElseThrow();
        double product = 0;
        double square = 0;
        for (int i = 1; i < gaps.length; i++) {
            product += (gaps[i] - mean) * (gaps[i - 1] - mean);
            square += (gaps[i] - mean) * (gaps[i] - mean);
        }
        assertThat(product / square).isCloseTo(0, within(3.3 / Math.sqrt(gaps.length)));
    }

    @Test
    void a_spike_multiplies_the_arrivals_of_its_window_and_of_no_other() {
        Schedule schedule =
                Schedule.of(
                        3,
                        Arrivals.POISSON,
                        List.of(
                                ScheduleTest.segment(20_000, RATE),
                                ScheduleTest.segment(10_000, 5 * RATE),
                                ScheduleTest.segment(20_000, RATE)));
        long[] counts = countsPer(10 * SECOND, 5, ScheduleTest.times(schedule));
        for (int window = 0; window < 5; window++) {
            double mean = 10.0 * RATE * (window == 2 ? 5 : 1);
            assertThat((double) counts[window]).isCloseTo(mean, within(4 * Math.sqrt(mean)));
        }
    }

    @Test
    void a_spike_shares_the_calm_schedules_random_numbers() {
        long[] calm = ScheduleTest.times(poisson(9, 10));
        long[] fivefold =
                ScheduleTest.times(
                        Schedule.of(
                                9,
                                Arrivals.POISSON,
                                List.of(ScheduleTest.segment(2_000, 5 * RATE))));
        assertThat(fivefold).hasSameSizeAs(calm);
        assertThat(IntStream.range(0, calm.length).mapToLong(i -> calm[i] - 5 * fivefold[i]))
                .allSatisfy(difference -> assertThat(difference).isBetween(-5L, 5L));
    }

    private static Schedule poisson(long seed, int seconds) {
        return Schedule.of(
                seed, Arrivals.POISSON, List.of(ScheduleTest.segment(1_000L * seconds, RATE)));
    }

    private static double[] gapsInSeconds(long[] times) {
        return IntStream.range(1, times.length)
                .mapToDouble(i -> (times[i] - times[i - 1]) / 1e9)
                .toArray();
    }

    private static long[] countsPer(long windowNs, int windows, long[] times) {
        long[] counts = new long[windows];
        LongStream.of(times).forEach(ns -> counts[(int) (ns / windowNs)]++);
        return counts;
    }

    /** The largest distance between the sample's distribution and the expected one. */
    private static double kolmogorovSmirnov(double[] sample, DoubleUnaryOperator expected) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            double at = expected.applyAsDouble(sorted[i]);
            distance = Math.max(distance, Math.abs(at - (double) i / sorted.length));
            distance = Math.max(distance, Math.abs(at - (i + 1.0) / sorted.length));
        }
        return distance;
    }
}
