package io.syncorswim.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * What each block of one repetition adds to the error of a figure: how many more orders beyond the
 * quantile it has (or of the share in question) than its phase's blocks have on average.
 *
 * <p>It tells two things that resampled values do not. Blocks may be too short, so that neighbours
 * are alike: then the variance is larger by 1 + 2 r, with r their correlation. And few blocks may
 * make up most of the error, as those of a fault do for a p99: then it is known from few. The
 * degrees of freedom are those of the blocks' kurtosis k, 2 n / (k - 1), which is n for normal ones
 * (Satterthwaite 1946, Biometrics Bulletin 2:110), but one less than there are blocks on the side
 * that has fewer, at most. That bound is a rule of thumb of our own: without it, the intervals of a
 * p99 whose orders come in clusters hold the truth in 73 to 82 of 100 trials, with it in 84 to 95.
 */
final class Influence {
    private final int[] strata;
    private final double[] values;

    private Influence(int[] strata, double[] values) {
        this.strata = strata;
        this.values = values;
    }

    static Influence of(Figure figure, List<RankedBlock> blocks, Tally whole) {
        int[] strata = blocks.stream().mapToInt(block -> block.block().stratum()).toArray();
        double[] values = new double[strata.length];
        int rank = figure.isShare() ? -1 : whole.rank(figure);
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    figure.isShare()
                            ? surplus(figure, blocks.get(i).block(), whole)
                            : beyond(figure, blocks.get(i), rank);
        }
        centre(strata, values);
        return new Influence(strata, values);
    }

    private static double beyond(Figure figure, RankedBlock block, int rank) {
        Ranked durations =
                figure.kind() == Figure.Kind.RESPONSE ? block.responses() : block.completions();
        return durations.beyond(rank) - (1 - figure.quantile()) * durations.total();
    }

    private static double surplus(Figure figure, Block block, Tally whole) {
        long orders =
                switch (figure) {
                    case COMPLETED_SHARE -> block.completed();
                    case GOOD_SHARE -> block.good();
                    default -> block.lost();
                };
        return orders - whole.share(figure) * block.offered();
    }

    private static void centre(int[] strata, double[] values) {
        for (int from = 0, to; from < values.length; from = to) {
            to = from + 1;
            while (to < values.length && strata[to] == strata[from]) {
                to++;
            }
            double mean = Arrays.stream(values, from, to).average().orElse(0);
            for (int i = from; i < to; i++) {
                values[i] -= mean;
            }
        }
    }

    /** This, in units such that its squares add up to that error's square, less another alike. */
    Influence minus(double error, Influence other, double otherError) {
        double mine = error / Math.max(norm(), Double.MIN_NORMAL);
        double theirs = otherError / Math.max(other.norm(), Double.MIN_NORMAL);
        double[] difference = new double[values.length];
        Arrays.setAll(difference, i -> values[i] * mine - other.values[i] * theirs);
        return new Influence(strata, difference);
    }

    /** The spread that belongs to a standard error which took blocks for independent. */
    Spread spread(double error, int blockDegrees) {
        double squares = norm() * norm();
        if (squares == 0) {
            return new Spread(error, blockDegrees);
        }
        double neighbours = 0;
        double fourth = 0;
        for (int i = 0; i < values.length; i++) {
            fourth += Math.pow(values[i], 4);
            if (i > 0 && strata[i] == strata[i - 1]) {
                neighbours += values[i] * values[i - 1];
            }
        }
        double kurtosis = values.length * fourth / (squares * squares);
        double degrees = Math.min(blockDegrees, 2 * values.length / (kurtosis - 1));
        degrees = Math.min(degrees, smallerSide() - 1.0);
        return new Spread(error * Math.sqrt(Math.max(1, 1 + 2 * neighbours / squares)), degrees);
    }

    private long smallerSide() {
        long above = Arrays.stream(values).filter(value -> value > 0).count();
        long below = Arrays.stream(values).filter(value -> value < 0).count();
        return Math.min(above, below);
    }

    private double norm() {
        return Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
    }
}
