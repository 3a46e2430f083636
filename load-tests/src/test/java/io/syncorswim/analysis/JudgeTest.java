package io.syncorswim.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.analysis.Judge.Finding;
import io.syncorswim.analysis.Judge.Named;
import io.syncorswim.analysis.Verdict.Check;
import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.Fault;
import io.syncorswim.experiment.Pattern;
import io.syncorswim.experiment.Scenario;
import io.syncorswim.recording.TrialFolder;
import io.syncorswim.wire.TargetSystem;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Every check, on records that it must not let pass. */
class JudgeTest {
    private static final Experiment STEADY =
            RunFixture.experiment(Pattern.CHAIN, new Scenario("steady", List.of()), 1);

    @TempDir Path results;

    @BeforeEach
    void environment() throws IOException {
        RunFixture.writeEnvironment(results, true);
    }

    private static RunFixture healthy() {
        return RunFixture.of(STEADY, 1).quietLab().good(1_000, 10).good(2_000, 10);
    }

    private Check check(String name, RunFixture fixture) throws Exception {
        return check(name, fixture, STEADY);
    }

    private Check check(String name, RunFixture fixture, Experiment experiment) throws Exception {
        fixture.write(results);
        return found(name, experiment);
    }

    private Check found(String name, Experiment experiment) throws Exception {
        return Analyzer.analyze(results, experiment).trials().getFirst().verdict().checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_check_that_throws_is_suspect_and_the_others_still_count() throws Exception {
        Judge judge =
                new Judge(
                        List.of(
                                new Named(
                                        "broken",
                                        _ -> {
                                            throw new IllegalStateException("no figure");
                                        }),
                                new Named("fine", _ -> new Finding(Validity.VALID, "Fine."))));
        healthy().write(results);

        Verdict verdict = judge.judge(EvidenceOf.first(results, STEADY));

        assertThat(verdict.validity()).isEqualTo(Validity.SUSPECT);
        assertThat(verdict.checks()).extracting(Check::name).containsExactly("broken", "fine");
        assertThat(verdict.reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason).contains("no figure"));
    }

    @ParameterizedTest(name = "{0} ms is {1}")
    @CsvSource({"5, VALID", "6, SUSPECT", "50, SUSPECT", "51, INVALID"})
    void send_lag_is_judged_by_its_p99(long lagMs, Validity validity) throws Exception {
        RunFixture fixture =
                RunFixture.of(STEADY, 1).order(1_000, 1_000 + lagMs, 1_200, 200).done(1_190);
        Check check = check("send-lag", fixture);
        assertThat(check.validity()).isEqualTo(validity);
        assertThat(check.finding()).contains("limit: p99 5.00 ms");
    }

    @Test
    void orders_that_are_late_in_the_fault_alone_are_not_outweighed_by_the_others()
            throws Exception {
        RunFixture fixture = RunFixture.of(STEADY, 1);
        for (long ms = 1_000; ms < 2_000; ms += 5) {
            fixture.good(ms, 10);
        }
        fixture.order(2_500, 2_551, 2_600, 200).done(2_590);
        Check check = check("send-lag", fixture);
        assertThat(check.validity()).isEqualTo(Validity.INVALID);
        assertThat(check.finding()).startsWith("Send lag p99 was 0.00 ms, in the fault 51.0 ms;");
    }

    @Test
    void a_trial_that_settles_in_its_warm_up_is_steady() throws Exception {
        RunFixture fixture = RunFixture.of(STEADY, 1).quietLab();
        for (long ms = 0; ms < 2_000; ms += 2) {
            fixture.good(ms, ms < 800 ? 60 : 20);
        }
        Check check = check("steady", fixture);
        assertThat(check.validity()).isEqualTo(Validity.VALID);
        assertThat(check.finding())
                .isEqualTo("Steady since 0.8 s, before the warm-up's end at 1.0 s.");
    }

    @ParameterizedTest(name = "slow until {0} ms: {1}")
    @CsvSource({"1360, Not steady until 1.4 s", "1680, Never steady: at 1.7 s"})
    void a_trial_that_still_settles_in_its_baseline_is_suspect(long untilMs, String words)
            throws Exception {
        RunFixture fixture = RunFixture.of(STEADY, 1).quietLab();
        for (long ms = 0; ms < 2_000; ms += 2) {
            fixture.good(ms, ms < untilMs ? 60 : 20);
        }
        Check check = check("steady", fixture);
        assertThat(check.validity()).isEqualTo(Validity.SUSPECT);
        assertThat(check.finding()).startsWith(words);
    }

