package io.syncorswim.selftest;

import io.syncorswim.selftest.Row.Interval;
import io.syncorswim.theory.Exponential;
import io.syncorswim.theory.Maximum;
import io.syncorswim.theory.Moments;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A fan-out without queues: the slowest of three independent service times. */
final class FanOutRows {
    /** Normal quantile of the intervals: beyond them once in 1,000 times. */
    private static final double Z = 3.29;

    private static final String BASIS =
            "the product of three exponential distributions; interval: 3.29 standard errors";

    private FanOutRows() {}

    static List<Row> of(Shape.FanOut three, Observed observed, Paths paths) {
        Maximum slowest =
                new Maximum(
                        List.of(
                                exponential(three.inventory()),
                                exponential(three.payment()),
                                exponential(three.shipping())));
        int orders = observed.placed().orders();
        double meanMs = slowest.meanS() * 1e3;
        double errorMs =
                Z * 1e3 * Moments.deviationS(slowest::tail, slowest.meanS()) / Math.sqrt(orders);
        double mostMs = Paths.OVERHEAD_MS + paths.meanExplainedMs();
        List<Row> rows = new ArrayList<>();
        rows.add(
                Row.of(
                        "response, mean",
                        Row.MS,
                        meanMs,
                        paths.meanMs(),
                        new Interval(meanMs - errorMs, meanMs + errorMs + mostMs),
                        BASIS));
        for (double share : new double[] {0.5, 0.9, 0.99}) {
            double lateMs = Paths.OVERHEAD_MS + paths.lagMs(share);
            rows.add(
                    quantile(
                            "response", slowest, share, orders, lateMs, response(observed, share)));
        }
        double lateMs = Paths.OVERHEAD_MS + paths.lagMs(0.9);
        rows.add(quantile("completion", slowest, 0.9, orders, lateMs, observed.completion().p90()));
        return rows;
    }

    private static @Nullable Double response(Observed observed, double share) {
        return share == 0.5
                ? observed.response().p50()
                : share == 0.9 ? observed.response().p90() : observed.response().p99();
    }

    /** Of n independent values, the share below the true quantile is binomial. */
    private static Row quantile(
            String what,
            Maximum slowest,
            double share,
            int orders,
            double lateMs,
            @Nullable Double measured) {
        double error = Z * Math.sqrt(share * (1 - share) / orders);
        double highest = Math.min(share + error, 1 - 1e-3 / orders);
        return Row.of(
                "%s p%.0f".formatted(what, share * 100),
                Row.MS,
                slowest.quantileS(share) * 1e3,
                measured,
                new Interval(
                        slowest.quantileS(share - error) * 1e3 - Paths.EARLY_MS,
                        slowest.quantileS(highest) * 1e3 + lateMs),
                BASIS);
    }

    private static Exponential exponential(Duration mean) {
        return new Exponential(mean.toNanos() / 1e9);
    }
}
