package io.syncorswim.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.analysis.Analysis.Cost;
import io.syncorswim.analysis.Analysis.Ledger;
import io.syncorswim.analysis.Analysis.Outcome;
import io.syncorswim.analysis.Analysis.Percentiles;
import io.syncorswim.analysis.Analysis.Second;
import io.syncorswim.experiment.BadInput;
import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.ExperimentFile;
import io.syncorswim.experiment.Fault;
import io.syncorswim.experiment.Pattern;
import io.syncorswim.experiment.Plan;
import io.syncorswim.experiment.Scenario;
import io.syncorswim.experiment.Trial;
import io.syncorswim.recording.JsonFile;
import io.syncorswim.recording.TrialFolder;
import io.syncorswim.wire.TargetSystem;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Hand-made trials, and the figures that a person works out of them. */
class AnalyzerTest {
    private static final Scenario STEADY = new Scenario("steady", List.of());
    private static final Scenario DOWN =
            new Scenario(
                    "down",
                    List.of(
                            new Fault.Down(
                                    TargetSystem.PAYMENT,
                                    new Fault.Window(Duration.ZERO, Duration.ofSeconds(1)))));

    @TempDir Path results;

    @BeforeEach
    void environment() throws IOException {
        RunFixture.writeEnvironment(results, true);
    }

    @Test
    void a_calm_trial_is_valid_and_swims() throws Exception {
        Experiment experiment = RunFixture.experiment(Pattern.CHAIN, STEADY, 1);
        RunFixture fixture = RunFixture.of(experiment, 1).quietLab();
        for (long ms = 0; ms <= 4_900; ms += 20) {
            fixture.good(ms, 100);
        }
        fixture.write(results);

        Analysis analysis = Analyzer.analyze(results, experiment);

        assertThat(analysis.trials().getFirst().verdict().checks())
                .allMatch(check -> check.validity() == Validity.VALID);
        assertThat(analysis.validity()).isEqualTo(Validity.VALID);
        assertThat(analysis.complete()).isTrue();
        Cell cell = analysis.cells().getFirst();
        assertThat(cell.outcome()).isEqualTo(Outcome.SWAM);
        assertThat(cell.ledger().offered()).as("warm-up excluded").isEqualTo(196);
        assertThat(cell.ledger().complete()).isEqualTo(196);
        assertThat(cell.intervals().completedShare())
                .as("sixteen blocks without a failure prove no perfection")
                .satisfies(range -> assertThat(range.low()).isBetween(0.97, 0.99));
        assertThat(analysis.comparisons()).isEmpty();
        assertThat(cell.goodShare()).isEqualTo(1);
        assertThat(cell.timeToRecoverS()).isEqualTo(0);
        assertThat(cell.drainS()).isEqualTo(0);
        assertThat(cell.worstBacklog()).isEqualTo(5);
        assertThat(cell.series()).hasSize(5);
        assertThat(cell.series().getFirst())
                .isEqualTo(new Second(0, 50, 45, 50, 100.0, 100.0, 100.0, 100.0, 5));
        assertThat(analysis.trials().getFirst().hostCpuShare()).isEqualTo(0.5);
    }

