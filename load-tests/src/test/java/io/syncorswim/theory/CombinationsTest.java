package io.syncorswim.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;

class CombinationsTest {
    private static final Percentage SMALL = Percentage.withPercentage(0.1);

    @Test
    void the_slowest_of_three_exponentials_is_inclusion_and_exclusion() {
        double a = 1 / 0.005;
        double b = 1 / 0.008;
        double c = 1 / 0.012;
        double mean =
                1 / a + 1 / b + 1 / c - 1 / (a + b) - 1 / (a + c) - 1 / (b + c) + 1 / (a + b + c);
        Maximum slowest =
                new Maximum(
                        List.of(
                                new Exponential(0.005),
                                new Exponential(0.008),
                                new Exponential(0.012)));

        assertThat(slowest.meanS()).isCloseTo(mean, SMALL);
        double t = 0.03;
        double all = (1 - Math.exp(-a * t)) * (1 - Math.exp(-b * t)) * (1 - Math.exp(-c * t));
        assertThat(slowest.tail(t)).isCloseTo(1 - all, within(1e-12));
        assertThat(slowest.tail(slowest.quantileS(0.99))).isCloseTo(0.01, within(1e-9));
    }

    @Test
    void a_mean_and_a_deviation_are_integrals_of_the_tail() {
        Exponential one = new Exponential(0.02);

        assertThat(Moments.meanS(one::tail, 0.05)).isCloseTo(0.02, SMALL);
        assertThat(Moments.deviationS(one::tail, 0.05)).isCloseTo(0.02, SMALL);
    }

    @Test
    void three_alike_in_a_row_are_erlangs_distribution() {
        Exponential one = new Exponential(0.01);
        Tandem sum = new Tandem(List.of(one, one, one));

        assertThat(sum.meanS()).isCloseTo(0.03, within(1e-12));
        for (double t : new double[] {0.01, 0.025, 0.05, 0.09}) {
            double x = t / 0.01;
            double erlang = Math.exp(-x) * (1 + x + x * x / 2);
            assertThat(sum.tail(t)).isCloseTo(erlang, within(1e-4));
        }
        assertThat(Moments.meanS(sum::tail, 0.03)).isCloseTo(0.03, SMALL);
        assertThat(sum.tail(0)).isCloseTo(1, within(1e-3));
        assertThat(sum.tail(10)).isZero();
    }

    @Test
    void a_spike_leaves_what_it_brings_beyond_the_capacity() {
        // 2 s at 500/s into 200/s leave 600, which 100/s of spare capacity drain in 6 s.
        Spike spike = new Spike(100, 500, 200, 2);

        assertThat(spike.backlog()).isEqualTo(600);
        assertThat(spike.drainS()).isEqualTo(6);
        assertThat(spike.worstWaitS()).isEqualTo(3);
        assertThatThrownBy(() -> new Spike(300, 500, 200, 2)).hasMessageContaining("capacity");
    }

    @Test
    void a_freeze_of_a_twentieth_of_the_window_is_all_that_the_99th_percentile_sees() {
        Freeze freeze = new Freeze(0.005, 1.4, 28);

        assertThat(freeze.quantileS(0.5)).isCloseTo(0.005, within(1e-9));
        assertThat(freeze.quantileS(0.9)).isCloseTo(0.005, within(1e-9));
        assertThat(freeze.quantileS(0.99)).isCloseTo(0.005 + 1.4 - 0.28, within(1e-9));
        assertThat(freeze.maximumS()).isCloseTo(1.405, within(1e-12));
        assertThat(Moments.meanS(freeze::tail, 1)).isCloseTo(freeze.meanS(), SMALL);
    }

    @Test
    void departures_follow_by_hand() {
        long[] arrivals = {0, 1, 2, 10};
        long[] services = {5, 5, 1, 2};

        assertThat(SamplePath.departures(arrivals, services, 1)).containsExactly(5, 10, 11, 13);
        assertThat(SamplePath.departures(arrivals, services, 2)).containsExactly(5, 6, 6, 12);
        assertThat(SamplePath.departures(arrivals, services, 0)).containsExactly(5, 6, 3, 12);
    }

    @Test
    void departures_are_those_of_a_queue_that_is_walked_through_in_small_steps() {
        SplittableRandom random = new SplittableRandom(5);
        for (int workers = 1; workers <= 5; workers++) {
            int orders = 200;
            long[] arrivals = new long[orders];
            long[] services = new long[orders];
            long now = 0;
            for (int i = 0; i < orders; i++) {
                now += random.nextLong(8);
                arrivals[i] = now;
                services[i] = 1 + random.nextLong(30);
            }

            assertThat(SamplePath.departures(arrivals, services, workers))
                    .containsExactly(walked(arrivals, services, workers));
        }
    }

    /** Time goes by in steps of 1; whoever is free takes the next who has come. */
    private static long[] walked(long[] arrivals, long[] services, int workers) {
        long[] departures = new long[arrivals.length];
        long[] busyUntil = new long[workers];
        int next = 0;
        for (long now = 0; next < arrivals.length; now++) {
            for (int worker = 0; worker < workers; worker++) {
                boolean free = busyUntil[worker] <= now;
                if (free && next < arrivals.length && arrivals[next] <= now) {
                    departures[next] = now + services[next];
                    busyUntil[worker] = departures[next];
                    next++;
                }
            }
        }
        return departures;
    }
}
