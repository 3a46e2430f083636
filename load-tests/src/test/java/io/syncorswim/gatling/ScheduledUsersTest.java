package io.syncorswim.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.experiment.Workload.Arrivals;
import io.syncorswim.schedule.Schedule;
import io.syncorswim.schedule.Segment;

import org.junit.jupiter.api.Test;

import scala.collection.Iterator;
import scala.concurrent.duration.FiniteDuration;

import java.time.Duration;
import java.util.List;

class ScheduledUsersTest {
    private final Schedule schedule =
            Schedule.of(
                    1,
                    Arrivals.POISSON,
                    List.of(
                            new Segment(Duration.ofSeconds(5), 20),
                            new Segment(Duration.ofSeconds(5), 200)));
    private final ScheduledUsers users = new ScheduledUsers(schedule);

    @Test
    void there_is_one_user_per_order() {
        assertThat(users.users()).isEqualTo(schedule.size());
    }

    @Test
    void the_first_user_comes_at_once_and_the_others_as_long_after_as_the_schedule_says() {
        Iterator<FiniteDuration> offsets = users.chain(scala.collection.Iterator.empty());

        for (int i = 0; i < schedule.size(); i++) {
            assertThat(offsets.next().toNanos())
                    .isEqualTo(schedule.intendedNs(i) - schedule.intendedNs(0));
        }
        assertThat(offsets.hasNext()).isFalse();
    }
}
