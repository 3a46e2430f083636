package io.syncorswim.target.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.syncorswim.target.backend.Work.Outcome;
import io.syncorswim.target.metrics.Telemetry;
import io.syncorswim.wire.Draw;
import io.syncorswim.wire.Draw.Purpose;
import io.syncorswim.wire.ServiceTime;
import io.syncorswim.wire.TargetSystem;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class WorkTest {
    private static final long SEED = 42;
    private static final long START_NS = 1_000;
    private static final int MANY = 2_000;

    @TempDir Path folder;

    private final Telemetry telemetry = new Telemetry();
    private final List<IOException> failures = new ArrayList<>();
    private Path file = Path.of("");
    private Journal journal;
    private Faults faults = Faults.NONE;
    private long nowNs = START_NS;
    private boolean interrupted;
    private Work work;

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("payment.csv");
        journal = Journal.open(file);
        work =
                new Work(
                        new Work.Shape(
                                TargetSystem.PAYMENT, ServiceTime.parse("exponential 30ms"), SEED),
                        () -> faults,
                        journal,
                        failures::add,
                        () -> nowNs,
                        this::pause,
                        telemetry);
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
        telemetry.close();
    }

    @Test
    void an_order_keeps_the_worker_busy_for_its_drawn_time_and_takes_effect() throws IOException {
        long busyNs = drawn(7);
        assertThat(work.attempt(7, 2, 5)).isEqualTo(Outcome.DONE);
        assertThat(Files.readString(file))
                .isEqualTo("7,payment,2,1000," + (START_NS + busyNs) + ",5\n");
    }

    @Test
    void a_slow_system_takes_its_factor_longer_for_the_same_order() {
        faults = new Faults(10, 0);
        assertThat(work.attempt(7, 1, 0)).isEqualTo(Outcome.DONE);
        assertThat((double) nowNs).isCloseTo(START_NS + 10.0 * drawn(7), within(1.0));
    }

    @Test
    void an_attempt_that_fails_has_spent_its_time_and_leaves_no_effect() throws IOException {
        faults = new Faults(1, 1);
        assertThat(work.attempt(7, 1, 0)).isEqualTo(Outcome.FAILED);
        assertThat(nowNs).isEqualTo(START_NS + drawn(7));
        assertThat(file).isEmptyFile();
    }

    @Test
    void a_share_of_the_attempts_fails_and_which_ones_is_drawn_by_order_and_attempt() {
        faults = new Faults(1, 0.3);
        int failed = 0;
        for (int order = 0; order < MANY; order++) {
            boolean fails = work.attempt(order, 1, 0) == Outcome.FAILED;
            double u = Draw.uniform(SEED, Purpose.FAILURE, TargetSystem.PAYMENT, order, 1);
            assertThat(fails).isEqualTo(u < 0.3);
            failed += fails ? 1 : 0;
        }
        // Six standard errors of a binomial share.
        double error = 6 * Math.sqrt(0.3 * 0.7 / MANY);
        assertThat(failed / (double) MANY).isCloseTo(0.3, within(error));
    }

    @Test
    void what_cannot_be_journalled_is_no_effect_and_is_reported() throws IOException {
        journal.close();
        assertThat(work.attempt(7, 1, 0)).isEqualTo(Outcome.NOT_JOURNALLED);
        assertThat(failures).hasSize(1);
        assertThat(file).isEmptyFile();
    }

    @Test
    void work_that_is_broken_off_takes_no_effect() {
        interrupted = true;
        assertThat(work.attempt(7, 1, 0)).isEqualTo(Outcome.BROKEN_OFF);
        assertThat(file).isEmptyFile();
    }

    private boolean pause(long deadlineNs) {
        nowNs = deadlineNs;
        return !interrupted;
    }

    private static long drawn(long order) {
        return ServiceTime.parse("exponential 30ms").drawNs(SEED, TargetSystem.PAYMENT, order);
    }
}
