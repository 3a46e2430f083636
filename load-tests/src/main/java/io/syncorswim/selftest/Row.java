package io.syncorswim.selftest;

import org.jspecify.annotations.Nullable;

/**
 * One figure that is known, and what was measured of it.
 *
 * @param quantity what it is
 * @param unit {@code ms}, {@code s} or {@code orders}
 * @param predicted by arithmetic
 * @param measured null where the harness gave no figure at all, which fails
 * @param residual measured less predicted; null where nothing was measured
 * @param low, high the interval in which the measured figure must lie, both inclusive
 * @param basis where prediction and interval come from
 * @param outcome whether it does
 */
public record Row(
        String quantity,
        String unit,
        double predicted,
        @Nullable Double measured,
        @Nullable Double residual,
        double low,
        double high,
        String basis,
        Outcome outcome) {
    static final String MS = "ms";
    static final String S = "s";
    static final String ORDERS = "orders";

    /** Judges a figure that a busy machine may spoil. */
    static Row of(
            String quantity,
            String unit,
            double predicted,
            @Nullable Double measured,
            Interval interval,
            String basis) {
        boolean inside = measured != null && interval.holds(measured);
        return new Row(
                quantity,
                unit,
                predicted,
                measured,
                measured == null ? null : measured - predicted,
                interval.low(),
                interval.high(),
                basis,
                inside ? Outcome.PASSED : Outcome.FAILED);
    }

    /** Judges a count that is exact, whatever the machine does. */
    static Row exactly(String quantity, long predicted, long measured, String basis) {
        double exact = (double) predicted;
        return of(quantity, ORDERS, exact, (double) measured, new Interval(exact, exact), basis);
    }

    /** A count must be right on any machine. */
    boolean isExcusable() {
        return !unit.equals(ORDERS) || low != high;
    }

    /** The same where the machine was too busy to be held to it. */
    Row excused() {
        return outcome == Outcome.FAILED && isExcusable()
                ? new Row(
                        quantity,
                        unit,
                        predicted,
                        measured,
                        residual,
                        low,
                        high,
                        basis,
                        Outcome.SUSPECT)
                : this;
    }

    /** What a figure may be, both ends included. */
    record Interval(double low, double high) {
        /** So much below and above. */
        static Interval around(double middle, double margin) {
            return new Interval(middle - margin, middle + margin);
        }

        boolean holds(double value) {
            return value >= low && value <= high;
        }
    }
}