    @Test
    void too_few_orders_to_see_a_steady_state_are_suspect() throws Exception {
        Check check = check("steady", healthy());
        assertThat(check.validity()).isEqualTo(Validity.SUSPECT);
        assertThat(check.finding()).startsWith("Only 1 order was").contains("limit: 80");
    }

    @Test
    void an_order_without_a_record_invalidates() throws Exception {
        Check check = check("arrivals", healthy().unrecorded(3_000));
        assertThat(check.validity()).isEqualTo(Validity.INVALID);
        assertThat(check.finding()).startsWith("2 of 3 planned orders");
    }

    @Test
    void orders_that_went_missing_since_they_were_recorded_invalidate() throws Exception {
        TrialFolder folder = healthy().order(3_000, 3_000, 3_010, 503).write(results);
        EvidenceOf.removeOrder(folder.arrivals(), 2);
        Check check = found("arrivals", STEADY);
        assertThat(check.validity()).isEqualTo(Validity.INVALID);
        assertThat(check.finding()).contains("2 planned orders where 3 were written");
    }

    @Test
    void an_effect_of_an_order_that_was_never_scheduled_invalidates() throws Exception {
        RunFixture fixture = healthy().effectOf(77, TargetSystem.PAYMENT, 2_000);
        assertThat(check("records", fixture).validity()).isEqualTo(Validity.INVALID);
        assertThat(found("ledger", STEADY).validity()).isEqualTo(Validity.VALID);
    }

    @Test
    void a_torn_line_is_suspect() throws Exception {
        Check check = check("records", healthy().scribble(TargetSystem.PAYMENT, "1,paym"));
        assertThat(check.validity()).isEqualTo(Validity.SUSPECT);
        assertThat(check.finding()).contains("1 malformed line of payment.effects.csv ");
    }

    @Test
    void effects_that_belong_to_no_system_keep_the_books_from_closing() throws Exception {
        TrialFolder folder = healthy().write(results);
        EvidenceOf.renameSystem(folder.effects(), "payment", "fraud");
        Check check = found("ledger", STEADY);
        assertThat(check.validity()).isEqualTo(Validity.INVALID);
        assertThat(check.finding()).contains("4 accounted for of 6 effects");
    }

    @Test
    void effects_that_went_missing_since_they_were_recorded_invalidate() throws Exception {
        TrialFolder folder = healthy().write(results);
        EvidenceOf.removeSystem(folder.effects(), "payment");
        assertThat(found("records", STEADY).validity()).isEqualTo(Validity.INVALID);
    }

    @Test
    void clocks_that_differ_invalidate() throws Exception {
        assertThat(check("clock", healthy().clockOffset(5)).validity()).isEqualTo(Validity.INVALID);
    }

    @Test
    void an_effect_before_its_order_was_sent_invalidates() throws Exception {
        RunFixture fixture = healthy().good(3_000, 10).effect(TargetSystem.PAYMENT, 2_990);
        Check check = check("clock", fixture);
        assertThat(check.validity()).isEqualTo(Validity.INVALID);
        assertThat(check.finding()).contains("1 thing ended");
    }

    @Test
    void an_order_sent_before_its_time_is_suspect() throws Exception {
        RunFixture fixture = healthy().order(3_000, 2_999, 3_100, 503);
        assertThat(check("clock", fixture).validity()).isEqualTo(Validity.SUSPECT);
    }

    @Test
    void a_process_that_died_unexpectedly_invalidates() throws Exception {
        RunFixture fixture =
                healthy()
                        .process(0, "payment", "started", true, null)
                        .process(2_345, "payment", "died", false, 137);
        Check check = check("processes", fixture);
        assertThat(check.validity()).isEqualTo(Validity.INVALID);
        assertThat(check.finding()).contains("payment died with exit code 137 at 2.3 s");
    }

    @Test
    void an_interrupted_trial_is_invalid() throws Exception {
        assertThat(check("complete", healthy().interrupted()).validity())
                .isEqualTo(Validity.INVALID);
    }

