package io.syncorswim.report;

import io.syncorswim.comparison.Change;
import io.syncorswim.comparison.Change.Direction;
import io.syncorswim.comparison.RunComparison;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes a comparison of two runs as pages that people read. */
public final class ComparisonReports {
    static final List<String> COLUMNS =
            List.of(
                    "Cell",
                    "Figure",
                    "Change",
                    "First",
                    "Second",
                    "Difference",
                    "95% interval",
                    "p");

    private ComparisonReports() {}

    /** Writes {@code comparison.html} and {@code comparison.md} into a directory. */
    public static void write(RunComparison comparison, Path directory) throws IOException {
        Files.writeString(directory.resolve("comparison.html"), HtmlReport.of(comparison));
        Files.writeString(directory.resolve("comparison.md"), markdown(comparison));
    }

    /** Short enough for a comment on a pull request: the table holds what changed, no more. */
    private static String markdown(RunComparison comparison) {
        Markdown page = new Markdown();
        page.heading(2, title(comparison));
        page.paragraph(summary(comparison));
        comparison.caveats().forEach(page::item);
        page.blank();
        for (Direction direction : List.of(Direction.WORSE, Direction.BETTER)) {
            comparison.of(direction).forEach(change -> page.item(change.sentence()));
        }
        page.blank();
        List<List<String>> rows =
                comparison.changes().stream()
                        .filter(change -> change.direction() != Direction.UNKNOWN)
                        .map(ComparisonReports::row)
                        .toList();
        if (!rows.isEmpty()) {
            page.table(3, COLUMNS, rows);
        }
        comparison.of(Direction.UNKNOWN).forEach(change -> page.item(change.sentence()));
        return page.toString();
    }

    static String title(RunComparison comparison) {
        return "%s against %s"
                .formatted(comparison.second().directory(), comparison.first().directory());
    }

    /** "2 figures got worse, 1 better, 9 show no significant difference, 3 cannot be told." */
    static String summary(RunComparison comparison) {
        return "From the first run to the second %d of %d figures got worse, %d got better, %d show no significant difference and %d cannot be told. %s"
                .formatted(
                        comparison.of(Direction.WORSE).size(),
                        comparison.changes().size(),
                        comparison.of(Direction.BETTER).size(),
                        comparison.of(Direction.SAME).size(),
                        comparison.of(Direction.UNKNOWN).size(),
                        comparison.isPaired()
                                ? "Both were offered the same orders, and were compared block of"
                                        + " orders by block of orders."
                                : "They were offered different orders.");
    }

    /** A change as a row of a table. */
    static List<String> row(Change change) {
        boolean share = change.unit().equals("points");
        Double p = change.adjustedP();
        Double value = change.value();
        return List.of(
                change.cell(),
                change.figure(),
                word(change.direction()),
                share ? Figures.share(change.first()) : ms(change.first()),
                share ? Figures.share(change.second()) : ms(change.second()),
                value == null ? Figures.NONE : Figures.number(value) + " " + change.unit(),
                change.interval() == null ? Figures.NONE : Figures.range(change.interval()),
                p == null
                        ? Figures.NONE
                        : p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p));
    }

    static String word(Direction direction) {
        return switch (direction) {
            case BETTER -> "better";
            case WORSE -> "worse";
            case SAME -> "no significant difference";
            case UNKNOWN -> "cannot be told";
        };
    }

    private static String ms(@Nullable Double value) {
        return value == null ? Figures.NONE : Figures.number(value) + " ms";
    }
}
