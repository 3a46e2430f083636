package io.syncorswim.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncorswim.experiment.Fault.Window;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class OverridesTest {
    private static final Experiment DEFAULTS = Defaults.experiment();

    @Test
    void no_flag_changes_nothing() throws BadInput {
        assertThat(flags(Map.of()).applyTo(DEFAULTS)).isEqualTo(DEFAULTS);
    }

    @Test
    void every_flag_changes_its_part() throws BadInput {
        Experiment changed =
                new Overrides(
                                false,
                                "7",
                                "3",
                                "embedded",
                                "2s",
                                "40/s",
                                "1s",
                                "2s",
                                "3s",
                                "4s",
                                List.of("messaging", "chain"),
                                List.of("down", "steady"))
                        .applyTo(DEFAULTS);
        assertThat(changed.seed()).isEqualTo(7);
        assertThat(changed.repetitions()).isEqualTo(3);
        assertThat(changed.broker()).isEqualTo(new BrokerChoice.Embedded());
        assertThat(changed.slo()).isEqualTo(Duration.ofSeconds(2));
        assertThat(changed.workload().ratePerSecond()).isEqualTo(40);
        assertThat(changed.phases()).isEqualTo(phases(1, 2, 3, 4));
        assertThat(changed.patterns()).containsExactly(Pattern.MESSAGING, Pattern.CHAIN);
        assertThat(changed.scenarios())
                .extracting(Scenario::name)
                .containsExactly("down", "steady");
    }

    @Test
    void a_longer_fault_phase_stretches_the_faults() throws BadInput {
        Experiment longer = flags(Map.of("fault", "12s")).applyTo(DEFAULTS);
        assertThat(longer.scenarios().get(1).faults().getFirst().window())
                .isEqualTo(new Window(Duration.ZERO, Duration.ofSeconds(12)));
    }

    @Test
    void a_window_within_the_fault_phase_keeps_its_proportion() throws BadInput {
        Experiment experiment =
                ExperimentFile.parse("scenarios: {a: [spike: {from: 1s, for: 2s}]}", "x.yaml");
        Experiment shorter = flags(Map.of("fault", "3s")).applyTo(experiment);
        assertThat(shorter.scenarios().getFirst().faults().getFirst().window())
                .isEqualTo(new Window(Duration.ofMillis(500), Duration.ofSeconds(1)));
    }

    @Test
    void a_flag_for_a_phase_comes_on_top_of_quick() throws BadInput {
        Experiment quick =
                new Overrides(
                                true, null, null, null, null, null, null, "9s", null, null,
                                List.of(), List.of())
                        .applyTo(DEFAULTS);
        assertThat(quick.phases().baseline()).isEqualTo(Duration.ofSeconds(9));
        assertThat(quick.phases().fault()).isEqualTo(Defaults.quick(DEFAULTS).phases().fault());
    }

    @Test
    void what_is_not_run_can_not_be_wrong() throws BadInput {
        Overrides overrides =
                new Overrides(
                        false,
                        null,
                        null,
                        null,
                        null,
                        "40000/s",
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of("steady"));
        assertThat(overrides.applyTo(DEFAULTS).workload().ratePerSecond()).isEqualTo(40_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '"',
            textBlock =
                    """
                    rate, 0/s       -> --rate: the rate must be from 0.1/s to 50000/s, not 0/s
                    rate, fast      -> --rate: a rate is a number of orders per second or minute, like 80/s or 300/m, not 'fast'
                    rate, 20000/s   -> --rate: scenario 'spike' would offer 100000 orders per second; at most 50000 can be: lower the rate or the spike's factor
                    seed, abc       -> --seed: a whole number from -9223372036854775808 to 9223372036854775807 is expected, not 'abc'
                    repetitions, 0  -> --repetitions: repetitions must be from 1 to 1000, not 0
                    broker, kafka   -> --broker: a broker is auto, embedded, rabbitmq or amqp://user:password@host:port/vhost, not 'kafka'
                    fault, 5        -> --fault: a duration is a number and a unit (h, m, s, ms, us or ns), like 30s or 250ms, not '5'
                    warm-up, 0s     -> --warm-up: a phase lasts from 1s to 24h, not 0s
                    slo, 1h         -> --slo: the slo must be from 1ms to 10m, not 1h
                    pattern, fanout -> --pattern: a pattern is chain, chain-virtual, fan-out or messaging, not 'fanout'; did you mean 'fan-out'?
                    scenario, spik  -> --scenario: this experiment has steady, spike, slow, failing, down, not 'spik'; did you mean 'spike'?
                    """)
    void a_mistake_names_the_flag_and_what_is_allowed(String flag, String message) {
        String[] parts = flag.split(", ");
        assertThatThrownBy(() -> flags(Map.of(parts[0], parts[1])).applyTo(DEFAULTS))
                .isInstanceOf(BadInput.class)
                .hasMessage(message);
    }

    private static Overrides flags(Map<String, String> texts) {
        return new Overrides(
                false,
                texts.get("seed"),
                texts.get("repetitions"),
                texts.get("broker"),
                texts.get("slo"),
                texts.get("rate"),
                texts.get("warm-up"),
                texts.get("baseline"),
                texts.get("fault"),
                texts.get("recovery"),
                list(texts.get("pattern")),
                list(texts.get("scenario")));
    }

    private static List<String> list(@Nullable String text) {
        return text == null ? List.of() : List.of(text);
    }

    private static Phases phases(int warmUp, int baseline, int fault, int recovery) {
        return new Phases(
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(baseline),
                Duration.ofSeconds(fault),
                Duration.ofSeconds(recovery));
    }
}
