package io.syncorswim.lab;

import static io.syncorswim.ledger.Happened.COMPLETE;
import static io.syncorswim.ledger.Happened.DUPLICATED;
import static io.syncorswim.ledger.Happened.NOTHING;
import static io.syncorswim.ledger.Happened.PARTIAL;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.experiment.Workload.Arrivals;
import io.syncorswim.ledger.Belief;
import io.syncorswim.recording.ArrivalLine;
import io.syncorswim.recording.ArrivalLine.Ending;
import io.syncorswim.recording.TrialFolder;
import io.syncorswim.schedule.Schedule;
import io.syncorswim.schedule.Segment;
import io.syncorswim.wire.Effect;
import io.syncorswim.wire.TargetSystem;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class TallyTest {
    private static final long T0 = 5_000_000_000_000L;
    private static final long MS = 1_000_000;
    private static final Duration OBJECTIVE = Duration.ofMillis(500);

    @TempDir Path directory;

    private final Schedule schedule =
            Schedule.of(1, Arrivals.EVEN, List.of(new Segment(Duration.ofSeconds(1), 10)));
    private final List<String> told = new ArrayList<>();
    private TrialFolder folder = new TrialFolder(Path.of(""));
    private Tally tally = tally();

    @BeforeEach
    void begin() throws IOException {
        folder = new TrialFolder(directory);
        Files.createDirectories(folder.raw());
        tally = tally();
    }

    @Test
    void an_order_goes_from_pending_to_accepted_and_from_nothing_to_complete() throws IOException {
        effect(2, TargetSystem.INVENTORY, 40);
        tally.update();
        assertThat(tally.ledger().of(null, PARTIAL)).isEqualTo(1);
        answered(2, 200, 60);
        tally.update();
        assertThat(tally.ledger().of(null, PARTIAL)).isZero();
        assertThat(tally.ledger().of(Belief.ACCEPTED, PARTIAL)).isEqualTo(1);
        assertThat(tally.outstanding()).isEqualTo(1);
        effect(2, TargetSystem.PAYMENT, 80);
        effect(2, TargetSystem.SHIPPING, 70);
        tally.update();
        assertThat(tally.ledger().of(Belief.ACCEPTED, COMPLETE)).isEqualTo(1);
        assertThat(tally.outstanding()).isZero();
        assertThat(tally.good()).isEqualTo(1);
        assertThat(told)
                .containsExactly("2 accepted after 60 ms, 1 late", "2 complete after 80 ms");
    }

    @Test
    void a_second_effect_makes_a_duplicate_and_a_third_changes_nothing() throws IOException {
        complete(0, 10);
        effect(0, TargetSystem.PAYMENT, 90);
        effect(0, TargetSystem.PAYMENT, 95);
        tally.update();
        assertThat(tally.ledger().of(null, DUPLICATED)).isEqualTo(1);
        assertThat(tally.completed()).isEqualTo(1);
        assertThat(tally.ledger().counted()).isEqualTo(1);
    }

    @Test
    void what_is_late_or_not_accepted_is_complete_and_not_good() throws IOException {
        complete(1, 501);
        answered(1, 202, 20);
        complete(3, 50);
        answered(3, 504, 1000);
        tally.update();
        assertThat(tally.completed()).isEqualTo(2);
        assertThat(tally.good()).isZero();
        assertThat(tally.ledger().of(Belief.ACCEPTED)).isEqualTo(1);
        assertThat(tally.ledger().of(Belief.UNKNOWN)).isEqualTo(1);
        assertThat(tally.ledger().of(Belief.UNKNOWN, COMPLETE)).isEqualTo(1);
    }

    @Test
    void foreign_and_half_lines_do_not_count_as_orders() throws IOException {
        append(folder.rawArrivals(), "77,1,2,3,200,1,ANSWERED\nx\n4,1,2,3,200,1,WHAT\n");
        append(folder.journal(TargetSystem.PAYMENT), "#torn\n4,payment,1,1,oops,0\n5,pay");
        tally.update();
        assertThat(tally.ledger().counted()).isZero();
        append(folder.journal(TargetSystem.PAYMENT), "ment,1,1," + (T0 + 1) + ",0\n");
        tally.update();
        assertThat(tally.ledger().of(null, PARTIAL)).isEqualTo(1);
        assertThat(tally.ledger().of(null, NOTHING)).isZero();
    }

    private Tally tally() {
        return new Tally(
                folder,
                schedule,
                () -> T0,
                OBJECTIVE,
                new Tally.Listener() {
                    @Override
                    public void answered(
                            long order, Belief belief, long responseNs, long sendLagNs) {
                        told.add(
                                "%d %s after %d ms, %d late"
                                        .formatted(
                                                order,
                                                belief.word(),
                                                responseNs / MS,
                                                sendLagNs / MS));
                    }

                    @Override
                    public void completed(long order, long completionNs) {
                        told.add("%d complete after %d ms".formatted(order, completionNs / MS));
                    }
                });
    }

    private void answered(int order, int status, long afterMs) throws IOException {
        long intendedNs = intendedNs(order);
        append(
                folder.rawArrivals(),
                new ArrivalLine(
                                order,
                                intendedNs,
                                intendedNs + MS,
                                intendedNs + afterMs * MS,
                                status,
                                1,
                                Ending.ANSWERED)
                        .line());
    }

    private void complete(int order, long afterMs) throws IOException {
        for (TargetSystem system : TargetSystem.values()) {
            effect(order, system, afterMs);
        }
    }

    private void effect(int order, TargetSystem system, long afterMs) throws IOException {
        long endNs = intendedNs(order) + afterMs * MS;
        append(folder.journal(system), new Effect(order, system, 1, endNs - MS, endNs, 0).line());
    }

    private long intendedNs(int order) {
        return T0 + schedule.intendedNs(order);
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
