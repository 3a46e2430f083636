package io.syncorswim.report;

import io.syncorswim.analysis.Comparison;
import io.syncorswim.analysis.Intervals.Range;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Comparisons as people read them: what differs first, then what does not, in one sentence. */
final class Differences {
    static final List<String> COLUMNS =
            List.of("Figure", "Patterns", "Difference", "95% interval", "p", "Sooner, %");

    private Differences() {}

    /** The significant ones, each in its sentence, and the others after them. */
    static List<String> sentences(List<Comparison> comparisons) {
        List<String> sentences = new ArrayList<>();
        comparisons.stream()
                .filter(Comparison::significant)
                .forEach(one -> sentences.add(one.sentence()));
        comparisons.stream()
                .filter(one -> !one.significant())
                .forEach(one -> sentences.add(one.sentence()));
        return sentences;
    }

    /** A comparison as a row of a table. */
    static List<String> row(Comparison one) {
        return List.of(
                one.figure(),
                one.one() + " / " + one.other(),
                value(one),
                interval(one),
                p(one),
                sooner(one));
    }

    /** {@code 1.80 times}, {@code -3.21 points}. */
    static String value(Comparison one) {
        Double value = one.value();
        return value == null ? Figures.NONE : Figures.number(value) + " " + one.unit();
    }

    static String interval(Comparison one) {
        Range range = one.interval();
        return range == null
                ? Figures.NONE
                : Figures.number(range.low()) + " to " + Figures.number(range.high());
    }

    static String p(Comparison one) {
        Double p = one.adjustedP();
        return p == null
                ? Figures.NONE
                : p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    /** How often an order of the first pattern was done sooner than one of the second. */
    static String sooner(Comparison one) {
        Double sooner = one.sooner();
        return sooner == null ? Figures.NONE : String.format(Locale.ROOT, "%.0f", 100 * sooner);
    }
}
