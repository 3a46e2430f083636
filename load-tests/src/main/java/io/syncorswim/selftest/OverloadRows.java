package io.syncorswim.selftest;

import io.syncorswim.analysis.Measurement.Seen;
import io.syncorswim.schedule.Segment;
import io.syncorswim.selftest.Row.Interval;
import io.syncorswim.theory.Spike;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A spike's backlog and how long it takes to drain, against the fluid's. */
final class OverloadRows {
    private static final String BASIS = "a fluid: inflow less capacity; interval: a few orders";

    /** What the fluid leaves out, beside the workers: rounding at each end, in orders. */
    private static final int ROUNDING = 4;

    /** What sending and answering may be late at the spike's sharp edges, seconds. */
    private static final double EDGE_S = 0.03;

    /** So many orders in a row that did not wait: the backlog is gone. */
    private static final int CALM = 20;

    private OverloadRows() {}

    static List<Row> of(Observed observed) {
        Case what = observed.placed().what();
        Segment spiked = what.load().get(1);
        double capacity = what.workers() / what.serviceS();
        Spike spike =
                new Spike(
                        what.ratePerSecond(),
                        spiked.ratePerSecond(),
                        capacity,
                        spiked.length().toNanos() / 1e9);
        double margin = what.workers() + ROUNDING;
        double edge = spiked.ratePerSecond() * EDGE_S;
        // Who is in service belongs to the backlog as it is counted, not to the fluid's.
        double backlog = spike.backlog() + what.workers();
        double worst = spike.worstWaitS() + what.serviceS();
        return List.of(
                Row.of(
                        "worst backlog",
                        Row.ORDERS,
                        backlog,
                        (double) observed.worstBacklog(),
                        Interval.around(backlog, margin + edge),
                        BASIS),
                Row.of(
                        "drain after the spike",
                        Row.S,
                        spike.drainS(),
                        drainS(observed),
                        Interval.around(
                                spike.drainS(),
                                margin / (capacity - what.ratePerSecond()) + EDGE_S),
                        BASIS),
                Row.of(
                        "response, maximum",
                        Row.S,
                        worst,
                        seconds(observed.response().max()),
                        Interval.around(worst, margin / capacity + EDGE_S),
                        BASIS));
    }

    private static @Nullable Double seconds(@Nullable Double ms) {
        return ms == null ? null : ms / 1e3;
    }

    /**
     * From the spike's end to the intended start of the last order that had to wait, before some
     * that had not: one that the machine held up long afterwards is no part of the drain.
     */
    private static @Nullable Double drainS(Observed observed) {
        Case what = observed.placed().what();
        long endNs =
                observed.placed().window().fromNs()
                        + what.load().get(0).length().toNanos()
                        + what.load().get(1).length().toNanos();
        long calmNs = Math.round(1.5 * what.serviceTime().mean().toNanos());
        Double drained = null;
        int calm = 0;
        for (Seen one : observed.seen()) {
            Long respondedNs = one.respondedNs();
            if (one.intendedNs() < endNs || respondedNs == null || calm == CALM) {
                continue;
            }
            if (respondedNs - one.intendedNs() > calmNs) {
                drained = (one.intendedNs() - endNs) / 1e9;
                calm = 0;
            } else {
                calm++;
            }
        }
        return drained;
    }
}
