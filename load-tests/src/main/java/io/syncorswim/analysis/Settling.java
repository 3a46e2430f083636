package io.syncorswim.analysis;

import io.syncorswim.statistics.ChangePoints;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/**
 * How a latency of one trial settled: its medians from T0 to the fault, warm-up included.
 *
 * @param latency in words: {@code response time}
 * @param orders that the medians are of
 * @param medians of stretches of some forty orders, in the order of time; a stretch without any
 *     order is left out
 */
record Settling(String latency, long orders, List<Median> medians) {
    /** Stretches are that many orders long, so that a median is known to a few percent. */
    private static final long ORDERS_EACH = 40;

    private static final long FEWEST = 8;
    private static final long MOST = 60;

    Settling {
        medians = List.copyOf(medians);
    }

    /** The median of a stretch that begins at that time. */
    record Median(double atS, double ms, long orders) {}

    /** Of responses, accepted or not, and of completions. */
    static List<Settling> of(Orders orders, int repetition, Load load) throws IOException {
        return List.of(
                of(orders, repetition, load, "response times", Latencies.RESPONSE, "true"),
                of(
                        orders,
                        repetition,
                        load,
                        "completion times",
                        Latencies.COMPLETION,
                        "happened = 'complete'"));
    }

    private static Settling of(
            Orders orders, int repetition, Load load, String latency, String durationNs, String of)
            throws IOException {
        String where =
                "repetition = %d AND intended_ns >= 0 AND intended_ns < %d AND %s > 0 AND %s"
                        .formatted(repetition, load.faultNs(), durationNs, of);
        long known =
                orders.one(
                        "SELECT count(*) FROM orders WHERE " + where,
                        columns -> columns.getLong(1));
        long stretches = Math.clamp(known / ORDERS_EACH, FEWEST, MOST);
        List<Median> medians =
                orders.query(
                        """
                        SELECT intended_ns * %1$d // %2$d AS stretch,
                            quantile_disc(%3$s, 0.5) / 1e6, count(*)
                        FROM orders WHERE %4$s GROUP BY stretch ORDER BY stretch\
                        """
                                .formatted(stretches, load.faultNs(), durationNs, where),
                        columns ->
                                new Median(
                                        columns.getLong(1) * load.faultNs() / 1e9 / stretches,
                                        columns.getDouble(2),
                                        columns.getLong(3)));
        return new Settling(latency, known, medians);
    }

    /** Since when it was steady until the fault; null where there is nothing to see. */
    @Nullable Double steadyFromS() {
        if (medians.isEmpty()) {
            return null;
        }
        double[] values = medians.stream().mapToDouble(Median::ms).toArray();
        return medians.get(ChangePoints.steadyFrom(values, Limits.STEADY_FACTOR)).atS();
    }
}