    @Test
    void losses_duplicates_partials_and_recovered_orders_are_found_exactly() throws Exception {
        Experiment experiment = RunFixture.experiment(Pattern.MESSAGING, STEADY, 1);
        RunFixture.of(experiment, 1)
                .order(100, 100, 150, 202) // lost, but in the warm-up
                .good(1_000, 100)
                .good(1_100, 1_000) // within the objective, to the millisecond
                .good(1_200, 1_001) // a millisecond late
                .order(1_300, 1_301, 1_310, 202) // lost: nothing happened
                .order(1_400, 1_402, 1_410, 202) // lost: payment is missing
                .effect(TargetSystem.INVENTORY, 1_450)
                .effect(TargetSystem.SHIPPING, 1_450)
                .order(1_500, 1_503, 1_510, 202) // paid twice
                .done(1_600)
                .effect(TargetSystem.PAYMENT, 1_700)
                .order(1_600, 1_600, 1_605, 503)
                .order(1_700, 1_700, 1_750, 502) // failed, and yet reserved
                .effect(TargetSystem.INVENTORY, 1_740)
                .order(1_800, 1_800, 4_800, 0) // no answer, and yet done
                .done(4_900)
                .order(1_900, 1_900, 4_900, 0)
                .quietLab()
                .write(results);

        Cell cell = Analyzer.analyze(results, experiment).cells().getFirst();

        Ledger books = cell.ledger();
        assertThat(books.offered()).isEqualTo(10);
        assertThat(books.accepted()).isEqualTo(6);
        assertThat(books.refused()).isEqualTo(1);
        assertThat(books.failed()).isEqualTo(1);
        assertThat(books.unknown()).isEqualTo(2);
        assertThat(books.complete()).isEqualTo(4);
        assertThat(books.duplicated()).isEqualTo(1);
        assertThat(books.partial()).isEqualTo(2);
        assertThat(books.nothing()).isEqualTo(3);
        assertThat(books.lost()).isEqualTo(2);
        assertThat(books.recovered()).isEqualTo(1);
        assertThat(books.missing()).isZero();
        assertThat(books.rows())
                .contains(
                        new Ledger.Row("accepted", "complete", 3),
                        new Ledger.Row("accepted", "duplicated", 1),
                        new Ledger.Row("accepted", "partial", 1),
                        new Ledger.Row("accepted", "nothing", 1),
                        new Ledger.Row("failed", "partial", 1),
                        new Ledger.Row("unknown", "complete", 1));
        assertThat(cell.goodShare()).isEqualTo(0.2);
        assertThat(cell.completedShare()).isEqualTo(0.4);
        assertThat(cell.completion())
                .isEqualTo(
                        new Percentiles(
                                4, 1_000.0, 1_001.0, 3_100.0, 3_100.0, 3_100.0, 3_100.0, 3_100.0));
        assertThat(cell.response())
                .isEqualTo(
                        new Percentiles(
                                6, 10.0, 1_000.0, 1_001.0, 1_001.0, 1_001.0, 1_001.0, 1_001.0));
        assertThat(cell.service().p50()).isEqualTo(9.0);
        assertThat(cell.drainS()).as("two never completed").isNull();
        assertThat(cell.outcome()).isEqualTo(Outcome.SANK);
        assertThat(cell.outcomeReason()).startsWith("lost 2 of 10 orders");
    }

    @Test
    void the_backlog_counts_orders_from_sending_until_nobody_waits_for_them() throws Exception {
        Experiment experiment = RunFixture.experiment(Pattern.MESSAGING, STEADY, 1);
        RunFixture.of(experiment, 1)
                .order(900, 900, 910, 202) // carried over from the warm-up
                .done(2_100)
                .order(1_000, 1_000, 1_010, 202)
                .done(5_500)
                .order(1_500, 1_500, 1_600, 503) // until its answer
                .order(1_550, 1_550, 1_560, 202) // waits for ever
                .order(3_000, 3_000, 3_500, 0) // its user gave up at 3.5 s
                .done(5_800)
                .quietLab()
                .write(results);

        Cell cell = Analyzer.analyze(results, experiment).cells().getFirst();

        assertThat(cell.worstBacklog()).isEqualTo(4);
        assertThat(cell.series())
                .extracting(Second::backlog)
                .containsExactly(1L, 4L, 3L, 3L, 2L, 2L);
    }

    @Test
    void the_drain_lasts_until_the_last_accepted_order_is_done() throws Exception {
        Experiment experiment = RunFixture.experiment(Pattern.MESSAGING, STEADY, 1);
        RunFixture.of(experiment, 1)
                .order(4_900, 4_900, 4_910, 202)
                .done(5_750)
                .order(4_950, 4_950, 4_960, 502)
                .done(5_900)
                .quietLab()
                .write(results);

        Cell cell = Analyzer.analyze(results, experiment).cells().getFirst();

        assertThat(cell.drainS()).isEqualTo(0.75);
        assertThat(cell.series()).hasSize(6);
        assertThat(cell.series().get(4).goodput()).isEqualTo(1);
        assertThat(cell.series().get(5).offered()).isZero();
    }

    @Test
    void the_time_to_recover_is_counted_from_the_end_of_the_fault_as_it_happened()
            throws Exception {
        Experiment experiment = RunFixture.experiment(Pattern.CHAIN, DOWN, 1);
        RunFixture fixture = RunFixture.of(experiment, 1).quietLab().fault("down", 2_000, 3_100);
        for (long ms = 1_000; ms < 5_000; ms += 20) {
            if (ms >= 2_000 && ms < 3_900) {
                fixture.order(ms, ms, ms + 5, 502);
            } else {
                fixture.good(ms, 10);
            }
        }
        fixture.write(results);

        Cell cell = Analyzer.analyze(results, experiment).cells().getFirst();

        // Ready again at 3.1 s, failing until 3.9 s: the second half second is the last bad one.
        assertThat(cell.timeToRecoverS()).isEqualTo(1.0);
        assertThat(cell.recoveryNote()).contains("1.0 s after the fault's end");
        assertThat(cell.responseInFault().count()).isZero();
        assertThat(cell.responseInFault().p99()).isNull();
        assertThat(cell.faults()).containsExactly(new Analysis.Band("down", "down", 2.0, 3.1));
    }

