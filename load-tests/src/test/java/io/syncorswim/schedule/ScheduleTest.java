package io.syncorswim.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncorswim.experiment.Workload.Arrivals;
import io.syncorswim.wire.ServiceTime;
import io.syncorswim.wire.TargetSystem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What does not need statistics: even arrivals by hand, the file, the limits. */
class ScheduleTest {
    @TempDir Path folder;

    @Test
    void even_arrivals_start_at_zero_and_keep_the_gap_of_their_rate() {
        assertThat(times(even(segment(500, 10))))
                .containsExactly(0L, 100_000_000L, 200_000_000L, 300_000_000L, 400_000_000L);
    }

    @Test
    void a_faster_segment_shortens_the_gaps_and_a_slower_one_widens_them() {
        assertThat(times(even(segment(200, 10), segment(100, 40), segment(400, 5))))
                .containsExactly(
                        0L,
                        100_000_000L,
                        200_000_000L,
                        225_000_000L,
                        250_000_000L,
                        275_000_000L,
                        300_000_000L,
                        500_000_000L);
    }

    @Test
    void a_gap_that_spans_two_segments_is_the_sum_of_its_parts() {
        // 0.5 units at 10/s take 50 ms; the other half of the gap takes 25 ms at 20/s.
        assertThat(times(even(segment(150, 10), segment(50, 20))))
                .containsExactly(0L, 100_000_000L, 175_000_000L);
    }

    @Test
    void nothing_arrives_while_the_rate_is_zero() {
        assertThat(times(even(segment(100, 10), segment(1000, 0), segment(200, 10))))
                .containsExactly(0L, 1_100_000_000L, 1_200_000_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1000, 1",
        "80, 23000, 1840",
        "33.3, 10000, 333",
        "0.5, 4000, 2",
        "50000, 2000, 100000"
    })
    void even_arrivals_are_as_many_as_rate_times_length(double rate, long millis, int orders) {
        assertThat(even(segment(millis, rate)).size()).isEqualTo(orders);
    }

    @Test
    void no_rate_gives_no_orders() {
        assertThat(even().size()).isZero();
        assertThat(Schedule.of(1, Arrivals.POISSON, List.of(segment(1000, 0))).size()).isZero();
    }

    @Test
    void a_seed_means_the_same_schedule_on_every_machine_and_every_release() {
        Schedule schedule = Schedule.of(42, Arrivals.POISSON, List.of(segment(10000, 100)));
        assertThat(schedule.size()).isEqualTo(970);
        assertThat(IntStream.range(0, 3).mapToLong(schedule::intendedNs))
                .containsExactly(11_920_899L, 23_037_865L, 35_331_604L);
    }

    @Test
    void a_repetition_draws_arrivals_and_service_times_of_its_own() {
        long[] seeds =
                IntStream.rangeClosed(1, 100).mapToLong(r -> Schedule.seedOf(7, r)).toArray();
        assertThat(seeds).doesNotHaveDuplicates();
        assertThat(Schedule.seedOf(7, 2)).isEqualTo(seeds[1]);
        assertThat(serviceTimes(seeds[0])).doesNotContainAnyElementsOf(serviceTimes(seeds[1]));
    }

    private static List<Long> serviceTimes(long seed) {
        ServiceTime backend = ServiceTime.parse("exponential 20ms");
        return LongStream.range(0, 1_000)
                .mapToObj(order -> backend.drawNs(seed, TargetSystem.PAYMENT, order))
                .toList();
    }

    @Test
    void more_orders_than_fit_into_memory_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> even(segment(201000, 50_000)))
                .withMessage("a schedule holds at most 10000000 orders, not 10050000");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "1, -1", "1, NaN", "1, Infinity"})
    void an_impossible_segment_is_refused(long millis, double rate) {
        assertThatIllegalArgumentException().isThrownBy(() -> segment(millis, rate));
    }

    @Test
    void what_is_written_reads_back_equal() throws IOException {
        Schedule schedule = Schedule.of(7, Arrivals.POISSON, List.of(segment(5000, 200)));
        Path file = folder.resolve("schedule.txt");
        schedule.write(file);
        assertThat(Schedule.read(file)).isEqualTo(schedule);
        assertThat(Files.readAllLines(file)).hasSize(schedule.size());
    }

    @Test
    void an_empty_file_is_an_empty_schedule() throws IOException {
        assertThat(Schedule.read(Files.createFile(folder.resolve("empty"))).size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"'5\n4\n', 2", "'-1\n', 1", "'1\n2\n3x\n', 3", "'1\n\n2\n', 2"})
    void a_file_that_is_no_schedule_is_told_with_its_line(String content, int line)
            throws IOException {
        Path file = Files.writeString(folder.resolve("broken"), content);
        assertThatThrownBy(() -> Schedule.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ", line " + line + ": ");
    }

    @Test
    void a_missing_file_is_an_error() {
        assertThatThrownBy(() -> Schedule.read(folder.resolve("none")))
                .isInstanceOf(IOException.class);
    }

    static Segment segment(long millis, double rate) {
        return new Segment(Duration.ofMillis(millis), rate);
    }

    static long[] times(Schedule schedule) {
        return IntStream.range(0, schedule.size()).mapToLong(schedule::intendedNs).toArray();
    }

    private static Schedule even(Segment... segments) {
        return Schedule.of(0, Arrivals.EVEN, List.of(segments));
    }

    @Test
    void an_order_is_due_from_its_intended_start_on() {
        Schedule schedule =
                Schedule.of(1, Arrivals.EVEN, List.of(new Segment(Duration.ofSeconds(1), 10)));
        long first = schedule.intendedNs(0);
        long last = schedule.intendedNs(9);

        assertThat(schedule.due(-1)).isZero();
        assertThat(schedule.due(first - 1)).isZero();
        assertThat(schedule.due(first)).isEqualTo(1);
        assertThat(schedule.due(schedule.intendedNs(4))).isEqualTo(5);
        assertThat(schedule.due(last - 1)).isEqualTo(9);
        assertThat(schedule.due(Long.MAX_VALUE)).isEqualTo(10);
    }
}
