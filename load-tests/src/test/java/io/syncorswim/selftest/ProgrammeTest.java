package io.syncorswim.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.schedule.Schedule;
import io.syncorswim.selftest.Programme.Placed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

class ProgrammeTest {
    @TempDir Path folder;

    @Test
    void the_whole_self_test_leaves_time_to_start_and_judge_within_five_minutes() {
        assertThat(Programme.full(42).length()).isLessThan(Duration.ofSeconds(270));
        assertThat(Programme.quick(42).length()).isLessThan(Duration.ofSeconds(50));
    }

    @Test
    void cases_follow_each_other_and_share_all_orders_among_them() {
        Programme programme = Programme.full(7);
        int orders = 0;
        long endNs = 0;
        for (Placed placed : programme.placed()) {
            assertThat(placed.firstOrder()).isEqualTo(orders);
            assertThat(placed.window().fromNs()).isGreaterThanOrEqualTo(endNs);
            for (int i = orders; i < orders + placed.orders(); i++) {
                assertThat(programme.intendedNs().get(i))
                        .isBetween(placed.window().fromNs(), placed.window().toNs() - 1);
            }
            orders += placed.orders();
            endNs = placed.window().toNs();
        }
        assertThat(programme.intendedNs()).hasSize(orders).isSorted();
    }

    @Test
    void a_seed_means_the_same_programme_and_the_injector_reads_its_schedule() throws IOException {
        Programme programme = Programme.quick(3);
        Path file = folder.resolve("schedule.csv");
        programme.writeSchedule(file);

        Schedule read = Schedule.read(file);
        assertThat(read.size()).isEqualTo(programme.intendedNs().size());
        assertThat(Programme.quick(3)).isEqualTo(programme);
        assertThat(Programme.quick(4)).isNotEqualTo(programme);
    }
}
