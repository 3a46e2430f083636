package io.syncorswim.lab;

import io.syncorswim.process.ChildFailed;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Takes a trial's faults at their moments, on a thread named {@code faults}: while a killed service
 * takes its time to come back, the lab goes on following the orders.
 */
final class FaultThread implements AutoCloseable {
    private final Faults faults;
    private final FaultPlan plan;
    private final TimelineLog log;
    private final FutureTask<Void> task = new FutureTask<>(this::takeAll);
    private final Thread thread = Thread.ofPlatform().name("faults").daemon().unstarted(task);

    private FaultThread(Faults faults, FaultPlan plan, TimelineLog log) {
        this.faults = faults;
        this.plan = plan;
        this.log = log;
    }

    /** Begins to wait for the first fault's moment; T0 must be known. */
    static FaultThread start(Faults faults, FaultPlan plan, TimelineLog log) {
        FaultThread started = new FaultThread(faults, plan, log);
        started.thread.start();
        return started;
    }

    /** Whether every fault has ended, or one could not be made. */
    boolean isDone() {
        return task.isDone();
    }

    /**
     * Fails where a fault could not be made or ended.
     *
     * @throws ChildFailed when a service did not do what was asked, or did not come back in time
     */
    void check() throws IOException, ChildFailed, InterruptedException {
        if (!task.isDone()) {
            return;
        }
        try {
            task.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case ChildFailed service -> throw service;
                case IOException storage -> throw storage;
                case null, default -> throw new IllegalStateException(failed.getCause());
            }
        }
    }

    /** Takes no further fault; returns when nothing more is done to any service. */
    @Override
    public void close() {
        thread.interrupt();
        Threads.join(List.of(thread));
    }

    private Void takeAll() throws IOException, ChildFailed, InterruptedException {
        for (FaultPlan.Step step : plan.steps()) {
            long left = log.t0Ns() + step.atNs() - System.nanoTime();
            TimeUnit.NANOSECONDS.sleep(Math.max(0, left));
            faults.take(step);
        }
        return null;
    }
}
