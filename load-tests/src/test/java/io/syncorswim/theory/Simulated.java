package io.syncorswim.theory;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Response times of a queue, seen one by one in a simulation that shares no code with the theory.
 */
final class Simulated {
    private static final int WARM_UP = 20_000;

    private final double[] sorted;

    /**
     * Many orders through a queue.
     *
     * @param service the service time from a number that is uniform in (0, 1)
     */
    Simulated(Offered offered, DoubleUnaryOperator service, int orders, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        PriorityQueue<Double> freeAt = new PriorityQueue<>();
        double[] responses = new double[orders];
        double now = 0;
        for (int i = 0; i < WARM_UP + orders; i++) {
            now += -Math.log1p(-random.nextDouble()) / offered.ratePerSecond();
            double starts = now;
            if (freeAt.size() == offered.workers()) {
                starts = Math.max(now, freeAt.remove());
            }
            double leaves = starts + service.applyAsDouble(1 - random.nextDouble());
            freeAt.add(leaves);
            if (i >= WARM_UP) {
                responses[i - WARM_UP] = leaves - now;
            }
        }
        Arrays.sort(responses);
        sorted = responses;
    }

    double mean() {
        return Arrays.stream(sorted).average().orElseThrow();
    }

    double quantile(double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
