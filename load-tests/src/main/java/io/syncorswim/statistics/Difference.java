package io.syncorswim.statistics;

import org.jspecify.annotations.Nullable;

/**
 * How a figure of one cell differs from another's.
 *
 * @param figure which one
 * @param value the ratio one / other of latencies; the difference one - other of shares
 * @param interval its 95% interval, taken alone
 * @param p how often chance alone makes a difference at least that large, taken alone
 */
public record Difference(Figure figure, double value, Interval interval, double p) {
    /**
     * The difference of two cells of one run: of repetitions of the same number, which were offered
     * the same orders, so that only what the patterns did with them differs. Cells that do not have
     * the same repetitions are compared as {@link #unpaired}.
     *
     * @param estimate the exact figure of the one, {@code other} of the other, in the same unit
     * @return null where there are too few orders to tell, or a latency is not positive
     */
    public static @Nullable Difference paired(
            Figure figure, Resampled one, double estimate, Resampled other, double otherEstimate) {
        return one.isPairedWith(other)
                ? of(figure, one, estimate, other, otherEstimate, one.pairedSpread(figure, other))
                : unpaired(figure, one, estimate, other, otherEstimate);
    }

    /** The difference of two cells that have nothing in common: of two runs. */
    public static @Nullable Difference unpaired(
            Figure figure, Resampled one, double estimate, Resampled other, double otherEstimate) {
        Spread mine = one.spread(figure);
        Spread theirs = other.spread(figure);
        return mine == null || theirs == null
                ? null
                : of(figure, one, estimate, other, otherEstimate, mine.plus(theirs));
    }

    /**
     * The probability that an order of one cell was done sooner than one of the other, both picked
     * at random among all that were offered; one that was not done once comes after all that were.
     * Alike counts half. NaN where either was offered none.
     */
    public static double sooner(Resampled one, Resampled other) {
        return one.completions().sooner(other.completions());
    }

    private static @Nullable Difference of(
            Figure figure,
            Resampled one,
            double estimate,
            Resampled other,
            double otherEstimate,
            @Nullable Spread spread) {
        if (spread == null) {
            return null;
        }
        if (figure.isShare()) {
            double value = estimate - otherEstimate;
            Spread least =
                    spread.atLeast(
                            Shares.leastError(
                                    estimate,
                                    one.orders(),
                                    otherEstimate,
                                    other.orders(),
                                    spread.degrees()));
            return new Difference(
                    figure, value, Interval.ofDifference(value, least), p(value, least));
        }
        if (estimate <= 0 || otherEstimate <= 0) {
            return null;
        }
        double ratio = estimate / otherEstimate;
        return new Difference(
                figure, ratio, Interval.ofRatio(ratio, spread), p(Math.log(ratio), spread));
    }

    private static double p(double value, Spread spread) {
        return value == 0 ? 1 : Student.p(value / spread.error(), spread.degrees());
    }
}
