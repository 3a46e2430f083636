package io.syncorswim.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.analysis.Measurement.Seen;
import io.syncorswim.selftest.Programme.Placed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The judge before harnesses that are made up: a good one, and ones that are wrong in one thing.
 */
class JudgeTest {
    private static final Programme QUICK = Programme.quick(42);

    static Stream<Placed> quick() {
        return QUICK.judged().stream();
    }

    static Stream<Placed> full() {
        return Programme.full(42).judged().stream();
    }

    @ParameterizedTest
    @MethodSource("quick")
    void a_harness_that_finds_what_is_known_passes_the_quick_test(Placed placed) {
        CaseResult result =
                Judge.judge(MadeUp.of(QUICK, placed, placed.what(), JudgeTest::fromIntended));

        assertThat(failed(result)).isEmpty();
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.rows()).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @MethodSource("full")
    void a_harness_that_finds_what_is_known_passes_the_whole_test(Placed placed) {
        CaseResult result =
                Judge.judge(
                        MadeUp.of(
                                Programme.full(42),
                                placed,
                                placed.what(),
                                JudgeTest::fromIntended));

        assertThat(failed(result)).isEmpty();
    }

    @Test
    void a_service_time_a_tenth_longer_fails_wherever_there_is_one() {
        for (Placed placed : QUICK.judged()) {
            Shape shape = placed.what().shape();
            if (shape instanceof Shape.Calm
                    || shape instanceof Shape.Queueing
                    || shape instanceof Shape.Overload) {
                Case slower = WrongServer.wrong(placed.what());
                CaseResult result =
                        Judge.judge(MadeUp.of(QUICK, placed, slower, JudgeTest::fromIntended));

                assertThat(failed(result))
                        .as(placed.what().name())
                        .containsAnyOf(
                                "response less path of the sends, p5",
                                "response less path of the schedule, p50");
            }
        }
    }

    @Test
    void an_order_that_the_machine_holds_up_after_the_drain_is_no_part_of_it() {
        Placed spike = placed(Shape.Overload.class);
        Observed right = MadeUp.of(QUICK, spike, spike.what(), JudgeTest::fromIntended);
        List<Seen> seen = new ArrayList<>(right.seen());
        Seen late = seen.getLast();
        seen.set(
                seen.size() - 1,
                new Seen(
                        late.intendedNs(),
                        late.sentNs(),
                        late.intendedNs() + 100_000_000,
                        late.completedNs()));
        Observed held =
                new Observed(
                        right.placed(),
                        right.seed(),
                        seen,
                        right.response(),
                        right.service(),
                        right.completion(),
                        right.books(),
                        right.worstBacklog(),
                        right.stop(),
                        right.doubts(),
                        right.hostCpuShare());

        assertThat(failed(Judge.judge(right))).isEmpty();
        assertThat(failed(Judge.judge(held))).isEmpty();
    }

    @Test
    void a_freeze_that_is_not_recorded_fails_the_corrected_percentiles() {
        Placed freeze = placed(Shape.ServerFreeze.class);
        Case never = freeze.what().with(new Shape.Calm());

        assertThat(failed(Judge.judge(MadeUp.of(QUICK, freeze, never, JudgeTest::fromIntended))))
                .contains("response p99", "response, maximum");
    }

    @Test
    void a_clock_that_starts_with_the_sending_fails_where_the_injector_stood_still() {
        Placed freeze = placed(Shape.InjectorFreeze.class);

        assertThat(
                        failed(
                                Judge.judge(
                                        MadeUp.of(
                                                QUICK,
                                                freeze,
                                                freeze.what(),
                                                JudgeTest::fromSent))))
                .containsExactly("response p99", "response, maximum");
    }

    @Test
    void one_more_lost_order_fails_the_books_and_no_busy_machine_excuses_it() {
        Placed planted = placed(Shape.Planted.class);
        Case oneMore = WrongServer.wrong(planted.what());

        CaseResult result =
                Judge.judge(
                        MadeUp.of(QUICK, planted, oneMore, JudgeTest::fromIntended, "it was busy"));

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed(result))
                .containsExactly(
                        "without any effect",
                        "lost: accepted and not done everywhere",
                        "complete",
                        "effects in the journals");
    }

    @Test
    void on_a_busy_machine_what_is_late_is_suspect_and_what_is_not_still_passes() {
        Placed calm = placed(Shape.Calm.class);
        Case slower = WrongServer.wrong(calm.what());

        CaseResult late =
                Judge.judge(
                        MadeUp.of(
                                QUICK, calm, slower, JudgeTest::fromIntended, "orders were late"));
        CaseResult onTime =
                Judge.judge(
                        MadeUp.of(
                                QUICK, calm, calm.what(), JudgeTest::fromIntended, "it was busy"));

        assertThat(late.outcome()).isEqualTo(Outcome.SUSPECT);
        assertThat(failed(late)).isEmpty();
        assertThat(onTime.outcome()).isEqualTo(Outcome.PASSED);
    }

    private static long fromIntended(long intendedNs, long sentNs) {
        return intendedNs;
    }

    private static long fromSent(long intendedNs, long sentNs) {
        return sentNs;
    }

    private static Placed placed(Class<? extends Shape> shape) {
        return QUICK.judged().stream()
                .filter(one -> shape.isInstance(one.what().shape()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> failed(CaseResult result) {
        return result.rows().stream()
                .filter(row -> row.outcome() == Outcome.FAILED)
                .map(Row::quantity)
                .toList();
    }
}
