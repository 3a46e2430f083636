package io.syncorswim.theory;

/** A response time without a queue: exponential, of that mean in seconds. */
public record Exponential(double meanS) implements ResponseTime {
    public Exponential {
        if (!(meanS > 0)) {
            throw new IllegalArgumentException("a mean is more than 0, not " + meanS);
        }
    }

    @Override
    public double tail(double seconds) {
        return Math.exp(-seconds / meanS);
    }
}
