package io.syncorswim.comparison;

import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.analysis.Compared;
import io.syncorswim.analysis.Intervals.Range;
import io.syncorswim.analysis.Validity;
import io.syncorswim.comparison.Change.Direction;
import io.syncorswim.statistics.Difference;
import io.syncorswim.statistics.Holm;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Objects;

/**
 * One cell in both runs, and a figure of it.
 *
 * @param one, other the cell in the first and in the second run; null where that has none
 * @param difference null where it cannot be told
 */
record Pair(
        Compared compared,
        @Nullable Cell one,
        @Nullable Cell other,
        @Nullable Difference difference) {
    Change untold() {
        return change(null, Direction.UNKNOWN, reason());
    }

    private String reason() {
        String name = name() + ": ";
        if (one == null || other == null) {
            return name + "only the " + (one == null ? "second" : "first") + " run has it.";
        }
        if (one.validity() == Validity.INVALID || other.validity() == Validity.INVALID) {
            boolean isFirst = one.validity() == Validity.INVALID;
            return "%s%s not compared, its measurement in the %s run is INVALID."
                    .formatted(name, compared.words(), isFirst ? "first" : "second");
        }
        return name + "too few orders to compare the " + compared.words() + ".";
    }

    Change told(double adjustedP) {
        Difference known = Objects.requireNonNull(difference);
        double scale = known.figure().isShare() ? 100 : 1;
        double value = scale * known.value();
        Range interval = new Range(scale * known.interval().low(), scale * known.interval().high());
        Direction direction =
                adjustedP > Holm.RATE
                        ? Direction.SAME
                        : compared.isBetter(known.value()) ? Direction.BETTER : Direction.WORSE;
        String sentence =
                "%s: %s %s, %s to %s: %s %s (95%% interval %s to %s)."
                        .formatted(
                                name(),
                                compared.words(),
                                switch (direction) {
                                    case BETTER -> "got better";
                                    case WORSE -> "got worse";
                                    case SAME, UNKNOWN -> "shows no significant difference";
                                },
                                figure(Objects.requireNonNull(one)),
                                figure(Objects.requireNonNull(other)),
                                number(value),
                                compared.unit(),
                                number(interval.low()),
                                number(interval.high()));
        return change(new Told(value, interval, known.p(), adjustedP), direction, sentence);
    }

    private record Told(double value, Range interval, double p, double adjustedP) {}

    private Change change(@Nullable Told told, Direction direction, String sentence) {
        Cell cell = Objects.requireNonNull(one == null ? other : one);
        return new Change(
                cell.scenario(),
                cell.pattern(),
                cell.policy(),
                compared.words(),
                compared.unit(),
                one == null ? null : compared.of(one),
                other == null ? null : compared.of(other),
                told == null ? null : told.value(),
                told == null ? null : told.interval(),
                told == null ? null : told.p(),
                told == null ? null : told.adjustedP(),
                direction,
                sentence);
    }

    private String name() {
        Cell cell = Objects.requireNonNull(one == null ? other : one);
        String policy = cell.policy().equals("plain") ? "" : " with " + cell.policy();
        return cell.pattern() + policy + " in " + cell.scenario();
    }

    private String figure(Cell cell) {
        Double value = compared.of(cell);
        if (value == null) {
            return "nothing";
        }
        return compared.figure().isShare() ? number(100 * value) + "%" : number(value) + " ms";
    }

    /** Two digits after the point for what is small, so that 1.02 times is not 1. */
    private static String number(double value) {
        double size = Math.abs(value);
        return String.format(
                Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value + 0.0);
    }
}
