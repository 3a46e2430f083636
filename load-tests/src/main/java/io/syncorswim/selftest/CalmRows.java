package io.syncorswim.selftest;

import io.syncorswim.analysis.Measurement.Seen;
import io.syncorswim.selftest.Row.Interval;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A fixed service time at low load: whatever is measured beyond it is the harness's own. */
final class CalmRows {
    private static final String BASIS = "no queue, no variation: the service time itself";

    private CalmRows() {}

    static List<Row> of(Observed observed, Paths paths) {
        double ms = observed.placed().what().serviceS() * 1e3;
        long early = observed.seen().stream().filter(CalmRows::isEarly).count();
        return List.of(
                row(
                        "response p50",
                        ms,
                        observed.response().p50(),
                        Paths.OVERHEAD_MS + paths.lagMs(0.5)),
                row(
                        "response p99",
                        ms,
                        observed.response().p99(),
                        Paths.TAIL_OVERHEAD_MS + paths.lagMs(0.99)),
                row("service p50", ms, observed.service().p50(), Paths.OVERHEAD_MS),
                Row.of(
                        "send lag p50",
                        Row.MS,
                        0,
                        paths.lagMs(0.5),
                        new Interval(0, Paths.OVERHEAD_MS),
                        "an open workload is sent when it is intended"),
                Row.exactly(
                        "orders sent before their intended start",
                        0,
                        early,
                        "an open workload is sent when it is intended"));
    }

    private static boolean isEarly(Seen one) {
        Long sentNs = one.sentNs();
        return sentNs != null && sentNs < one.intendedNs();
    }

    private static Row row(String quantity, double ms, @Nullable Double measured, double most) {
        return Row.of(
                quantity,
                Row.MS,
                ms,
                measured,
                new Interval(ms - Paths.EARLY_MS, ms + most),
                BASIS);
    }
}
