package io.syncorswim.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Random;

/** Series of medians as trials leave them: of some twenty stretches, each of some forty orders. */
class ChangePointsTest {
    private static final double FACTOR = 1.25;
    private static final int SERIES = 2_000;

    @ParameterizedTest(name = "{0} values, noise {1}, correlation {2}")
    @CsvSource({
        "8, 0.1, 0",
        "20, 0.1, 0",
        "20, 0.1, 0.3",
        "20, 0.15, 0.2",
        "60, 0.15, 0",
        "60, 0.1, 0.3",
    })
    void a_steady_series_is_seldom_called_unsteady_in_its_second_half(
            int values, double noise, double correlation) {
        Random random = new Random(37);
        int blamed = 0;
        for (int i = 0; i < SERIES; i++) {
            double[] series = noise(random, values, noise, correlation);
            blamed += ChangePoints.steadyFrom(series, FACTOR) > values / 2 ? 1 : 0;
        }
        assertThat(blamed / (double) SERIES).isLessThanOrEqualTo(0.02);
    }

    @ParameterizedTest(name = "a step at {0} of 20")
    @ValueSource(ints = {4, 8, 12, 16})
    void a_change_of_level_is_found_where_it_is(int at) {
        Random random = new Random(41);
        int found = 0;
        for (int i = 0; i < SERIES; i++) {
            double[] series = noise(random, 20, 0.1, 0);
            for (int early = 0; early < at; early++) {
                series[early] *= 2;
            }
            int from = ChangePoints.steadyFrom(series, FACTOR);
            found += Math.abs(from - at) <= 1 ? 1 : 0;
        }
        assertThat(found / (double) SERIES).isGreaterThan(0.9);
    }

    @Test
    void a_series_that_decays_through_the_baseline_is_not_called_steady_before_it() {
        Random random = new Random(43);
        int found = 0;
        for (int i = 0; i < SERIES; i++) {
            double[] series = noise(random, 20, 0.1, 0);
            for (int at = 0; at < series.length; at++) {
                series[at] *= 1 + 4 * Math.exp(-at / 8.0);
            }
            found += ChangePoints.steadyFrom(series, FACTOR) > 10 ? 1 : 0;
        }
        assertThat(found / (double) SERIES).isGreaterThan(0.7);
    }

    @Test
    void a_single_stall_is_no_new_level() {
        Random random = new Random(47);
        int blamed = 0;
        for (int i = 0; i < SERIES; i++) {
            double[] series = noise(random, 20, 0.1, 0);
            series[11] *= 1.6;
            blamed += ChangePoints.steadyFrom(series, FACTOR) > 0 ? 1 : 0;
        }
        assertThat(blamed / (double) SERIES).isLessThanOrEqualTo(0.02);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void a_series_that_is_too_short_to_cut_is_one_piece(int values) {
        double[] series = new double[values];
        Arrays.setAll(series, i -> 10.0 + i * i);
        assertThat(ChangePoints.steadyFrom(series, FACTOR)).isZero();
    }

    private static double[] noise(Random random, int values, double noise, double correlation) {
        double[] series = new double[values];
        double state = random.nextGaussian();
        for (int i = 0; i < values; i++) {
            series[i] = 100 * Math.exp(noise * state);
            state =
                    correlation * state
                            + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
        }
        return series;
    }
}
