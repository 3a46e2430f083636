package io.syncorswim.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.syncorswim.statistics.Synthetic.Autoregression;
import io.syncorswim.statistics.Synthetic.Cell;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Identical patterns must not be told apart, and different ones must. */
class DifferenceTest {
    private static final int REPLICATES = 100;
    private static final double OBJECTIVE_MS = 150;

    /** The comparisons that one pair of patterns is put to. */
    private static final List<Figure> FIGURES =
            List.of(
                    Figure.COMPLETION_P99,
                    Figure.COMPLETION_P50,
                    Figure.GOOD_SHARE,
                    Figure.LOST_SHARE);

    /**
     * Patterns that do the same work, repetition by repetition, each with some noise of its own and
     * a factor per trial.
     */
    private static List<Cell> patterns(
            Random random, int patterns, int repetitions, double between, double... factors) {
        List<double[]> work =
                Synthetic.latencies(
                        random, new Autoregression(0.5, 0.8), repetitions, 0.05, Synthetic.ORDERS);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < patterns; i++) {
            double shift = factors.length == 0 ? 1 : factors[i];
            List<double[]> own = new ArrayList<>();
            for (double[] shared : work) {
                double factor = shift * Math.exp(between * random.nextGaussian());
                own.add(
                        Arrays.stream(shared)
                                .map(ms -> ms * factor * Math.exp(0.1 * random.nextGaussian()))
                                .toArray());
            }
            cells.add(Cell.of(own, OBJECTIVE_MS));
        }
        return cells;
    }

    private static double estimate(Cell cell, Figure figure) {
        return switch (figure) {
            case GOOD_SHARE -> cell.goodShare();
            case LOST_SHARE -> 0;
            default -> cell.quantile(figure.quantile());
        };
    }

    private static Difference paired(Cell one, Cell other, Figure figure) {
        return Objects.requireNonNull(
                Difference.paired(
                        figure,
                        Resampled.of(one.repetitions(), REPLICATES, 1),
                        estimate(one, figure),
                        Resampled.of(other.repetitions(), REPLICATES, 1),
                        estimate(other, figure)));
    }

    @ParameterizedTest(name = "{0} repetitions, trials that differ by {1}")
    @CsvSource({"1, 0", "3, 0", "3, 0.05", "5, 0.02"})
    void identical_patterns_are_told_apart_no_more_often_than_the_stated_rate(
            int repetitions, double between) {
        Random random = new Random(11);
        int runs = 200;
        int flagged = 0;
        for (int run = 0; run < runs; run++) {
            flagged += isAnyToldApart(patterns(random, 3, repetitions, between)) ? 1 : 0;
        }
        // Two standard errors above 5% of 200.
        assertThat(flagged / (double) runs).isLessThanOrEqualTo(0.081);
    }

    /** As a scenario is judged: every pair in every figure, with Holm's correction. */
    private static boolean isAnyToldApart(List<Cell> cells) {
        List<Resampled> resampled =
                cells.stream()
                        .map(cell -> Resampled.of(cell.repetitions(), REPLICATES, 1))
                        .toList();
        List<Double> p = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            for (int j = i + 1; j < cells.size(); j++) {
                for (Figure figure : FIGURES) {
                    Difference difference =
                            Difference.paired(
                                    figure,
                                    resampled.get(i),
                                    estimate(cells.get(i), figure),
                                    resampled.get(j),
                                    estimate(cells.get(j), figure));
                    if (difference != null) {
                        p.add(difference.p());
                    }
                }
            }
        }
        return Arrays.stream(Holm.adjusted(p)).anyMatch(each -> each <= Holm.RATE);
    }

    @ParameterizedTest(name = "{0} repetitions find 10% with a power of {1}")
    @CsvSource({"1, 0.9", "3, 0.9", "5, 0.98"})
    void a_planted_shift_of_ten_percent_is_found(int repetitions, double power) {
        Random random = new Random(13);
        int runs = 100;
        int found = 0;
        double ratios = 0;
        for (int run = 0; run < runs; run++) {
            List<Cell> cells = patterns(random, 2, repetitions, 0.01, 1.1, 1);
            Difference median = paired(cells.get(0), cells.get(1), Figure.COMPLETION_P50);
            found += median.p() <= Holm.RATE ? 1 : 0;
            ratios += median.value() / runs;
        }
        assertThat(found / (double) runs).isGreaterThanOrEqualTo(power);
        assertThat(ratios).isCloseTo(1.1, within(0.02));
    }

    /** The price of being right: of a p99, five default trials find 10% in a third of the runs. */
    @ParameterizedTest(name = "{0} repetitions find a factor of {2} of {1} with a power of {3}")
    @CsvSource({
        "5, COMPLETION_P50, 1.1, 0.9",
        "5, COMPLETION_P99, 1.2, 0.8",
        "10, COMPLETION_P99, 1.1, 0.9",
    })
    void a_planted_shift_is_found_among_twelve_comparisons(
            int repetitions, Figure figure, double factor, double power) {
        Random random = new Random(17);
        int runs = 60;
        int found = 0;
        for (int run = 0; run < runs; run++) {
            List<Cell> cells = patterns(random, 2, repetitions, 0.01, factor, 1);
            found += 12 * paired(cells.get(0), cells.get(1), figure).p() <= Holm.RATE ? 1 : 0;
        }
        assertThat(found / (double) runs).isGreaterThanOrEqualTo(power);
    }

    @Test
    void a_ratios_interval_holds_the_planted_one_as_often_as_it_says() {
        Random random = new Random(19);
        int runs = 250;
        int held = 0;
        for (int run = 0; run < runs; run++) {
            List<Cell> cells = patterns(random, 2, 3, 0.05, 1.3, 1);
            held +=
                    paired(cells.get(0), cells.get(1), Figure.COMPLETION_P99).interval().holds(1.3)
                            ? 1
                            : 0;
        }
        assertThat(held / (double) runs).isBetween(0.92, 0.98);
    }

    /** Two runs share nothing: their difference is wider, and holds the truth all the same. */
    @Test
    void runs_that_share_no_orders_are_compared_unpaired() {
        Random random = new Random(23);
        int runs = 250;
        int held = 0;
        int alike = 0;
        for (int run = 0; run < runs; run++) {
            Cell one = patterns(random, 1, 3, 0.02, 1.3).getFirst();
            Cell other = patterns(random, 1, 4, 0.02, 1).getFirst();
            Difference difference = unpaired(one, other);
            held += difference.interval().holds(1.3) ? 1 : 0;
            Cell same = patterns(random, 1, 4, 0.02, 1).getFirst();
            alike += unpaired(same, other).p() <= Holm.RATE ? 1 : 0;
        }
        assertThat(held / (double) runs).isBetween(0.92, 0.985);
        assertThat(alike / (double) runs).isLessThanOrEqualTo(0.078);
    }

    private static Difference unpaired(Cell one, Cell other) {
        return Objects.requireNonNull(
                Difference.unpaired(
                        Figure.COMPLETION_P99,
                        Resampled.of(one.repetitions(), REPLICATES, 1),
                        one.quantile(0.99),
                        Resampled.of(other.repetitions(), REPLICATES, 2),
                        other.quantile(0.99)));
    }

    @Test
    void common_orders_make_a_difference_better_known() {
        List<Cell> cells = patterns(new Random(29), 2, 1, 0, 1.1, 1);
        Resampled one = Resampled.of(cells.get(0).repetitions(), REPLICATES, 1);
        Resampled other = Resampled.of(cells.get(1).repetitions(), REPLICATES, 1);
        Figure median = Figure.COMPLETION_P50;
        Spread paired = Objects.requireNonNull(one.pairedSpread(median, other));
        Spread alone = Objects.requireNonNull(one.spread(median));
        assertThat(paired.error()).isLessThan(alone.error());
    }

    @Test
    void two_cells_that_share_one_fate_do_not_differ() {
        Cell cell = patterns(new Random(31), 1, 3, 0).getFirst();
        Difference lost = paired(cell, cell, Figure.LOST_SHARE);
        assertThat(lost.value()).isZero();
        assertThat(lost.p()).isEqualTo(1);
        assertThat(lost.interval().low()).isNegative();
        assertThat(lost.interval().high()).isPositive();
    }

    @Test
    void the_sooner_order_is_found_by_counting_pairs() {
        Cell fast = Cell.of(List.of(latencies(100, 110, 120)), 1);
        Cell slow = Cell.of(List.of(latencies(105, 120, 130)), 1);
        Resampled one = Resampled.of(fast.repetitions(), 10, 1);
        Resampled other = Resampled.of(slow.repetitions(), 10, 1);
        // 100 beats all three, 110 two of them, 120 one and ties with one.
        assertThat(Difference.sooner(one, other)).isCloseTo(6.5 / 9, within(1e-9));
        assertThat(Difference.sooner(other, one)).isCloseTo(2.5 / 9, within(1e-9));
        assertThat(Difference.sooner(one, one)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void an_order_that_is_never_done_comes_after_all_others() {
        int[] buckets = {10, 20};
        Pooled quickOrNever = new Pooled(buckets, new double[] {2, 0}, 2);
        Pooled lateButAll = new Pooled(buckets, new double[] {0, 4}, 0);
        assertThat(quickOrNever.sooner(lateButAll)).isCloseTo(0.5, within(1e-12));
        assertThat(lateButAll.sooner(quickOrNever)).isCloseTo(0.5, within(1e-12));
        // Two that were never done are alike.
        assertThat(quickOrNever.sooner(quickOrNever)).isCloseTo(0.5, within(1e-12));
        Pooled nothing = new Pooled(buckets, new double[] {0, 0}, 4);
        assertThat(lateButAll.sooner(nothing)).isCloseTo(1, within(1e-12));
    }

    private static double[] latencies(double... three) {
        double[] all = new double[Synthetic.ORDERS];
        Arrays.setAll(all, i -> three[i % three.length]);
        return all;
    }

    @Test
    void holms_p_values_are_those_of_the_textbook() {
        assertThat(Holm.adjusted(List.of(0.01, 0.04, 0.03, 0.005)))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
        assertThat(Holm.adjusted(List.of())).isEmpty();
    }
}
