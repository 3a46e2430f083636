package io.syncorswim.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The weights with which one replicate counts repetitions and blocks.
 *
 * <p>Of n units n - 1 are drawn with replacement, and each draw counts n / (n - 1) times. The
 * variance of a mean over such replicates is the textbook estimate s²/n whatever n is; the plain
 * bootstrap, which draws n, comes out too small by the factor (n - 1) / n, which is half for two
 * units (Rao and Wu 1988, JASA 83:231; Hesterberg 2015, The American Statistician 69:371, calls it
 * narrowness bias). A unit that is alone in its stratum always counts once.
 *
 * <p>What is drawn depends on the seed, the replicate, the repetition's number and how many blocks
 * each stratum has, and on nothing else. So two patterns that were offered the same orders are
 * resampled alike, and what their common arrivals did to both cancels in their difference.
 */
final class Draws {
    private final long seed;

    Draws(long seed) {
        this.seed = seed;
    }

    /** A weight for each of the repetitions. */
    double[] repetitions(int replicate, int count) {
        double[] weights = new double[count];
        weigh(random(replicate, 0), weights, 0, count);
        return weights;
    }

    /** A weight for each block of a repetition, drawn within its stratum. */
    double[] blocks(int replicate, Repetition repetition) {
        List<Block> blocks = repetition.blocks();
        double[] weights = new double[blocks.size()];
        SplittableRandom random = random(replicate, repetition.number());
        for (int from = 0, to; from < weights.length; from = to) {
            to = from + 1;
            while (to < weights.length && blocks.get(to).stratum() == blocks.get(from).stratum()) {
                to++;
            }
            weigh(random, weights, from, to);
        }
        return weights;
    }

    private SplittableRandom random(int replicate, int repetition) {
        // Two rounds, so that neighbouring replicates and repetitions share no stream.
        long mixed = new SplittableRandom(seed + replicate).nextLong();
        return new SplittableRandom(mixed + repetition);
    }

    private static void weigh(SplittableRandom random, double[] weights, int from, int to) {
        int units = to - from;
        if (units == 1) {
            weights[from] = 1;
            return;
        }
        Arrays.fill(weights, from, to, 0);
        double each = units / (units - 1.0);
        for (int draw = 1; draw < units; draw++) {
            weights[from + random.nextInt(units)] += each;
        }
    }
}
