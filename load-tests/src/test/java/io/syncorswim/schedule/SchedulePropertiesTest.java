package io.syncorswim.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.Experiments;
import io.syncorswim.experiment.Fault.Spike;
import io.syncorswim.experiment.Fault.Window;
import io.syncorswim.experiment.Scenario;
import io.syncorswim.experiment.Workload.Arrivals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What holds for every seed, rate and spike. */
class SchedulePropertiesTest {
    private static final Scenario STEADY = new Scenario("steady", List.of());

    @Property(tries = 100)
    void the_same_seed_gives_the_same_schedule(
            @ForAll long seed,
            @ForAll Arrivals arrivals,
            @ForAll @DoubleRange(min = 0.5, max = 2_000) double rate) {
        Experiment experiment = Experiments.with(seed, arrivals, rate);
        assertThat(Schedule.of(experiment, STEADY, 1))
                .isEqualTo(Schedule.of(experiment, STEADY, 1));
    }

    @Property(tries = 100)
    void starts_ascend_from_zero_and_stay_below_the_end_of_the_load(
            @ForAll long seed,
            @ForAll Arrivals arrivals,
            @ForAll @DoubleRange(min = 0.5, max = 2_000) double rate,
            @ForAll @DoubleRange(min = 0.01, max = 10) double factor) {
        Experiment experiment = Experiments.with(seed, arrivals, rate);
        Schedule schedule = Schedule.of(experiment, spike(0, 3_000, factor), 1);
        long[] times = ScheduleTest.times(schedule);
        assertThat(times).isSorted();
        if (times.length > 0) {
            assertThat(times[0]).isNotNegative();
            assertThat(times[times.length - 1]).isLessThan(experiment.phases().end().toNanos());
        }
    }

    @Property(tries = 100)
    void scenarios_share_their_schedule_until_the_spike_begins(
            @ForAll long seed,
            @ForAll Arrivals arrivals,
            @ForAll @DoubleRange(min = 10, max = 2_000) double rate,
            @ForAll @DoubleRange(min = 2, max = 10) double factor,
            @ForAll @IntRange(max = 2_000) int fromMillis) {
        Experiment experiment = Experiments.with(seed, arrivals, rate);
        long[] calm = ScheduleTest.times(Schedule.of(experiment, STEADY, 1));
        long[] spiked =
                ScheduleTest.times(Schedule.of(experiment, spike(fromMillis, 500, factor), 1));
        long spikeNs =
                experiment.phases().faultStart().plus(Duration.ofMillis(fromMillis)).toNanos();
        // An order right at the beginning may be rounded to either side of it.
        int before = (int) Arrays.stream(calm).filter(ns -> ns < spikeNs - 1).count();
        assertThat(Arrays.copyOf(spiked, before)).isEqualTo(Arrays.copyOf(calm, before));
        assertThat(spiked.length).isGreaterThanOrEqualTo(calm.length);
    }

    @Property(tries = 50)
    void repetitions_and_seeds_differ(
            @ForAll @IntRange(max = 1_000_000) int seed,
            @ForAll @IntRange(min = 2, max = 50) int repetition) {
        Experiment experiment = Experiments.with(seed, Arrivals.POISSON, 100);
        Schedule first = Schedule.of(experiment, STEADY, 1);
        assertThat(Schedule.of(experiment, STEADY, repetition)).isNotEqualTo(first);
        Experiment neighbour = Experiments.with(seed + 1L, Arrivals.POISSON, 100);
        assertThat(Schedule.of(neighbour, STEADY, 1)).isNotEqualTo(first);
    }

    @Property(tries = 50)
    void overlapping_spikes_multiply(
            @ForAll @DoubleRange(min = 0.1, max = 10) double one,
            @ForAll @DoubleRange(min = 0.1, max = 10) double other) {
        Experiment experiment = Experiments.with(1, Arrivals.EVEN, 100);
        Scenario scenario =
                new Scenario(
                        "twice",
                        List.of(
                                new Spike(one, window(0, 2_000)),
                                new Spike(other, window(1_000, 2_000))));
        Duration before = experiment.phases().faultStart();
        Duration after = experiment.phases().end().minus(before).minusSeconds(3);
        assertThat(Schedule.segments(experiment, scenario))
                .containsExactly(
                        new Segment(before, 100),
                        new Segment(Duration.ofSeconds(1), 100 * one),
                        new Segment(Duration.ofSeconds(1), 100 * (one * other)),
                        new Segment(Duration.ofSeconds(1), 100 * other),
                        new Segment(after, 100));
    }

    @Property(tries = 50)
    void an_experiment_expects_as_many_orders_as_its_schedule_has(
            @ForAll @DoubleRange(min = 1, max = 500) double rate,
            @ForAll @DoubleRange(min = 0.1, max = 10) double factor) {
        Experiment experiment = Experiments.with(1, Arrivals.EVEN, rate);
        Scenario scenario = spike(250, 1_500, factor);
        assertThat((double) Schedule.of(experiment, scenario, 1).size())
                .isBetween(
                        experiment.expectedOrders(scenario) - 1,
                        experiment.expectedOrders(scenario) + 1);
    }

    private static Scenario spike(long fromMillis, long forMillis, double factor) {
        return new Scenario("spike", List.of(new Spike(factor, window(fromMillis, forMillis))));
    }

    private static Window window(long fromMillis, long forMillis) {
        return new Window(Duration.ofMillis(fromMillis), Duration.ofMillis(forMillis));
    }
}
