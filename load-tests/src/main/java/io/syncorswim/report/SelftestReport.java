package io.syncorswim.report;

import io.syncorswim.selftest.CaseResult;
import io.syncorswim.selftest.Outcome;
import io.syncorswim.selftest.Row;
import io.syncorswim.selftest.SelftestResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the self-test found, for people: {@code selftest.html}, {@code selftest.md}, a console. */
public final class SelftestReport {
    static final List<String> COLUMNS =
            List.of("Quantity", "Unit", "Predicted", "Measured", "Residual", "From", "To", "");

    /** Columns of words before the numbers begin. */
    private static final int WORDS = 2;

    private SelftestReport() {}

    /** Writes both pages into a result directory. */
    public static void write(SelftestResult result, Path results) throws IOException {
        Files.writeString(
                results.resolve("selftest.html"),
                HtmlReport.rendered("selftest.jte", "result", result));
        Files.writeString(results.resolve("selftest.md"), markdown(result));
    }

    /** The table as plain text, and what it comes to. */
    public static String text(SelftestResult result) {
        StringBuilder text = new StringBuilder();
        for (CaseResult one : result.cases()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%-8s %s: %s%n",
                            one.outcome(),
                            one.name(),
                            one.setting()));
            one.doubts().forEach(doubt -> text.append("         doubt: " + doubt + "\n"));
            for (Row row : one.rows()) {
                text.append(line(row));
            }
        }
        return text + "\n" + sentence(result) + "\n";
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "  %-8s %-66s %9s %9s  [%s, %s] %s%n",
                row.outcome() == Outcome.PASSED ? "" : row.outcome(),
                row.quantity(),
                value(row, row.predicted()),
                row.measured() == null ? Figures.NONE : value(row, row.measured()),
                value(row, row.low()),
                value(row, row.high()),
                row.unit());
    }

    /** What it comes to, in one sentence. */
    static String sentence(SelftestResult result) {
        long passed = result.rows(Outcome.PASSED);
        long suspect = result.rows(Outcome.SUSPECT);
        long failed = result.rows(Outcome.FAILED);
        long all = passed + suspect + failed;
        String figures =
                String.format(
                        Locale.ROOT,
                        "%s of %s figures lie where arithmetic puts them",
                        Figures.count(passed),
                        Figures.count(all));
        String after = String.format(Locale.ROOT, ", after %.0f s.", result.seconds());
        return switch (result.outcome()) {
            case PASSED -> "PASSED: " + figures + after;
            case SUSPECT ->
                    "SUSPECT: %s; %s could not be judged, as the machine was too busy%s"
                            .formatted(figures, Figures.count(suspect), after);
            case FAILED ->
                    "FAILED: %s, %s %s not%s"
                            .formatted(
                                    figures,
                                    Figures.count(failed),
                                    failed == 1 ? "does" : "do",
                                    after);
        };
    }

    private static String markdown(SelftestResult result) {
        Markdown md = new Markdown();
        md.heading(1, "Sync or Swim: self-test");
        md.paragraph(sentence(result));
        md.paragraph(Wording.moment(result.startedAt()) + ".");
        for (CaseResult one : result.cases()) {
            md.heading(2, one.name() + ": " + one.outcome());
            md.paragraph(Wording.sentence(one.setting()) + " Held against " + one.model() + ".");
            one.doubts().forEach(doubt -> md.item("Doubt: " + doubt));
            if (!one.doubts().isEmpty()) {
                md.blank();
            }
            md.table(WORDS, COLUMNS, one.rows().stream().map(SelftestReport::cells).toList());
        }
        md.heading(2, "Do it again");
        md.code(result.command());
        md.heading(2, "Environment");
        result.environment().forEach((name, value) -> md.item(name + ": " + value));
        md.blank();
        md.paragraph("Made by " + result.generator() + ".");
        return md.toString();
    }

    /** A row's fields, in the order of {@link #COLUMNS}. */
    static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(List.of(row.quantity(), row.unit()));
        cells.add(value(row, row.predicted()));
        cells.add(row.measured() == null ? Figures.NONE : value(row, row.measured()));
        cells.add(row.residual() == null ? Figures.NONE : value(row, row.residual()));
        cells.add(value(row, row.low()));
        cells.add(value(row, row.high()));
        cells.add(row.outcome().name());
        return cells;
    }

    /** Counts as they are; times with three digits that matter. */
    private static String value(Row row, double value) {
        boolean whole = row.unit().equals("orders") && value == Math.rint(value);
        return whole ? Figures.count((long) value) : Figures.number(value);
    }

    /** The word whose colour and sign an outcome wears. */
    static String validity(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "valid";
            case SUSPECT -> "suspect";
            case FAILED -> "invalid";
        };
    }
}
