package io.syncorswim.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.syncorswim.experiment.Fault.Window;
import io.syncorswim.wire.TargetSystem;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/**
 * The sums that the defaults are chosen by, as docs/experiment-file.md does them: a backlog is a
 * fluid that flows in at the arrival rate and out at the capacity.
 */
class DefaultsTest {
    /** Starting and stopping processes, reconciling: what a trial takes beside load and drain. */
    private static final double OVERHEAD_SECONDS = 4;

    /** A restarted backend serves again this long after its window's end. */
    private static final double RESTART_SECONDS = 1;

    private static final Experiment DEFAULTS = Defaults.experiment();

    @Test
    void payment_is_the_bottleneck_and_45_percent_busy_when_calm() {
        double rate = DEFAULTS.workload().ratePerSecond();
        double payment = DEFAULTS.backend(TargetSystem.PAYMENT).capacityPerSecond();
        assertThat(rate / payment).isCloseTo(0.45, within(0.001));
        assertThat(DEFAULTS.backends().values())
                .allSatisfy(backend ->
                        assertThat(backend.capacityPerSecond()).isGreaterThanOrEqualTo(payment));
    }

    @Test
    void the_spike_asks_payment_for_more_than_twice_its_capacity_and_the_host_for_400_a_second() {
        double spiked =
                DEFAULTS.workload().ratePerSecond() * Defaults.spike(whole(DEFAULTS)).factor();
        assertThat(spiked / DEFAULTS.backend(TargetSystem.PAYMENT).capacityPerSecond())
                .isCloseTo(2.25, within(0.001));
        assertThat(spiked).isLessThanOrEqualTo(400);
    }

    @Test
    void failing_payments_can_all_be_tried_again_without_a_backlog() {
        double attempts =
                DEFAULTS.workload().ratePerSecond()
                        / (1 - Defaults.failing(whole(DEFAULTS)).ratio());
        assertThat(attempts)
                .isLessThan(0.7 * DEFAULTS.backend(TargetSystem.PAYMENT).capacityPerSecond());
    }

    @Test
    void the_backlog_of_messages_is_as_documented() {
        assertThat(spikeBacklog(DEFAULTS)).isCloseTo(1_333, within(1.0));
        assertThat(slowBacklog(DEFAULTS)).isCloseTo(373, within(1.0));
        assertThat(downBacklog(DEFAULTS)).isCloseTo(560, within(1.0));
    }

    @Test
    void the_spikes_backlog_is_gone_soon_after_the_load_and_the_others_before_its_end() {
        assertThat(spikeDrain(DEFAULTS)).isCloseTo(3.6, within(0.1));
        assertThat(slowDrain(DEFAULTS)).isZero();
        assertThat(downDrain(DEFAULTS)).isZero();
    }

    @Test
    void the_15_default_trials_fit_into_eight_minutes_of_which_65_percent_are_load() {
        double total = totalSeconds(DEFAULTS);
        double load = 15 * seconds(DEFAULTS.phases().end());
        assertThat(Plan.of(DEFAULTS).trials()).hasSize(15);
        assertThat(total).isLessThan(8 * 60 - 30);
        assertThat(load / total).isGreaterThan(0.65);
    }

    @Test
    void the_15_quick_trials_fit_into_three_minutes() {
        Experiment quick = Defaults.quick(DEFAULTS);
        assertThat(Plan.of(quick).trials()).hasSize(15);
        assertThat(totalSeconds(quick)).isLessThan(3 * 60 - 10);
    }

    @Test
    void quick_keeps_faults_as_long_as_the_fault_phase_and_shorter_phases_as_they_are() {
        Experiment quick = Defaults.quick(DEFAULTS);
        for (Scenario scenario : quick.scenarios()) {
            assertThat(scenario.faults())
                    .allSatisfy(fault -> assertThat(fault.window()).isEqualTo(whole(quick)));
        }
        assertThat(Defaults.quick(quick)).isEqualTo(quick);
    }

    private static double totalSeconds(Experiment e) {
        double drains = spikeDrain(e) + slowDrain(e) + downDrain(e);
        return 15 * (seconds(e.phases().end()) + OVERHEAD_SECONDS) + drains;
    }

    private static double spikeDrain(Experiment e) {
        return drainSeconds(e, spikeBacklog(e), seconds(e.phases().recovery()));
    }

    private static double slowDrain(Experiment e) {
        return drainSeconds(e, slowBacklog(e), seconds(e.phases().recovery()));
    }

    private static double downDrain(Experiment e) {
        double served = seconds(e.phases().recovery()) - RESTART_SECONDS;
        return drainSeconds(e, downBacklog(e), served);
    }

    private static double spikeBacklog(Experiment e) {
        double rate = e.workload().ratePerSecond() * Defaults.spike(whole(e)).factor();
        return (rate - capacity(e)) * seconds(e.phases().fault());
    }

    private static double slowBacklog(Experiment e) {
        double slowed = capacity(e) / Defaults.slow(whole(e)).factor();
        return (e.workload().ratePerSecond() - slowed) * seconds(e.phases().fault());
    }

    private static double downBacklog(Experiment e) {
        return e.workload().ratePerSecond() * (seconds(e.phases().fault()) + RESTART_SECONDS);
    }

    /** What is left of the backlog at the load's end, then worked off at the whole capacity. */
    private static double drainSeconds(Experiment e, double backlog, double recoverySeconds) {
        double workedOff = (capacity(e) - e.workload().ratePerSecond()) * recoverySeconds;
        return Math.max(0, backlog - workedOff) / capacity(e);
    }

    private static double capacity(Experiment e) {
        return e.backend(TargetSystem.PAYMENT).capacityPerSecond();
    }

    private static Window whole(Experiment e) {
        return Defaults.window(e.phases());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
