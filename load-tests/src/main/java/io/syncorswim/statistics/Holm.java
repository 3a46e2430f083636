package io.syncorswim.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many comparisons at once: with twenty of them at 5%, one difference is found where there is none.
 * Holm's step-down procedure (1979, Scandinavian Journal of Statistics 6:65) keeps the chance of
 * even one false finding among all at 5%, however the comparisons depend on each other, and finds
 * at least what Bonferroni's does.
 */
public final class Holm {
    /** How often a family of comparisons without any difference is allowed to show one. */
    public static final double RATE = 0.05;

    private Holm() {}

    /** The p-values, each made larger for its company; in the order given. */
    public static double[] adjusted(List<Double> p) {
        List<Integer> ascending =
                IntStream.range(0, p.size()).boxed().sorted(Comparator.comparing(p::get)).toList();
        double[] adjusted = new double[p.size()];
        double largest = 0;
        for (int rank = 0; rank < adjusted.length; rank++) {
            int index = ascending.get(rank);
            largest = Math.max(largest, Math.min(1, (adjusted.length - rank) * p.get(index)));
            adjusted[index] = largest;
        }
        return adjusted;
    }
}
