package io.syncorswim.schedule;

import io.syncorswim.experiment.Workload.Arrivals;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A process of arrivals on an axis where one is expected per unit, ascending. */
@FunctionalInterface
interface Units {
    /** The next arrival, in units since the start. */
    double next();

    static Units of(Arrivals arrivals, long seed) {
        return switch (arrivals) {
            case POISSON -> poisson(seed);
            case EVEN -> even();
        };
    }

    /**
     * Exponential gaps with mean 1, by inversion.
     *
     * <p>Generator and formula are named, and the logarithm is the strict one, so that a seed means
     * the same schedule on every machine and every JDK; {@code nextExponential} promises neither.
     */
    private static Units poisson(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return new Units() {
            private double at;

            @Override
            public double next() {
                // nextDouble is in [0, 1): 1 - u is never 0.
                at -= StrictMath.log1p(-random.nextDouble());
                return at;
            }
        };
    }

    /** Gaps of 1, the first arrival at 0: a rate r over s seconds gives r x s of them. */
    private static Units even() {
        return new Units() {
            private long count;

            @Override
            public double next() {
                return count++;
            }
        };
    }
}
