package io.syncorswim.lab;

import io.syncorswim.ledger.Belief;
import io.syncorswim.ledger.Happened;
import io.syncorswim.recording.ArrivalLine.Ending;
import io.syncorswim.recording.TrialFolder;
import io.syncorswim.schedule.Schedule;
import io.syncorswim.wire.TargetSystem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Counts a running trial's orders by following its raw records as they grow.
 *
 * <p>For the progress line, for live metrics and to know when the drain is over; the figures that
 * are published come from the finished records, not from here. Not thread-safe: one thread calls
 * {@link #update}.
 */
final class Tally {
    /** Is told of each order that is answered or complete, by the thread that updates. */
    interface Listener {
        void answered(long order, Belief belief, long responseNs, long sendLagNs);

        void completed(long order, long completionNs);

        /** A listener that listens to nothing. */
        Listener NOBODY =
                new Listener() {
                    @Override
                    public void answered(
                            long order, Belief belief, long responseNs, long sendLagNs) {}

                    @Override
                    public void completed(long order, long completionNs) {}
                };
    }

    private static final int FIELDS = 7;

    private final Schedule schedule;
    private final LongSupplier t0Ns;
    private final long objectiveNs;
    private final Listener listener;
    private final @Nullable Belief[] beliefs;
    private final byte[] inventory;
    private final byte[] payment;
    private final byte[] shipping;
    private final long[] lastEffectNs;
    private final List<Follower> followers = new ArrayList<>();
    private final LedgerCounts ledger = new LedgerCounts();
    private long answered;
    private long good;

    /**
     * @param t0Ns T0 on the clock of the records, once it is known
     * @param objective an order that is accepted and completed within it is good
     */
    Tally(
            TrialFolder folder,
            Schedule schedule,
            LongSupplier t0Ns,
            Duration objective,
            Listener listener) {
        this.schedule = schedule;
        this.t0Ns = t0Ns;
        this.objectiveNs = objective.toNanos();
        this.listener = listener;
        beliefs = new Belief[schedule.size()];
        inventory = new byte[schedule.size()];
        payment = new byte[schedule.size()];
        shipping = new byte[schedule.size()];
        lastEffectNs = new long[schedule.size()];
        followers.add(new Follower(folder.rawArrivals(), this::arrival));
        for (TargetSystem system : TargetSystem.values()) {
            byte[] effects =
                    switch (system) {
                        case INVENTORY -> inventory;
                        case PAYMENT -> payment;
                        case SHIPPING -> shipping;
                    };
            followers.add(new Follower(folder.journal(system), line -> effect(line, effects)));
        }
    }

    /** Reads what was appended since the last call. */
    void update() throws IOException {
        for (Follower follower : followers) {
            follower.read();
        }
    }

    /** Orders whose answer, time-out or broken connection is recorded. */
    long answered() {
        return answered;
    }

    /** Orders answered with 2xx. */
    long accepted() {
        return ledger.of(Belief.ACCEPTED);
    }

    /** Orders with an effect at every system. */
    long completed() {
        return ledger.done();
    }

    /** Accepted orders that still lack an effect. */
    long outstanding() {
        return accepted() - ledger.acceptedAndDone();
    }

    /** Orders accepted, and complete within the objective. */
    long good() {
        return good;
    }

    /** Orders by what is believed of them and what has happened to them, as of now. */
    LedgerCounts ledger() {
        return ledger.copy();
    }

    private void arrival(String line) {
        answered++;
        String[] fields = line.split(",");
        int order = fields.length == FIELDS ? number(fields[0]) : -1;
        if (order < 0 || beliefs[order] != null) {
            return;
        }
        try {
            long intendedNs = Long.parseLong(fields[1]);
            long sentNs = Long.parseLong(fields[2]);
            long respondedNs = Long.parseLong(fields[3]);
            Belief belief = Ending.valueOf(fields[6]).belief(Integer.parseInt(fields[4]));
            believe(order, belief);
            listener.answered(order, belief, respondedNs - intendedNs, sentNs - intendedNs);
        } catch (IllegalArgumentException unreadable) {
            // A foreign line is for the ledger to judge, not for the progress.
        }
    }

    private void believe(int order, Belief belief) {
        Happened happened = happened(order);
        ledger.answered(belief, happened);
        beliefs[order] = belief;
        countIfGood(order, belief, happened);
    }

    private void effect(String line, byte[] effects) {
        String[] fields = line.split(",");
        int order = fields.length > 4 ? number(fields[0]) : -1;
        if (order < 0) {
            return;
        }
        try {
            lastEffectNs[order] = Math.max(lastEffectNs[order], Long.parseLong(fields[4]));
        } catch (NumberFormatException unreadable) {
            return;
        }
        Happened before = happened(order);
        // Two stand for many: more is not asked for.
        effects[order] = (byte) Math.min(2, effects[order] + 1);
        Happened after = happened(order);
        Belief belief = beliefs[order];
        ledger.happened(belief, before, after);
        if (after.isDone() && !before.isDone()) {
            listener.completed(order, completionNs(order));
            countIfGood(order, belief, after);
        }
    }

    private void countIfGood(int order, @Nullable Belief belief, Happened happened) {
        if (belief == Belief.ACCEPTED
                && happened == Happened.COMPLETE
                && completionNs(order) <= objectiveNs) {
            good++;
        }
    }

    private long completionNs(int order) {
        return lastEffectNs[order] - t0Ns.getAsLong() - schedule.intendedNs(order);
    }

    private Happened happened(int order) {
        return Happened.of(inventory[order], payment[order], shipping[order]);
    }

    /** The order's number, or -1 where it is none of the schedule's. */
    private int number(String text) {
        try {
            int number = Integer.parseInt(text);
            return number < beliefs.length ? number : -1;
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
