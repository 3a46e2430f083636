package io.syncorswim.lab;

import io.syncorswim.experiment.Trial;
import io.syncorswim.lab.Progress.Orders;
import io.syncorswim.lab.Progress.Snapshot;
import io.syncorswim.ledger.Belief;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.recording.SampleLine;
import io.syncorswim.recording.Timeline.PhaseName;
import io.syncorswim.schedule.Schedule;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Lets a trial's time pass, and meanwhile follows its orders, its broker and its injector. */
final class TrialWatch {
    private static final long TICK_NS = 200_000_000;
    private static final long DRAIN_TICK_NS = 50_000_000;

    private final Progress progress;
    private final Trial trial;
    private final int index;
    private final int total;
    private final Schedule schedule;
    private final Tally tally;
    private final InjectorHealth health;
    private final TimelineLog log;
    private @Nullable TrialQueues queues;
    private @Nullable Sampler samples;
    private boolean brokerGone;
    private PhaseName phase = PhaseName.START;
    private long phaseEndsNs;
    private boolean loadBegan;
    private volatile State state = State.NONE;

    /**
     * How far the orders are, at one moment.
     *
     * @param offered orders whose intended start has passed
     */
    record State(long offered, LedgerCounts ledger, long completed, long good, long backlog) {
        private static final State NONE = new State(0, new LedgerCounts(), 0, 0, 0);
    }

    TrialWatch(
            Progress progress,
            Trial trial,
            int index,
            int total,
            Schedule schedule,
            Tally tally,
            InjectorHealth health,
            TimelineLog log) {
        this.progress = progress;
        this.trial = trial;
        this.index = index;
        this.total = total;
        this.schedule = schedule;
        this.tally = tally;
        this.health = health;
        this.log = log;
    }

    void alsoWatch(TrialQueues brokered) {
        queues = brokered;
    }

    void alsoWatch(Sampler sampler) {
        samples = sampler;
    }

    /** A phase without a fixed end begins. */
    void enter(PhaseName name) {
        enter(name, System.nanoTime());
    }

    /** A phase begins that ends at that time of {@link System#nanoTime}. */
    void enter(PhaseName name, long endsNs) {
        phase = name;
        phaseEndsNs = endsNs;
        loadBegan |= name == PhaseName.WARM_UP;
        show();
    }

    /** What must hold while time passes. */
    interface Guard {
        /** Fails where going on is pointless. */
        void check() throws IOException, ChildFailed, InterruptedException;
    }

    /**
     * Returns at that time of {@link System#nanoTime}.
     *
     * @return by how many nanoseconds it is later than that
     */
    long until(long ns, Guard guard) throws InterruptedException, IOException, ChildFailed {
        long left = ns - System.nanoTime();
        while (left > 0) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, TICK_NS));
            follow();
            guard.check();
            left = ns - System.nanoTime();
        }
        return -left;
    }

    /** Lets a moment of the drain pass. */
    void drainTick() throws InterruptedException, IOException {
        TimeUnit.NANOSECONDS.sleep(DRAIN_TICK_NS);
        follow();
    }

    /** Whether every order is answered and every accepted one complete. */
    boolean isSettled() {
        return tally.answered() >= schedule.size() && tally.outstanding() == 0;
    }

    /** Whether the trial's broker has died; what is not complete by then waits for no drain. */
    boolean brokerIsGone() {
        return brokerGone;
    }

    /** How far the orders are; for any thread. */
    State state() {
        return state;
    }

    /** How the trial went, in one sentence. */
    String summary() {
        LedgerCounts ledger = tally.ledger();
        return String.format(
                java.util.Locale.ROOT,
                "%,d offered, %,d completed, %,d refused, %,d failed, %,d unknown",
                schedule.size(),
                tally.completed(),
                ledger.of(Belief.REFUSED),
                ledger.of(Belief.FAILED),
                ledger.of(Belief.UNKNOWN));
    }

    private void follow() throws IOException {
        tally.update();
        health.update();
        if (queues != null && !brokerGone && !queues.isBrokerAlive()) {
            brokerGone = true;
            queues.noteDeath(log);
        }
        show();
    }

    private void show() {
        int due = loadBegan ? schedule.due(System.nanoTime() - log.t0Ns()) : 0;
        LedgerCounts ledger = tally.ledger();
        state = new State(due, ledger, tally.completed(), tally.good(), tally.outstanding());
        long left = Math.max(0, phaseEndsNs - System.nanoTime());
        long unanswered = Math.max(0, due - tally.answered());
        progress.update(
                new Snapshot(
                        trial,
                        index,
                        total,
                        phase,
                        Duration.ofNanos(left),
                        new Orders(
                                due,
                                tally.completed(),
                                ledger.of(Belief.REFUSED),
                                ledger.of(Belief.FAILED),
                                ledger.of(Belief.UNKNOWN),
                                unanswered + tally.outstanding()),
                        queued()));
    }

    /** From the last sample: to ask the broker here would hold up the lab where it is slow. */
    private OptionalLong queued() {
        SampleLine broker = samples == null ? null : samples.last().get(TrialQueues.BROKER);
        return broker == null || broker.queueDepth() < 0
                ? OptionalLong.empty()
                : OptionalLong.of(broker.queueDepth());
    }
}