    @Test
    void repetitions_are_pooled_and_rates_are_per_repetition() throws Exception {
        Experiment experiment = RunFixture.experiment(Pattern.CHAIN, STEADY, 2);
        RunFixture.of(experiment, 1).good(1_000, 10).good(1_100, 20).quietLab().write(results);
        RunFixture.of(experiment, 2).good(1_000, 30).good(1_010, 40).quietLab().write(results);

        Analysis analysis = Analyzer.analyze(results, experiment);

        assertThat(analysis.trials()).hasSize(2);
        Cell cell = analysis.cells().getFirst();
        assertThat(cell.completion())
                .isEqualTo(new Percentiles(4, 20.0, 30.0, 40.0, 40.0, 40.0, 40.0, 40.0));
        assertThat(cell.series().get(1).offered()).isEqualTo(2);
        assertThat(cell.series().get(1).backlog()).as("the worst repetition's").isEqualTo(2);
    }

    @Test
    void costs_are_counted_from_the_warm_ups_end_to_the_drains_end_over_restarts()
            throws Exception {
        Experiment experiment = RunFixture.experiment(Pattern.CHAIN, STEADY, 1);
        RunFixture fixture = RunFixture.of(experiment, 1);
        for (long ms = 0; ms <= 7_000; ms += 1_000) {
            fixture.sample(ms, "frontend", 1, ms / 2, 50_000_000 + ms)
                    .sample(ms, "inventory", 2, ms / 10, 40_000_000)
                    .sample(ms, "shipping", 4, ms / 10, 40_000_000)
                    .sample(ms, "broker", 5, ms, 900_000_000)
                    .sample(ms, "host", -1, ms, 1);
        }
        fixture.sample(500, "payment", 3, 100, 1_000_000)
                .sample(1_500, "payment", 3, 300, 2_000_000)
                .sample(2_500, "payment", 3, 500, 3_000_000)
                .sample(4_000, "payment", 9, 80, 9_000_000)
                .sample(6_000, "payment", 9, 180, 5_000_000)
                .good(1_000, 10)
                .good(2_000, 10)
                .write(results);

        List<Cost> costs = Analyzer.analyze(results, experiment).cells().getFirst().costs();

        assertThat(costs)
                .extracting(Cost::process)
                .containsExactly("frontend", "inventory", "payment", "shipping", "total");
        assertThat(costs.get(0).cpuSeconds()).isCloseTo(2.5, within(1e-9));
        assertThat(costs.get(0).cpuSecondsPer1000()).isCloseTo(1_250.0, within(1e-6));
        assertThat(costs.get(0).peakRssMb()).isCloseTo(50.006, within(1e-9));
        // 0.2 s at 1 s (interpolated) to 0.5 s at the kill, and all 0.18 s of the new process.
        assertThat(costs.get(2).cpuSeconds()).isCloseTo(0.48, within(1e-9));
        assertThat(costs.get(2).peakRssMb()).isCloseTo(9.0, within(1e-9));
        assertThat(costs.get(4).cpuSeconds()).isCloseTo(2.5 + 0.5 + 0.48 + 0.5, within(1e-9));
    }

    @Test
    void an_interrupted_run_is_analysed_as_far_as_it_came() throws Exception {
        RunFixture.writeEnvironment(results, false);
        Experiment experiment = RunFixture.experiment(Pattern.CHAIN, STEADY, 3);
        RunFixture.of(experiment, 1).good(1_000, 10).quietLab().write(results);
        TrialFolder second =
                RunFixture.of(experiment, 2)
                        .good(1_000, 10)
                        .unrecorded(1_100)
                        .interrupted()
                        .write(results);
        Files.delete(second.effects());
        Files.writeString(second.samples(), "not parquet");

        Analysis analysis = Analyzer.analyze(results, experiment);

        assertThat(analysis.complete()).isFalse();
        assertThat(analysis.validity()).isEqualTo(Validity.INVALID);
        assertThat(analysis.trials()).hasSize(2);
        assertThat(analysis.trials().getLast().ledger().missing()).isEqualTo(1);
        assertThat(analysis.trials().getLast().verdict().reasons())
                .anyMatch(reason ->
                        reason.contains("effects.parquet is missing")
                                && reason.contains("samples.parquet cannot be read"));
    }

