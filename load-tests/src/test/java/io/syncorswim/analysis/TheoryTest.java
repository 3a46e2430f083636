package io.syncorswim.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.syncorswim.analysis.Analysis.Prediction;
import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.Fault;
import io.syncorswim.experiment.Pattern;
import io.syncorswim.experiment.Scenario;
import io.syncorswim.wire.TargetSystem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Predictions beside measured figures, from records to the analysis. */
class TheoryTest {
    private static final Scenario STEADY = new Scenario("steady", List.of());

    @TempDir Path results;

    @Test
    void a_calm_scenario_is_compared_over_all_of_its_load_after_the_warm_up() throws Exception {
        Experiment experiment = RunFixture.experiment(Pattern.CHAIN, STEADY, 1);
        RunFixture fixture = RunFixture.of(experiment, 1).quietLab();
        for (int order = 0; order < 400; order++) {
            long at = 1_000 + 10L * order;
            // 90 and 94 ms in turn: the mean is 92 ms, in every stretch of time.
            long took = order % 2 == 0 ? 90 : 94;
            fixture.order(at, at, at + took, 200).done(at + took);
        }

        List<Prediction> theory = analyzed(fixture, experiment);

        assertThat(theory).hasSize(1);
        Prediction mean = theory.getFirst();
        assertThat(mean.figure()).isEqualTo("response mean");
        assertThat(mean.phase()).isEqualTo("all after the warm-up");
        assertThat(mean.measuredMs()).isCloseTo(92, within(1e-9));
        // 4 orders a second find no queue: 20 + 45 + 25 ms of work.
        assertThat(mean.predictedMs()).isCloseTo(90, within(0.01));
        assertThat(mean.residualMs()).isCloseTo(2, within(0.01));
        assertThat(mean.lowMs()).isCloseTo(92, within(1e-6));
        assertThat(mean.highMs()).isCloseTo(92, within(1e-6));
        assertThat(mean.reason()).isNull();
    }

    @Test
    void a_scenario_with_a_fault_is_compared_over_its_baseline_alone() throws Exception {
        Fault.Window window = new Fault.Window(Duration.ZERO, Duration.ofSeconds(1));
        Scenario slow =
                new Scenario("slow", List.of(new Fault.Slow(TargetSystem.PAYMENT, 10, window)));
        Experiment experiment = RunFixture.experiment(Pattern.CHAIN, slow, 1);
        RunFixture fixture = RunFixture.of(experiment, 1).quietLab();
        for (int order = 0; order < 1_600; order++) {
            long at = 1_000 + 5L * order / 2;
            // From 1.6 s on the fault finds them underway.
            long took = at < 1_600 ? 91 : 900;
            fixture.order(at, at, at + took, 200).done(at + took);
        }

        Prediction mean = analyzed(fixture, experiment).getFirst();

        assertThat(mean.phase()).isEqualTo("baseline");
        assertThat(mean.measuredMs()).isCloseTo(91, within(1e-9));
    }

    @Test
    void orders_that_did_not_go_through_and_too_few_orders_are_reasons() throws Exception {
        Experiment experiment = RunFixture.experiment(Pattern.CHAIN, STEADY, 1);
        RunFixture refused = RunFixture.of(experiment, 1).quietLab();
        for (int order = 0; order < 200; order++) {
            long at = 1_000 + 20L * order;
            refused.order(at, at, at + 90, order == 7 ? 503 : 200);
        }

        Prediction none = analyzed(refused, experiment).getFirst();

        assertThat(none.reason()).startsWith("1 of 200 orders did not go through");
        assertThat(none.predictedMs()).isNull();
        assertThat(none.residualMs()).isNull();
    }

    @Test
    void messaging_has_no_model_of_its_answer_and_even_arrivals_none_of_its_completion()
            throws Exception {
        Experiment experiment = RunFixture.experiment(Pattern.MESSAGING, STEADY, 1);
        RunFixture fixture = RunFixture.of(experiment, 1).quietLab();
        fixture.order(1_500, 1_500, 1_502, 202).done(1_600);

        List<Prediction> theory = analyzed(fixture, experiment);

        assertThat(theory).extracting(Prediction::figure).containsExactly("response", "completion");
        assertThat(theory.getFirst().reason()).contains("the broker's confirm");
        assertThat(theory.getLast().reason()).contains("arrivals are even");
    }

    private List<Prediction> analyzed(RunFixture fixture, Experiment experiment) throws Exception {
        RunFixture.writeEnvironment(results, true);
        fixture.write(results);
        return Analyzer.analyze(results, experiment).theory();
    }
}
