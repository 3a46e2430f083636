package io.syncorswim.statistics;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One cell, resampled: what its figures might have been.
 *
 * <p>Two levels. <em>Blocks</em> of consecutive orders are drawn anew within each phase of each
 * repetition: the non-overlapping block bootstrap (Carlstein 1986, Annals of Statistics 14:1171;
 * Künsch 1989, 17:1217 for the overlapping one), stratified because a trial is not stationary.
 * <em>Repetitions</em> are drawn anew with all that is in them. The two are kept apart: drawing
 * both at once would count the variation within repetitions twice (Davison and Hinkley 1997,
 * Bootstrap Methods and their Application, section 3.8).
 *
 * <p>The resampled values say how far a figure may be off, nothing else: the figure itself stays
 * the exact one. Immutable.
 */
public final class Resampled {
    /** A quantile with fewer orders beyond it than these is known, but not how well. */
    static final double FEWEST_BEYOND = 10;

    /** Nor is one that is known from so few blocks that an interval would reach anywhere. */
    private static final double FEWEST_DEGREES = 2;

    private final List<Integer> numbers;
    private final int blockDegrees;
    private final Map<Figure, Influence> influences = new EnumMap<>(Figure.class);
    private final double orders;
    private final double responses;
    private final double completions;
    private final Pooled pooled;
    private final Replicates between;
    private final Replicates within;

    private Resampled(
            List<Repetition> repetitions, Resampling resampling, int replicates, Draws draws) {
        numbers = repetitions.stream().map(Repetition::number).toList();
        blockDegrees = repetitions.stream().mapToInt(Resampled::degrees).sum();
        Tally whole = resampling.whole();
        orders = whole.offered();
        responses = whole.durations(Figure.Kind.RESPONSE);
        completions = whole.durations(Figure.Kind.COMPLETION);
        pooled = whole.completions();
        if (repetitions.size() == 1) {
            for (Figure figure : Figure.values()) {
                influences.put(figure, Influence.of(figure, resampling.blocks(), whole));
            }
        }
        within = resampling.within(replicates, draws);
        between = resampling.between(replicates, draws);
    }

    /**
     * Resamples a cell.
     *
     * @param repetitions at least one, of different numbers, ascending
     * @param replicates how many times; the error of a standard error is 1 / sqrt(2 replicates) of
     *     it
     * @param seed cells that are to be compared in pairs need the same
     */
    public static Resampled of(List<Repetition> repetitions, int replicates, long seed) {
        if (repetitions.isEmpty()) {
            throw new IllegalArgumentException("there is no repetition to resample");
        }
        return new Resampled(repetitions, new Resampling(repetitions), replicates, new Draws(seed));
    }

    /** Blocks less strata: one mean is estimated in each. */
    private static int degrees(Repetition repetition) {
        long strata = repetition.blocks().stream().mapToInt(Block::stratum).distinct().count();
        return (int) (repetition.blocks().size() - strata);
    }

    /** How many repetitions there are; of one, an interval speaks of nothing beyond it. */
    public int repetitions() {
        return numbers.size();
    }

    /**
     * The 95% interval of a figure.
     *
     * @param estimate the exact figure; a latency in any unit, which is the interval's too
     * @return null where there are too few orders or blocks to tell, or the latency is not positive
     */
    public @Nullable Interval interval(Figure figure, double estimate) {
        Spread spread = spread(figure);
        if (spread == null || (!figure.isShare() && estimate <= 0)) {
            return null;
        }
        return figure.isShare()
                ? Shares.interval(estimate, orders(), spread)
                : Interval.ofRatio(estimate, spread);
    }

    /** Null where the figure cannot be judged. */
    @Nullable Spread spread(Figure figure) {
        if (!isJudged(figure)) {
            return null;
        }
        double[] values = within.of(figure);
        return repetitions() > 1
                ? judged(Spread.of(between.of(figure), values, repetitions()))
                : judged(figure, influence(figure).spread(Spread.deviation(values), blockDegrees));
    }

    /**
     * The spread of the difference of a figure (of the ratio's logarithm, for latencies) between
     * two cells that were offered the same orders; null where it cannot be judged.
     */
    @Nullable Spread pairedSpread(Figure figure, Resampled other) {
        if (!isJudged(figure) || !other.isJudged(figure)) {
            return null;
        }
        double[] differences = within.minus(figure, other.within);
        if (repetitions() > 1) {
            return judged(
                    Spread.of(between.minus(figure, other.between), differences, repetitions()));
        }
        Influence influence =
                influence(figure)
                        .minus(
                                Spread.deviation(within.of(figure)),
                                other.influence(figure),
                                Spread.deviation(other.within.of(figure)));
        return judged(figure, influence.spread(Spread.deviation(differences), blockDegrees));
    }

    private Influence influence(Figure figure) {
        return Objects.requireNonNull(influences.get(figure));
    }

    /** Whether both were resampled alike, so that their replicates may be compared one by one. */
    boolean isPairedWith(Resampled other) {
        return numbers.equals(other.numbers)
                && blockDegrees == other.blockDegrees
                && within.count() == other.within.count();
    }

    double orders() {
        return orders;
    }

    Pooled completions() {
        return pooled;
    }

    private boolean isJudged(Figure figure) {
        boolean enough =
                switch (figure.kind()) {
                    case RESPONSE -> responses * (1 - figure.quantile()) >= FEWEST_BEYOND;
                    case COMPLETION -> completions * (1 - figure.quantile()) >= FEWEST_BEYOND;
                    case SHARE -> orders > 0;
                };
        return enough && (repetitions() > 1 || blockDegrees > 0);
    }

    /** Within one repetition; a share has its count to stand on, a quantile only its blocks. */
    private static @Nullable Spread judged(Figure figure, Spread spread) {
        boolean few = spread.degrees() < FEWEST_DEGREES;
        if (few && !figure.isShare()) {
            return null;
        }
        return judged(few ? new Spread(spread.error(), FEWEST_DEGREES) : spread);
    }

    /** A replicate without any such order says that there are too few. */
    private static @Nullable Spread judged(Spread spread) {
        return Double.isNaN(spread.error()) ? null : spread;
    }
}
