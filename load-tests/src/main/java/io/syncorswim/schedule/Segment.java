package io.syncorswim.schedule;

import java.time.Duration;

/** A stretch of time over which the arrival rate stays the same. */
public record Segment(Duration length, double ratePerSecond) {
    public Segment {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("a segment is longer than 0s, not " + length);
        }
        if (!(ratePerSecond >= 0) || Double.isInfinite(ratePerSecond)) {
            throw new IllegalArgumentException(
                    "a segment's rate is a number of orders per second, 0 or more, not "
                            + ratePerSecond);
        }
    }

    /** Orders to expect in it: rate times length. */
    public double expectedOrders() {
        return ratePerSecond * (length.toNanos() / 1e9);
    }
}
