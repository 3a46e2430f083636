package io.syncorswim.selftest;

import io.syncorswim.theory.SamplePath;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * How far the figures of a case may lie from those of the settled queue, by chance alone: the case
 * simulated again and again with other random numbers, from an empty queue on, as long as it lasts.
 *
 * @param lowMeanMs, highMeanMs the least and the greatest mean of all repetitions
 * @param lowP90Ms, highP90Ms the same of the 90th percentile
 */
record Spread(double lowMeanMs, double highMeanMs, double lowP90Ms, double highP90Ms) {
    /** A figure lies beyond all of them once in 500 times. */
    static final int REPETITIONS = 1_000;

    static Spread of(Case what) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        double[] means = new double[REPETITIONS];
        double[] p90s = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            double[] responses = responsesMs(what, random);
            Arrays.sort(responses);
            means[i] = Arrays.stream(responses).average().orElseThrow();
            p90s[i] = responses[(int) Math.ceil(0.9 * responses.length) - 1];
        }
        Arrays.sort(means);
        Arrays.sort(p90s);
        return new Spread(means[0], means[REPETITIONS - 1], p90s[0], p90s[REPETITIONS - 1]);
    }

    private static double[] responsesMs(Case what, RandomGenerator random) {
        int most = (int) (2 * what.ratePerSecond() * what.length().toNanos() / 1e9) + 16;
        long[] arrivals = new long[most];
        long[] services = new long[most];
        int orders = 0;
        double now = exponential(random) / what.ratePerSecond();
        while (now < what.length().toNanos() / 1e9) {
            arrivals[orders] = Math.round(now * 1e9);
            double service = what.serviceS() * (what.isFixed() ? 1 : exponential(random));
            services[orders] = Math.round(service * 1e9);
            orders++;
            now += exponential(random) / what.ratePerSecond();
        }
        long[] came = Arrays.copyOf(arrivals, orders);
        long[] left = SamplePath.departures(came, Arrays.copyOf(services, orders), what.workers());
        double[] responses = new double[orders];
        Arrays.setAll(responses, i -> (left[i] - came[i]) / 1e6);
        return responses;
    }

    private static double exponential(RandomGenerator random) {
        return -Math.log1p(-random.nextDouble());
    }
}
