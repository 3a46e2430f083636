package io.syncorswim.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Users of a frontend who place one order after the other, and what each order was answered. */
final class Users implements AutoCloseable {
    /** Stands for a broken connection or no answer at all. */
    static final int NO_ANSWER = 0;

    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final int PAUSE_MS = 10;

    private final TargetService frontend;
    private final AtomicLong orders = new AtomicLong();
    private final Map<Long, Integer> answers = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean leaving;

    Users(TargetService frontend, int users) {
        this.frontend = frontend;
        for (int user = 0; user < users; user++) {
            threads.add(Thread.ofPlatform().name("user-" + user).start(this::placeOrders));
        }
    }

    /** Waits until so many more orders have been answered with that status. */
    void await(int status, int more) throws InterruptedException {
        awaitTotal(status, count(status) + more);
    }

    /** Waits until so many orders have been answered with that status. */
    void awaitTotal(int status, long wanted) throws InterruptedException {
        long endNs = System.nanoTime() + LONGEST.toNanos();
        while (count(status) < wanted) {
            if (System.nanoTime() > endNs) {
                throw new AssertionError("never %d x %d: %s".formatted(wanted, status, byStatus()));
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
    }

    /** Every order's answer. */
    Map<Long, Integer> answers() {
        return Map.copyOf(answers);
    }

    /** They leave once their last order is answered. */
    @Override
    public void close() {
        leaving = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Orders answered with that status so far. */
    long count(int status) {
        return answers.values().stream().filter(answer -> answer == status).count();
    }

    private Map<Integer, Long> byStatus() {
        return answers.values().stream()
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    }

    private void placeOrders() {
        try {
            while (!leaving) {
                long order = orders.getAndIncrement();
                answers.put(order, answer(order));
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private int answer(long order) throws InterruptedException {
        try {
            return frontend.post(order);
        } catch (IOException broken) {
            return NO_ANSWER;
        }
    }
}
