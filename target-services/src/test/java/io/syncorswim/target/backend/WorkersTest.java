package io.syncorswim.target.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

@Timeout(30)
class WorkersTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Workers workers = new Workers(2, 1);
    private final CountDownLatch busy = new CountDownLatch(2);
    private final CountDownLatch finish = new CountDownLatch(1);
    private final Set<Integer> indices = ConcurrentHashMap.newKeySet();

    @AfterEach
    void close() {
        finish.countDown();
        workers.close();
    }

    @Test
    void requests_beyond_workers_and_queue_are_refused() throws Exception {
        assertThat(workers.offer(this::hold)).isTrue();
        assertThat(workers.offer(this::hold)).isTrue();
        busy.await();
        assertThat(workers.offer(this::hold)).as("one may wait").isTrue();
        assertThat(workers.offer(this::hold)).as("two may not").isFalse();
        assertThat(workers.inFlight()).isEqualTo(3);
        assertThat(workers.queued()).isEqualTo(1);
        assertThat(indices).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void messages_are_taken_in_any_case_because_the_prefetch_bounds_them() throws Exception {
        for (int message = 0; message < 5; message++) {
            workers.put(this::hold);
        }
        busy.await();
        assertThat(workers.queued()).isEqualTo(3);
        assertThat(workers.offer(this::hold)).as("a request has no place").isFalse();
        finish.countDown();
        assertThat(workers.awaitIdle(LONG)).isTrue();
    }

    @Test
    void a_job_that_breaks_costs_no_worker() throws Exception {
        for (int job = 0; job < 2; job++) {
            workers.put(worker -> {
                throw new IllegalStateException("on purpose");
            });
        }
        assertThat(workers.awaitIdle(LONG)).isTrue();
        workers.put(this::hold);
        workers.put(this::hold);
        busy.await();
        assertThat(indices).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void waiting_for_idle_ends_at_its_deadline() throws Exception {
        workers.put(this::hold);
        assertThat(workers.awaitIdle(Duration.ofMillis(20))).isFalse();
    }

    private void hold(int worker) {
        indices.add(worker);
        busy.countDown();
        try {
            finish.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
