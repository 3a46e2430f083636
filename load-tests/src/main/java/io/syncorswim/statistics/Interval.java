package io.syncorswim.statistics;

/** A 95% confidence interval. */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "an interval from %s to %s is none".formatted(low, high));
        }
    }

    public boolean holds(double value) {
        return value >= low && value <= high;
    }

    /** Around a latency or a ratio, symmetrical on the axis of logarithms. */
    static Interval ofRatio(double estimate, Spread spread) {
        double factor = Math.exp(spread.half());
        return new Interval(estimate / factor, estimate * factor);
    }

    /** Around a difference, symmetrical. */
    static Interval ofDifference(double estimate, Spread spread) {
        return new Interval(
                Math.max(-1, estimate - spread.half()), Math.min(1, estimate + spread.half()));
    }
}
