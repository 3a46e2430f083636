package io.syncorswim.report;

import io.syncorswim.analysis.Analysis;
import io.syncorswim.analysis.Analysis.Cell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The matrix of patterns and scenarios as lines for a terminal; the intervals are in the reports.
 */
public final class ConsoleMatrix {
    private static final List<String> HEAD =
            List.of("", "", "", "done", "within", "lost", "accepted", "complete", "back", "worst");
    private static final List<String> UNITS =
            List.of("", "", "", "once", "SLO", "", "p99, ms", "p99, ms", "in, s", "backlog");
    private static final int WORDS = 3;

    private ConsoleMatrix() {}

    /** A line per pattern and scenario, below two of headings. */
    public static List<String> of(Analysis analysis, Path results) {
        List<List<String>> lines = new ArrayList<>(List.of(HEAD, UNITS));
        for (Page.Scene scene : Page.of(analysis, results).scenes()) {
            for (Entry entry : scene.entries()) {
                lines.add(line(scene.name(), entry));
            }
        }
        Columns columns = Columns.of(lines, WORDS, 0);
        return lines.stream().map(line -> joined(line, columns)).toList();
    }

    private static String joined(List<String> line, Columns columns) {
        return IntStream.range(0, line.size())
                .mapToObj(i -> columns.padded(i, line.get(i)))
                .collect(Collectors.joining(" "))
                .stripTrailing();
    }

    private static List<String> line(String scenario, Entry entry) {
        List<String> line = new ArrayList<>();
        line.addAll(List.of(scenario, entry.contender().label(), entry.outcome()));
        Cell cell = entry.cell();
        if (cell == null) {
            line.addAll(Collections.nCopies(HEAD.size() - line.size(), Figures.NONE));
            return line;
        }
        line.add(Figures.share(cell.completedShare()));
        line.add(Figures.share(cell.goodShare()));
        line.add(Figures.count(cell.ledger().lost()));
        line.add(Figures.number(cell.response().p99()));
        line.add(Figures.number(cell.completion().p99()));
        line.add(Figures.brief(cell.timeToRecoverS()));
        line.add(Figures.count(cell.worstBacklog()));
        return line;
    }
}