    @Test
    void a_fault_that_did_not_happen_invalidates_and_a_late_one_is_suspect() throws Exception {
        Fault.Window window = new Fault.Window(Duration.ZERO, Duration.ofSeconds(1));
        Experiment down =
                RunFixture.experiment(
                        Pattern.CHAIN,
                        new Scenario("down", List.of(new Fault.Down(TargetSystem.PAYMENT, window))),
                        1);
        assertThat(check("faults", RunFixture.of(down, 1).good(1_000, 9), down).validity())
                .isEqualTo(Validity.INVALID);
        RunFixture late = RunFixture.of(down, 1).good(1_000, 9).fault("down", 2_251, 3_000);
        assertThat(check("faults", late, down).validity()).isEqualTo(Validity.SUSPECT);
        RunFixture onTime = RunFixture.of(down, 1).good(1_000, 9).fault("down", 2_250, 3_900);
        assertThat(check("faults", onTime, down).validity()).isEqualTo(Validity.VALID);
        RunFixture other = RunFixture.of(down, 1).good(1_000, 9).fault("slow", 2_000, 3_000);
        assertThat(check("faults", other, down).finding())
                .isEqualTo(
                        "Planned was payment killed, restarted later, which did not happen (limit:"
                                + " all).");
    }

    @ParameterizedTest(name = "over at {0} ms is {1}")
    @CsvSource({"2749, SUSPECT", "2750, VALID", "3250, VALID", "3251, SUSPECT"})
    void a_fault_that_lasts_longer_or_shorter_than_planned_is_suspect(long toMs, Validity validity)
            throws Exception {
        Fault slow = new Fault.Slow(TargetSystem.PAYMENT, 10, window(0, 1_000));
        Experiment experiment =
                RunFixture.experiment(Pattern.CHAIN, new Scenario("slow", List.of(slow)), 1);
        RunFixture run = RunFixture.of(experiment, 1).good(1_000, 9).fault("slow", 2_000, toMs);
        assertThat(check("faults", run, experiment).validity()).isEqualTo(validity);
    }

    @Test
    void faults_that_happen_in_another_order_than_the_files_are_on_time() throws Exception {
        Fault down = new Fault.Down(TargetSystem.PAYMENT, window(1_000, 500));
        Fault slow = new Fault.Slow(TargetSystem.SHIPPING, 3, window(0, 500));
        Experiment both =
                RunFixture.experiment(Pattern.CHAIN, new Scenario("both", List.of(down, slow)), 1);
        RunFixture run =
                RunFixture.of(both, 1)
                        .good(1_000, 9)
                        .fault("slow", "shipping", 2_000, 2_500)
                        .fault("down", 3_000, 3_500);
        assertThat(check("faults", run, both).validity()).isEqualTo(Validity.VALID);
    }

    private static Fault.Window window(long fromMs, long lengthMs) {
        return new Fault.Window(Duration.ofMillis(fromMs), Duration.ofMillis(lengthMs));
    }

    @Test
    void a_drain_that_was_cut_off_is_suspect_and_says_how_many_orders_it_left() throws Exception {
        RunFixture fixture = healthy().order(3_000, 3_000, 3_010, 202).drainCutOffAt(35_000);
        Check check = check("drain", fixture);
        assertThat(check.validity()).isEqualTo(Validity.SUSPECT);
        assertThat(check.finding()).contains("30.0 s", "1 accepted order was not complete");
    }

    @Test
    void what_is_done_after_the_drains_end_is_too_late_to_count() throws Exception {
        RunFixture fixture =
                healthy()
                        .order(3_000, 3_000, 3_010, 202)
                        .done(34_999)
                        .order(3_100, 3_100, 3_110, 202)
                        .effect(TargetSystem.INVENTORY, 34_999)
                        .effect(TargetSystem.PAYMENT, 35_001)
                        .effect(TargetSystem.SHIPPING, 35_002)
                        .drainCutOffAt(35_000);
        Check check = check("drain", fixture);
        assertThat(check.validity()).isEqualTo(Validity.SUSPECT);
        assertThat(check.finding())
                .contains("1 accepted order was not complete", "2 effects later count for nothing");
        assertThat(check("ledger", fixture).validity()).isEqualTo(Validity.VALID);
    }

    @Test
    void a_phase_that_missed_its_deadline_is_suspect_and_named() throws Exception {
        Check check = check("phases", healthy().lateWarmUp());
        assertThat(check.validity()).isEqualTo(Validity.SUSPECT);
        assertThat(check.finding()).contains("missed by warm-up");
    }

