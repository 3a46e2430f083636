package io.syncorswim.analysis;

import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.analysis.Intervals.Range;
import io.syncorswim.experiment.Trial;
import io.syncorswim.statistics.Difference;
import io.syncorswim.statistics.Holm;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Every pair of cells of one scenario, compared in four figures; one family of comparisons. A cell
 * whose measurement is INVALID has no part in it: no difference is stated of figures that are not
 * to be used.
 */
final class Comparisons {
    /** Two cells, a figure, and what was found; null where nothing can be said. */
    private record Pair(
            Compared compared, Sampled one, Sampled other, @Nullable Difference difference) {
        static Pair of(Compared compared, Sampled one, Sampled other) {
            Double mine = compared.of(one.cell());
            Double theirs = compared.of(other.cell());
            return new Pair(
                    compared,
                    one,
                    other,
                    isInvalid(one) || isInvalid(other) || mine == null || theirs == null
                            ? null
                            : Difference.paired(
                                    compared.figure(),
                                    one.resampled(),
                                    mine,
                                    other.resampled(),
                                    theirs));
        }

        /** Why nothing can be said. */
        String reason() {
            List<String> invalid =
                    Stream.of(one, other)
                            .filter(Pair::isInvalid)
                            .map(sampled -> name(sampled.cell()))
                            .toList();
            String pair =
                    "the %s of %s and %s"
                            .formatted(compared.words(), name(one.cell()), name(other.cell()));
            return invalid.isEmpty()
                    ? "Too few orders to compare " + pair + "."
                    : "INVALID measurement of %s: nothing is said of %s."
                            .formatted(Words.list(invalid), pair);
        }

        private static boolean isInvalid(Sampled sampled) {
            return sampled.cell().validity() == Validity.INVALID;
        }
    }

    private Comparisons() {}

    /** The comparisons of the cells of one scenario, in the cells' order. */
    static List<Comparison> of(String scenario, List<Sampled> cells) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            for (int j = i + 1; j < cells.size(); j++) {
                for (Compared compared : Compared.values()) {
                    pairs.add(Pair.of(compared, cells.get(i), cells.get(j)));
                }
            }
        }
        List<Pair> told = pairs.stream().filter(pair -> pair.difference() != null).toList();
        double[] adjusted =
                Holm.adjusted(
                        told.stream()
                                .map(pair -> Objects.requireNonNull(pair.difference()).p())
                                .toList());
        List<Comparison> comparisons = new ArrayList<>();
        for (Pair pair : pairs) {
            int index = told.indexOf(pair);
            comparisons.add(
                    index < 0 ? untold(scenario, pair) : told(scenario, pair, adjusted[index]));
        }
        return comparisons;
    }

    private static Comparison untold(String scenario, Pair pair) {
        return new Comparison(
                scenario,
                name(pair.one().cell()),
                name(pair.other().cell()),
                pair.compared().words(),
                pair.compared().unit(),
                null,
                null,
                null,
                null,
                false,
                null,
                pair.reason());
    }

    private static Comparison told(String scenario, Pair pair, double adjustedP) {
        Difference difference = Objects.requireNonNull(pair.difference());
        boolean share = difference.figure().isShare();
        double scale = share ? 100 : 1;
        Range interval =
                new Range(
                        scale * difference.interval().low(), scale * difference.interval().high());
        boolean significant = adjustedP <= Holm.RATE;
        double value = scale * difference.value();
        String sentence =
                significant
                        ? share ? points(pair, value, interval) : times(pair, value, interval)
                        : none(pair, value, interval);
        return new Comparison(
                scenario,
                name(pair.one().cell()),
                name(pair.other().cell()),
                pair.compared().words(),
                pair.compared().unit(),
                value,
                interval,
                difference.p(),
                adjustedP,
                significant,
                sooner(pair),
                sentence);
    }

    private static @Nullable Double sooner(Pair pair) {
        double sooner = Difference.sooner(pair.one().resampled(), pair.other().resampled());
        return pair.compared() == Compared.COMPLETED_P99 && !Double.isNaN(sooner) ? sooner : null;
    }

    /** "chain's completed p99 is 1.80 times fan-out's (95% interval 1.50 to 2.20)." */
    private static String times(Pair pair, double ratio, Range interval) {
        boolean larger = ratio >= 1;
        return "%s's %s is %s times %s's (95%% interval %s to %s)."
                .formatted(
                        Words.capital(name((larger ? pair.one() : pair.other()).cell())),
                        pair.compared().words(),
                        number(larger ? ratio : 1 / ratio),
                        name((larger ? pair.other() : pair.one()).cell()),
                        number(larger ? interval.low() : 1 / interval.high()),
                        number(larger ? interval.high() : 1 / interval.low()));
    }

    /** "chain's completed share is 12.3 points above fan-out's (95% interval 10.1 to 14.5)." */
    private static String points(Pair pair, double points, Range interval) {
        boolean larger = points >= 0;
        return "%s's %s is %s points above %s's (95%% interval %s to %s)."
                .formatted(
                        Words.capital(name((larger ? pair.one() : pair.other()).cell())),
                        pair.compared().words(),
                        number(Math.abs(points)),
                        name((larger ? pair.other() : pair.one()).cell()),
                        number(larger ? interval.low() : -interval.high()),
                        number(larger ? interval.high() : -interval.low()));
    }

    private static String none(Pair pair, double value, Range interval) {
        boolean share = pair.compared().figure().isShare();
        double nothing = share ? 0 : 1;
        boolean alone = interval.low() > nothing || interval.high() < nothing;
        return "No significant difference in %s between %s and %s: %s %s (95%% interval %s to %s%s)."
                .formatted(
                        pair.compared().words(),
                        name(pair.one().cell()),
                        name(pair.other().cell()),
                        number(value),
                        pair.compared().unit(),
                        number(interval.low()),
                        number(interval.high()),
                        alone ? "; too little to stand among so many comparisons" : "");
    }

    private static String name(Cell cell) {
        return cell.policy().equals(Trial.PLAIN)
                ? cell.pattern()
                : cell.pattern() + " with " + cell.policy();
    }

    /** Two digits after the point for what is small, so that 1.02 times is not 1. */
    private static String number(double value) {
        double size = Math.abs(value);
        return String.format(
                Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value + 0.0);
    }
}
