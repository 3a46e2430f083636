package io.syncorswim.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a short series changes its level.
 *
 * <p>Optimal partitioning (Jackson et al. 2005, IEEE Signal Processing Letters 12:105; PELT,
 * Killick et al. 2012, JASA 107:1590, is the same with pruning, which tens of values do not need):
 * of all ways to cut the series, the one with the least sum of squares about the segments' means,
 * plus a penalty for each cut. Barrett et al. 2017 (OOPSLA, "Virtual machine warmup blows hot and
 * cold") find the steady state of programs by the same means.
 *
 * <p>The noise is judged by the differences of neighbours, which a change of level hardly touches.
 * The penalty is {@value #PENALTY} s² ln n, higher than the usual 2 to 4, as that noise is itself
 * known from few values and neighbours are somewhat alike. A segment has at least three values, so
 * that a single stall is no new level.
 */
public final class ChangePoints {
    private static final double PENALTY = 6;
    private static final int SHORTEST = 3;

    /** What the noise of medians is at least, as a share of them. */
    private static final double LEAST_NOISE = 0.02;

    private ChangePoints() {}

    /**
     * The index from which on a series keeps its level; 0 where it always did.
     *
     * @param values positive ones, such as latencies: levels are compared by their ratio
     * @param factor what the last level must be exceeded or undercut by, to count as another
     */
    public static int steadyFrom(double[] values, double factor) {
        double[] logs = Arrays.stream(values).map(Math::log).toArray();
        List<Integer> cuts = cuts(logs);
        double last = mean(logs, cuts.getLast(), logs.length);
        for (int i = cuts.size() - 2; i >= 0; i--) {
            double level = mean(logs, cuts.get(i), cuts.get(i + 1));
            if (Math.abs(level - last) >= Math.log(factor)) {
                return cuts.get(i + 1);
            }
        }
        return 0;
    }

    /** The first index of each segment, ascending from 0. */
    static List<Integer> cuts(double[] values) {
        int n = values.length;
        double[] sums = new double[n + 1];
        double[] squares = new double[n + 1];
        for (int i = 0; i < n; i++) {
            sums[i + 1] = sums[i] + values[i];
            squares[i + 1] = squares[i] + values[i] * values[i];
        }
        double penalty = PENALTY * variance(values) * Math.log(Math.max(2, n));
        double[] best = new double[n + 1];
        int[] begin = new int[n + 1];
        for (int to = 1; to <= n; to++) {
            best[to] = cost(sums, squares, 0, to);
            for (int from = SHORTEST; from <= to - SHORTEST; from++) {
                double cut = best[from] + cost(sums, squares, from, to) + penalty;
                if (cut < best[to]) {
                    best[to] = cut;
                    begin[to] = from;
                }
            }
        }
        List<Integer> cuts = new ArrayList<>();
        for (int to = n; to > 0; to = begin[to]) {
            cuts.addFirst(begin[to]);
        }
        return cuts.isEmpty() ? List.of(0) : cuts;
    }

    /** The sum of squares about the mean of values from an index to another. */
    private static double cost(double[] sums, double[] squares, int from, int to) {
        double sum = sums[to] - sums[from];
        return squares[to] - squares[from] - sum * sum / (to - from);
    }

    /** By the median of the neighbours' absolute differences, as if those were normal. */
    private static double variance(double[] values) {
        if (values.length < 2) {
            return LEAST_NOISE * LEAST_NOISE;
        }
        double[] steps = new double[values.length - 1];
        Arrays.setAll(steps, i -> Math.abs(values[i + 1] - values[i]));
        Arrays.sort(steps);
        double median = (steps[steps.length / 2] + steps[(steps.length - 1) / 2]) / 2;
        double deviation = Math.max(LEAST_NOISE, median / (0.6745 * Math.sqrt(2)));
        return deviation * deviation;
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }
}
