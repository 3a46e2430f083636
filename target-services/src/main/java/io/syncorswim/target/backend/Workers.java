package io.syncorswim.target.backend;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A backend's capacity: so many workers that are busy at once, and the jobs that wait for one,
 * first come, first served.
 *
 * <p>Platform threads, because a virtual thread's timed park is less exact than a worker must be.
 * Whoever submits never waits.
 */
final class Workers implements AutoCloseable {
    /** Work for one worker. */
    interface Job {
        /**
         * Does it.
         *
         * @param worker the worker's index, from 0
         */
        void run(int worker);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private static final int POLL_MS = 5;

    private final int size;
    private final int most;
    private final AtomicInteger inFlight = new AtomicInteger();

    /**
     * Bounded by {@link #offer} for requests and by the broker's prefetch for messages: once more
     * for each connection that was lost while they waited.
     */
    private final BlockingQueue<Job> waiting = new LinkedBlockingQueue<>();

    private final List<Thread> threads = new ArrayList<>();

    /**
     * @param size workers
     * @param queue jobs that may wait for one before {@link #offer} refuses
     */
    Workers(int size, int queue) {
        this.size = size;
        this.most = size + queue;
        for (int worker = 0; worker < size; worker++) {
            int index = worker;
            threads.add(Thread.ofPlatform().name("worker-" + worker).start(() -> work(index)));
        }
    }

    /** Takes a job unless the queue is full. */
    boolean offer(Job job) {
        int before = inFlight.getAndUpdate(now -> now < most ? now + 1 : now);
        return before < most && waiting.add(job);
    }

    /** Takes a job in any case: for messages, which the broker's prefetch bounds. */
    void put(Job job) {
        inFlight.incrementAndGet();
        waiting.add(job);
    }

    /** Jobs taken and not done, waiting ones included. */
    int inFlight() {
        return inFlight.get();
    }

    /** Jobs that wait for a worker. */
    int queued() {
        return Math.max(0, inFlight.get() - size);
    }

    /**
     * Waits until no job is left.
     *
     * @return false where the deadline passed first
     */
    boolean awaitIdle(Duration deadline) throws InterruptedException {
        long untilNs = System.nanoTime() + deadline.toNanos();
        while (inFlight.get() > 0 && untilNs - System.nanoTime() > 0) {
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
        return inFlight.get() == 0;
    }

    /** Ends the workers; those that are busy break off. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        boolean hurry = false;
        for (Thread thread : threads) {
            try {
                hurry |= !thread.join(Duration.ofSeconds(1));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        if (hurry) {
            LOG.warn("some workers did not end in time");
        }
    }

    private void work(int worker) {
        try {
            while (true) {
                Job job = waiting.take();
                try {
                    job.run(worker);
                } catch (RuntimeException bug) {
                    LOG.error("a job ended unexpectedly: {}", String.valueOf(bug), bug);
                } finally {
                    inFlight.decrementAndGet();
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
