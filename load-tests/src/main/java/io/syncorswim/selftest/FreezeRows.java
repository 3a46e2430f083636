package io.syncorswim.selftest;

import io.syncorswim.selftest.Observed.Stop;
import io.syncorswim.selftest.Row.Interval;
import io.syncorswim.theory.Freeze;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A freeze in the middle, of the server or of the injector itself. */
final class FreezeRows {
    /**
     * What answers may take that all come at one moment, milliseconds: 140 orders are read, or
     * sent, by a program that has just been asleep.
     */
    private static final double BURST_MS = 100;

    private static final String BASIS = "an even share of the orders waits out what is left of it";

    private FreezeRows() {}

    static List<Row> of(Shape.ServerFreeze shape, Observed observed, Paths paths) {
        Case what = observed.placed().what();
        Freeze freeze = freeze(what, shape.length().toNanos() / 1e9);
        double lateMs = Paths.OVERHEAD_MS + paths.lagMs(0.5);
        double waited = WaitingClient.p99Ms(what, shape);
        return List.of(
                calm("response p50", freeze, 0.5, observed.response().p50(), lateMs),
                stalled("response p99", freeze, 0.99, observed.response().p99(), what, 0),
                longest("response, maximum", freeze, observed.response().max(), what, 0),
                Row.of(
                        "what a client that waits for each answer would call p99 (replayed)",
                        Row.MS,
                        what.serviceS() * 1e3,
                        waited,
                        Interval.around(what.serviceS() * 1e3, Paths.EARLY_MS),
                        "coordinated omission: to that client the freeze is one slow order"));
    }

    static List<Row> ofInjector(Observed observed) {
        Case what = observed.placed().what();
        Stop stop = observed.stop();
        if (stop == null) {
            return List.of(
                    Row.exactly(
                            "freezes of the injector", 1, 0, "it is stopped and continued once"));
        }
        Freeze freeze = freeze(what, stop.seconds());
        double unsureMs = stop.uncertaintyS() * 1e3;
        double serviceMs = what.serviceS() * 1e3;
        return List.of(
                calm("response p50", freeze, 0.5, observed.response().p50(), Paths.OVERHEAD_MS),
                stalled("response p99", freeze, 0.99, observed.response().p99(), what, unsureMs),
                longest("response, maximum", freeze, observed.response().max(), what, unsureMs),
                Row.of(
                        "uncorrected p99, from the sending",
                        Row.MS,
                        serviceMs,
                        observed.service().p99(),
                        new Interval(serviceMs - Paths.EARLY_MS, serviceMs + BURST_MS),
                        "coordinated omission: a clock that starts late sees no freeze"));
    }

    private static Freeze freeze(Case what, double lengthS) {
        return new Freeze(what.serviceS(), lengthS, what.length().toNanos() / 1e9);
    }

    private static Row calm(
            String name, Freeze freeze, double share, @Nullable Double measured, double lateMs) {
        double ms = freeze.quantileS(share) * 1e3;
        return Row.of(
                name, Row.MS, ms, measured, new Interval(ms - Paths.EARLY_MS, ms + lateMs), BASIS);
    }

    /** Orders come a gap apart, so that is by how much a value of theirs may differ. */
    private static Row stalled(
            String name,
            Freeze freeze,
            double share,
            @Nullable Double measured,
            Case what,
            double unsureMs) {
        double ms = freeze.quantileS(share) * 1e3;
        return row(name, ms, measured, what, unsureMs);
    }

    private static Row longest(
            String name, Freeze freeze, @Nullable Double measured, Case what, double unsureMs) {
        return row(name, freeze.maximumS() * 1e3, measured, what, unsureMs);
    }

    private static Row row(
            String name, double ms, @Nullable Double measured, Case what, double unsureMs) {
        double gapMs = 2e3 / what.ratePerSecond();
        return Row.of(
                name,
                Row.MS,
                ms,
                measured,
                new Interval(ms - gapMs - unsureMs, ms + gapMs + unsureMs + BURST_MS),
                BASIS);
    }
}
