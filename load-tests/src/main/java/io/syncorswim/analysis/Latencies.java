package io.syncorswim.analysis;

import io.syncorswim.analysis.Analysis.Percentiles;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Exact percentiles: the nearest rank, the smallest recorded value that at least that share of all
 * values does not exceed. Pooled over repetitions, never averaged, never estimated.
 */
final class Latencies {
    static final String RESPONSE = "responded_ns - intended_ns";
    static final String SERVICE = "responded_ns - sent_ns";
    static final String COMPLETION = "last_ns - intended_ns";
    static final String SEND_LAG = "sent_ns - intended_ns";

    private Latencies() {}

    /** Percentiles of a duration in nanoseconds over the orders that fulfil a condition. */
    static Percentiles of(Orders orders, String durationNs, String where) throws IOException {
        return orders.one(
                """
                SELECT n, q[1], q[2], q[3], q[4], q[5], q[6], q[7] FROM (
                    SELECT count(ns) AS n,
                        quantile_disc(ns, [0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1.0]) AS q
                    FROM (SELECT %s AS ns FROM orders WHERE %s))\
                """
                        .formatted(durationNs, where),
                columns ->
                        new Percentiles(
                                columns.getLong(1),
                                ms(columns, 2),
                                ms(columns, 3),
                                ms(columns, 4),
                                ms(columns, 5),
                                ms(columns, 6),
                                ms(columns, 7),
                                ms(columns, 8)));
    }

    /** A column of nanoseconds in milliseconds; null where it is NULL. */
    static @Nullable Double ms(ResultSet columns, int column) throws SQLException {
        long ns = columns.getLong(column);
        return columns.wasNull() ? null : ns / 1e6;
    }
}
