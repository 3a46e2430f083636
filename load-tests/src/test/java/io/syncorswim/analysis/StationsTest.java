package io.syncorswim.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.syncorswim.experiment.BackendSpec;
import io.syncorswim.experiment.Defaults;
import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.FrontendSpec;
import io.syncorswim.experiment.Pattern;
import io.syncorswim.experiment.Workload;
import io.syncorswim.experiment.Workload.Arrivals;
import io.syncorswim.theory.ErlangC;
import io.syncorswim.theory.Offered;
import io.syncorswim.wire.ServiceTime;
import io.syncorswim.wire.TargetSystem;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

class StationsTest {
    private static final Experiment DEFAULTS = Defaults.experiment();

    @Test
    void a_chain_of_exponential_backends_takes_the_sum_of_their_erlang_times() {
        double sum =
                new ErlangC(new Offered(80, 8, 0.020)).meanS()
                        + new ErlangC(new Offered(80, 8, 0.045)).meanS()
                        + new ErlangC(new Offered(80, 8, 0.025)).meanS();

        Stations.Model model = Stations.model(DEFAULTS, Pattern.CHAIN);

        assertThat(model.reason()).isNull();
        assertThat(model.meanS()).isCloseTo(sum, within(1e-9));
        assertThat(model.distribution()).isNotNull();
    }

    @Test
    void a_fan_out_is_slower_than_its_slowest_backend_and_faster_than_the_chain() {
        double fanOut = Stations.model(DEFAULTS, Pattern.FAN_OUT).meanS();

        assertThat(fanOut)
                .isGreaterThan(new ErlangC(new Offered(80, 8, 0.045)).meanS())
                .isLessThan(Stations.model(DEFAULTS, Pattern.CHAIN).meanS());
        assertThat(Stations.model(DEFAULTS, Pattern.MESSAGING).meanS()).isEqualTo(fanOut);
    }

    @Test
    void an_overloaded_backend_has_a_reason_and_no_number() {
        Stations.Model model = Stations.model(at(200, Arrivals.POISSON), Pattern.MESSAGING);

        assertThat(model.reason())
                .isEqualTo("payment is asked for 112.5% of its capacity: no queue settles there");
        assertThat(model.meanS()).isNaN();
    }

    @Test
    void a_short_queue_that_theory_would_fill_is_a_reason_for_request_response_alone() {
        Experiment nearlyFull = at(160, Arrivals.POISSON);

        assertThat(Stations.model(nearlyFull, Pattern.CHAIN).reason()).contains("has room for 32");
        assertThat(Stations.model(nearlyFull, Pattern.MESSAGING).reason()).isNull();
    }

    @Test
    void a_frontend_that_would_be_full_is_a_reason() {
        Experiment small =
                with(
                        DEFAULTS,
                        DEFAULTS.workload(),
                        new FrontendSpec(12, 64, 512, Duration.ofSeconds(1), Duration.ofSeconds(2)),
                        DEFAULTS.backends());

        assertThat(Stations.model(small, Pattern.CHAIN).reason()).contains("room for 12 orders");
        assertThat(Stations.model(small, Pattern.CHAIN_VIRTUAL).reason()).isNull();
    }

    @Test
    void even_arrivals_leave_the_chain_an_approximation_and_the_others_a_reason() {
        Experiment even = at(80, Arrivals.EVEN);

        Stations.Model chain = Stations.model(even, Pattern.CHAIN);
        assertThat(chain.meanS())
                .isLessThan(Stations.model(DEFAULTS, Pattern.CHAIN).meanS())
                .isGreaterThan(0.090);
        assertThat(chain.distribution()).isNull();
        assertThat(Stations.model(even, Pattern.FAN_OUT).reason()).contains("arrivals are even");
    }

    @Test
    void fixed_service_times_wait_less_than_exponential_ones() {
        Map<TargetSystem, BackendSpec> fixed = new EnumMap<>(TargetSystem.class);
        DEFAULTS.backends()
                .forEach((system, backend) ->
                        fixed.put(
                                system,
                                new BackendSpec(
                                        backend.workers(),
                                        backend.queue(),
                                        backend.prefetch(),
                                        new ServiceTime(
                                                ServiceTime.Distribution.FIXED,
                                                backend.serviceTime().mean()))));
        Experiment experiment = with(DEFAULTS, DEFAULTS.workload(), DEFAULTS.frontend(), fixed);

        Stations.Model chain = Stations.model(experiment, Pattern.CHAIN);
        assertThat(chain.meanS())
                .isGreaterThan(0.090)
                .isLessThan(Stations.model(DEFAULTS, Pattern.CHAIN).meanS());
        // All at once and nearly without queues: the slowest is payment, always.
        assertThat(Stations.model(experiment, Pattern.FAN_OUT).meanS())
                .isCloseTo(0.045, within(0.001));
    }

    private static Experiment at(double rate, Arrivals arrivals) {
        return with(
                DEFAULTS,
                new Workload(rate, arrivals, Duration.ofSeconds(3)),
                DEFAULTS.frontend(),
                DEFAULTS.backends());
    }

    private static Experiment with(
            Experiment base,
            Workload workload,
            FrontendSpec frontend,
            Map<TargetSystem, BackendSpec> backends) {
        return new Experiment(
                base.name(),
                base.seed(),
                base.repetitions(),
                base.broker(),
                base.slo(),
                workload,
                base.phases(),
                base.deadlines(),
                frontend,
                backends,
                base.patterns(),
                base.scenarios());
    }
}
