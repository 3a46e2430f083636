package io.syncorswim.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncorswim.experiment.Workload.Arrivals;
import io.syncorswim.schedule.Schedule;
import io.syncorswim.schedule.Segment;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

class TicketsTest {
    private static final Duration LEAD = Duration.ofNanos(500);

    private final Schedule schedule =
            Schedule.of(42, Arrivals.POISSON, List.of(new Segment(Duration.ofSeconds(10), 100)));
    private final AtomicLong now = new AtomicLong(1_000);
    private final List<Long> announced = new ArrayList<>();
    private final Tickets tickets = new Tickets(schedule, LEAD, now::get, announced::add);

    @Test
    void no_ticket_no_t0() {
        assertThat(announced).isEmpty();
    }

    @Test
    void the_first_ticket_fixes_t0_a_lead_ahead_and_once() {
        tickets.take();
        now.set(900_000);
        tickets.take();

        assertThat(announced).containsExactly(1_500L);
    }

    @Test
    void every_order_is_intended_where_the_schedule_says_whenever_its_ticket_is_taken() {
        for (int i = 0; i < schedule.size(); i++) {
            Order order = tickets.take();
            now.addAndGet(3);
            assertThat(order.number()).isEqualTo(i);
            assertThat(order.ended(0, 200, 1).intendedNs())
                    .isEqualTo(1_500 + schedule.intendedNs(i));
        }
    }

    @Test
    void there_are_no_more_tickets_than_orders() {
        for (int i = 0; i < schedule.size(); i++) {
            tickets.take();
        }

        assertThatThrownBy(tickets::take)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(Integer.toString(schedule.size()));
    }

    @Test
    void waiting_are_those_taken_and_not_yet_due() {
        tickets.take();
        tickets.take();
        tickets.isDue();

        assertThat(tickets.waiting()).isEqualTo(1);
    }

    @Test
    void many_threads_take_each_order_once_and_agree_on_t0() throws InterruptedException {
        Set<Integer> taken = ConcurrentHashMap.newKeySet();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int share = schedule.size() / 4;
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                awaitUninterrupted(start);
                                for (int i = 0; i < share; i++) {
                                    taken.add(tickets.take().number());
                                }
                            }));
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(taken).hasSize(schedule.size() / 4 * 4);
        assertThat(announced).hasSize(1);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
