package io.syncorswim.metrics;

/** The fixed buckets of a histogram, in seconds: the same everywhere, so that they add up. */
public final class Buckets {
    /** Times of orders; the target services have the same. */
    public static final Buckets TIME =
            new Buckets(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10);

    /** Send lag, which is good below a millisecond. */
    public static final Buckets LAG =
            new Buckets(
                    0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5,
                    1);

    private final double[] upperBoundsS;

    private Buckets(double... upperBoundsS) {
        this.upperBoundsS = upperBoundsS;
    }

    double[] upperBoundsS() {
        return upperBoundsS.clone();
    }
}