    @Test
    void a_trial_that_left_no_timeline_is_invalid_and_harms_no_other() throws Exception {
        Experiment experiment = RunFixture.experiment(Pattern.CHAIN, STEADY, 2);
        RunFixture first = RunFixture.of(experiment, 1).quietLab();
        for (long ms = 0; ms <= 1_000; ms += 10) {
            first.good(ms, 10);
        }
        first.write(results);
        Files.createDirectories(TrialFolder.of(results, "chain.plain.steady.r2").raw());

        Analysis analysis = Analyzer.analyze(results, experiment);

        assertThat(analysis.trials().getFirst().verdict().validity()).isEqualTo(Validity.VALID);
        assertThat(analysis.trials().getLast().verdict().validity()).isEqualTo(Validity.INVALID);
        assertThat(analysis.cells().getFirst().ledger().offered()).isEqualTo(1);
    }

    @Test
    void what_is_written_reads_back_and_is_the_same_again() throws Exception {
        Experiment experiment = RunFixture.experiment(Pattern.CHAIN, DOWN, 1);
        Files.writeString(results.resolve("experiment.yaml"), ExperimentFile.write(experiment));
        TrialFolder folder =
                RunFixture.of(experiment, 1)
                        .good(1_000, 10)
                        .quietLab()
                        .fault("down", 2_000, 3_000)
                        .write(results);

        Analysis analysis = Analyzer.analyze(results);
        byte[] first = Files.readAllBytes(results.resolve("analysis.json"));

        assertThat(JsonFile.read(results.resolve("analysis.json"), Analysis.class, Analysis.SCHEMA))
                .isEqualTo(analysis);
        assertThat(JsonFile.read(folder.verdict(), Verdict.class, Verdict.SCHEMA))
                .isEqualTo(analysis.trials().getFirst().verdict());
        Analyzer.analyze(results);
        assertThat(results.resolve("analysis.json")).hasBinaryContent(first);
    }

    @Test
    void patterns_of_a_scenario_are_compared_in_words() throws Exception {
        Experiment experiment =
                RunFixture.experiment(List.of(Pattern.CHAIN, Pattern.FAN_OUT), STEADY, 3);
        List<Trial> trials = Plan.of(experiment).trials();
        for (Trial trial : trials) {
            boolean chain = trial.pattern() == Pattern.CHAIN;
            RunFixture fixture = new RunFixture(trial).quietLab();
            for (long ms = 0; ms < 4_900; ms += 3) {
                long noise = ms * ms % 40 + trial.repetition();
                fixture.good(ms, chain ? 200 + 2 * noise : 100 + noise);
            }
            fixture.write(results);
        }

        Analysis analysis = Analyzer.analyze(results, experiment);

        assertThat(analysis.comparisons())
                .extracting(Comparison::figure)
                .containsExactly("completed p99", "accepted p99", "completed share", "good share");
        Comparison completed = analysis.comparisons().getFirst();
        assertThat(completed.significant()).isTrue();
        assertThat(completed.sooner()).as("chain is always later").isZero();
        assertThat(completed.sentence())
                .startsWith("Chain's completed p99 is 2.00 times fan-out's (95% interval ");
        assertThat(analysis.comparisons().getLast().sentence())
                .startsWith(
                        "No significant difference in good share between chain and fan-out: 0.00"
                                + " points (95% interval ");
        assertThat(analysis.cells().getFirst().intervals().repetitions()).isEqualTo(3);
    }

    @Test
    void nothing_is_said_of_a_pattern_whose_measurement_is_invalid() throws Exception {
        Experiment experiment =
                RunFixture.experiment(List.of(Pattern.CHAIN, Pattern.FAN_OUT), STEADY, 1);
        for (Trial trial : Plan.of(experiment).trials()) {
            RunFixture fixture = new RunFixture(trial).quietLab();
            for (long ms = 0; ms < 4_900; ms += 3) {
                fixture.good(ms, trial.pattern() == Pattern.CHAIN ? 200 : 100);
            }
            if (trial.pattern() == Pattern.CHAIN) {
                fixture.clockOffset(5);
            }
            fixture.write(results);
        }

        Analysis analysis = Analyzer.analyze(results, experiment);

        assertThat(analysis.comparisons())
                .isNotEmpty()
                .allMatch(comparison -> comparison.value() == null && !comparison.significant());
        assertThat(analysis.comparisons().getFirst().sentence())
                .isEqualTo(
                        "INVALID measurement of chain: nothing is said of the completed p99 of"
                                + " chain and fan-out.");
        assertThat(analysis.stories().getFirst().sentences())
                .startsWith("What chain did is not told: its measurement is INVALID.")
                .noneMatch(sentence -> sentence.contains("chain accepted"));
    }

    @Test
    void a_directory_that_is_no_result_is_bad_input() {
        assertThatThrownBy(() -> Analyzer.analyze(results.resolve("nowhere")))
                .isInstanceOf(BadInput.class);
    }
}
