package io.syncorswim.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.experiment.Workload.Arrivals;
import io.syncorswim.recording.HealthLine;
import io.syncorswim.recording.TrialFolder;
import io.syncorswim.schedule.Schedule;
import io.syncorswim.schedule.Segment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

class InjectorHealthTest {
    private static final long T0 = 5_000_000_000_000L;
    private static final long S = 1_000_000_000;

    @TempDir Path directory;

    @Test
    void what_is_due_and_not_sent_is_overdue() throws IOException {
        TrialFolder folder = new TrialFolder(directory);
        Files.createDirectories(folder.raw());
        Schedule schedule =
                Schedule.of(1, Arrivals.EVEN, List.of(new Segment(Duration.ofSeconds(3), 10)));
        InjectorHealth health = new InjectorHealth(folder, schedule, () -> T0);

        counted(folder, T0 - S, 0);
        health.update();
        assertThat(health.last().overdue()).isZero();
        counted(folder, T0 + S - 1, 10);
        health.update();
        assertThat(health.last().overdue()).isZero();
        counted(folder, T0 + 2 * S - 1, 13);
        health.update();
        assertThat(health.last().overdue()).isEqualTo(7);
        counted(folder, T0 + 9 * S, 30);
        health.update();
        assertThat(health.last().overdue()).isZero();
        assertThat(health.last().sent()).isEqualTo(30);
    }

    private static void counted(TrialFolder folder, long atNs, long sent) throws IOException {
        Files.writeString(
                folder.rawHealth(),
                new HealthLine(atNs, 0, 0, 0, 0, sent, 0).line(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