    @ParameterizedTest(name = "heartbeat {0} ms, gc {1} ms, cpu {2} ms of 2,000 is {3}")
    @CsvSource({
        "100, 100, 1400, VALID",
        "101, 0, 0, SUSPECT",
        "1001, 0, 0, INVALID",
        "0, 101, 0, SUSPECT",
        "0, 0, 1401, SUSPECT"
    })
    void the_injector_is_judged_by_its_worst_second(
            long heartbeatMs, long gcMs, long cpuMs, Validity validity) throws Exception {
        RunFixture fixture = healthy().health(3_500, heartbeatMs, gcMs, cpuMs);
        assertThat(check("injector", fixture).validity()).isEqualTo(validity);
    }

    @Test
    void an_injector_that_told_of_few_seconds_is_suspect() throws Exception {
        RunFixture fixture = RunFixture.of(STEADY, 1).good(1_000, 10);
        fixture.health(2_000, 1, 0, 100).health(3_000, 1, 0, 100);
        Check check = check("injector", fixture);
        assertThat(check.validity()).isEqualTo(Validity.SUSPECT);
        assertThat(check.finding()).contains("2 seconds of the load (limit: 3)");
    }

    @Test
    void a_host_that_is_busy_in_the_fault_alone_is_not_averaged_away() throws Exception {
        RunFixture fixture = RunFixture.of(STEADY, 1).good(1_000, 10);
        for (int second = 0; second <= 6; second++) {
            fixture.host(1_000L * second, second < 3 ? 0 : 2_000, second < 3 ? 0 : 30);
        }
        Check busy = check("host-cpu", fixture);
        assertThat(busy.validity()).isEqualTo(Validity.INVALID);
        assertThat(busy.finding()).contains("100% busy, in the fault");
        Check stolen = found("stolen-cpu", STEADY);
        assertThat(stolen.validity()).isEqualTo(Validity.SUSPECT);
        assertThat(stolen.finding()).contains("1.5% of the processors' time, in the fault");
    }

    @ParameterizedTest(name = "{0} ms of CPU in every second of 2 processors is {1}")
    @CsvSource({"1400, VALID", "1401, SUSPECT", "1800, SUSPECT", "1801, INVALID"})
    void a_busy_host_makes_figures_doubtful(long cpuMs, Validity validity) throws Exception {
        RunFixture fixture = RunFixture.of(STEADY, 1).good(1_000, 10);
        for (int second = 0; second <= 6; second++) {
            fixture.sample(1_000L * second, "host", -1, second * cpuMs, 1);
        }
        assertThat(check("host-cpu", fixture).validity()).isEqualTo(validity);
    }

    @ParameterizedTest(name = "{0} ms stolen in every second of 2 processors is {1}")
    @CsvSource({"0, VALID", "20, VALID", "21, SUSPECT", "2000, SUSPECT"})
    void what_a_hypervisor_takes_makes_figures_doubtful(long stolenMs, Validity validity)
            throws Exception {
        RunFixture fixture = RunFixture.of(STEADY, 1).good(1_000, 10);
        for (int second = 0; second <= 6; second++) {
            fixture.host(1_000L * second, second * stolenMs, second * stolenMs);
        }
        Check check = check("stolen-cpu", fixture);
        assertThat(check.validity()).isEqualTo(validity);
        assertThat(check.finding()).contains("of the processors' time, in the", "limit: 1%");
    }

    @Test
    void missing_samples_are_never_valid() throws Exception {
        RunFixture.of(STEADY, 1).good(1_000, 10).write(results);
        assertThat(found("samples", STEADY).validity()).isEqualTo(Validity.SUSPECT);
        assertThat(found("host-cpu", STEADY).validity()).isEqualTo(Validity.SUSPECT);
        assertThat(found("stolen-cpu", STEADY).validity()).isEqualTo(Validity.SUSPECT);
        assertThat(found("injector", STEADY).validity()).isEqualTo(Validity.SUSPECT);
    }

    @Test
    void what_went_wrong_in_the_lab_is_told() throws Exception {
        Check check = check("lab", healthy().problem("The metrics could not be scraped."));
        assertThat(check.validity()).isEqualTo(Validity.SUSPECT);
        assertThat(check.finding()).isEqualTo("The metrics could not be scraped.");
    }

    @Test
    void without_a_timeline_every_check_that_needs_it_is_suspect_or_worse() throws Exception {
        Files.delete(healthy().write(results).timeline());
        for (String name : List.of("complete", "clock", "processes", "faults", "drain", "lab")) {
            assertThat(found(name, STEADY).validity()).as(name).isNotEqualTo(Validity.VALID);
        }
    }
}
