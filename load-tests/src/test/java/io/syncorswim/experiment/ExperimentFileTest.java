package io.syncorswim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.experiment.Fault.Slow;
import io.syncorswim.experiment.Fault.Spike;
import io.syncorswim.experiment.Fault.Window;
import io.syncorswim.experiment.Workload.Arrivals;
import io.syncorswim.wire.TargetSystem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What a file means. */
class ExperimentFileTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "phases:\nbackends:\n  payment:\n", "\uFEFFname: three-patterns\r\n"})
    void what_is_left_out_has_its_default(String yaml) throws BadInput {
        assertThat(read(yaml)).isEqualTo(Defaults.experiment());
    }

    @Test
    void one_key_changes_one_thing() throws BadInput {
        Experiment read = read("backends: {payment: {workers: 3}}");
        Experiment defaults = Defaults.experiment();
        BackendSpec payment = defaults.backend(TargetSystem.PAYMENT);
        assertThat(read.backend(TargetSystem.PAYMENT))
                .isEqualTo(
                        new BackendSpec(
                                3, payment.queue(), payment.prefetch(), payment.serviceTime()));
        assertThat(read.backend(TargetSystem.SHIPPING))
                .isEqualTo(defaults.backend(TargetSystem.SHIPPING));
        assertThat(read.scenarios()).isEqualTo(defaults.scenarios());
    }

    @Test
    void default_faults_last_as_long_as_the_fault_phase_of_the_file() throws BadInput {
        for (Scenario scenario : read("phases: {fault: 90s}").scenarios()) {
            assertThat(scenario.faults())
                    .allSatisfy(fault -> assertThat(fault.window()).isEqualTo(window(0, 90_000)));
        }
    }

    @Test
    void scenarios_are_timelines_in_the_order_of_the_file() throws BadInput {
        Experiment read =
                read(
                        """
                        scenarios:
                          storm:
                            - spike: {factor: 2.5, from: 500ms, for: 2s}
                            - slow: {from: 4s}
                          calm:
                        """);
        assertThat(read.scenarios())
                .containsExactly(
                        new Scenario(
                                "storm",
                                List.of(
                                        new Spike(2.5, window(500, 2_000)),
                                        new Slow(TargetSystem.PAYMENT, 10, window(4_000, 2_000)))),
                        new Scenario("calm", List.of()));
    }

    @Test
    void a_fault_may_begin_in_the_recovery_when_it_says_how_long_it_lasts() throws BadInput {
        Experiment read = read("scenarios: {late: [spike: {from: 8s, for: 5s}]}");
        assertThat(read.scenarios().getFirst().faults().getFirst().window())
                .isEqualTo(window(8_000, 5_000));
    }

    @Test
    void words_that_other_yaml_schemas_make_something_else_of_stay_words() throws BadInput {
        assertThat(read("name: null\nscenarios: {on: [], no: [], true: []}").scenarios())
                .extracting(Scenario::name)
                .containsExactly("on", "no", "true");
    }

    @Test
    void the_workload_takes_every_notation() throws BadInput {
        assertThat(read("workload: {rate: 300/m, arrivals: even, client-timeout: 1.5s}").workload())
                .isEqualTo(new Workload(5, Arrivals.EVEN, Duration.ofMillis(1_500)));
    }

    @Test
    void a_brokers_password_is_kept_for_use_but_not_written() throws BadInput {
        Experiment read = read("broker: amqp://user:s3cret@localhost:5673/shop");
        assertThat(read.broker())
                .isEqualTo(
                        new BrokerChoice.External(
                                URI.create("amqp://user:s3cret@localhost:5673/shop")));
        String written = ExperimentFile.write(read);
        assertThat(written)
                .contains("broker: amqp://localhost:5673/shop\n")
                .doesNotContain("s3cret");
        assertThat(read.toString()).doesNotContain("s3cret");
        assertThat(read(written).broker().shown()).isEqualTo(read.broker().shown());
    }

    private static Experiment read(String yaml) throws BadInput {
        return ExperimentFile.parse(yaml, "x.yaml");
    }

    private static Window window(long fromMillis, long forMillis) {
        return new Window(Duration.ofMillis(fromMillis), Duration.ofMillis(forMillis));
    }
}
