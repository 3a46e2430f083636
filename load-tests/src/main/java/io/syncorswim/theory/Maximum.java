package io.syncorswim.theory;

import java.util.List;

/**
 * The slowest of several response times that are independent of each other: how long one who waits
 * for all of them waits.
 *
 * <p>Its distribution function is the product of theirs. Queues that are fed by the same arrivals
 * are not independent but associated: for them the product is an upper bound of the maximum (Nelson
 * and Tantawi: Approximate analysis of fork/join synchronization in parallel queues, IEEE
 * Transactions on Computers 37, 1988).
 */
public record Maximum(List<? extends ResponseTime> parts) implements ResponseTime {
    public Maximum {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("the slowest of none does not exist");
        }
    }

    @Override
    public double tail(double seconds) {
        // By complements, so that a small tail is not lost beside 1.
        double tail = 0;
        for (ResponseTime part : parts) {
            double own = part.tail(seconds);
            tail = tail + own - tail * own;
        }
        return tail;
    }

    @Override
    public double meanS() {
        return Moments.meanS(this::tail, scaleS());
    }

    private double scaleS() {
        return parts.stream().mapToDouble(ResponseTime::meanS).sum();
    }
}
