package io.syncorswim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Charts in words, for those who cannot see them. */
final class Described {
    private Described() {}

    /** {@code chain: highest 1,480 at 14 s, last 150.} per line. */
    static String overTime(List<LineChart.Series> lines, String unit) {
        return "In "
                + unit
                + ". "
                + lines.stream().map(Described::overTime).collect(Collectors.joining(" "));
    }

    /** {@code chain: p50 12.3 ms, p99 80.0 ms.} per line. */
    static String byPercentile(List<LineChart.Series> lines) {
        return lines.stream().map(Described::byPercentile).collect(Collectors.joining(" "));
    }

    private static String overTime(LineChart.Series line) {
        List<Point> known = line.points().stream().filter(point -> point.y() != null).toList();
        if (known.isEmpty()) {
            return line.label() + ": no values.";
        }
        Point highest =
                known.stream()
                        .max(Comparator.comparing(point -> Objects.requireNonNull(point.y())))
                        .orElseThrow();
        return line.label()
                + ": highest "
                + Figures.number(highest.y())
                + " at "
                + Figures.brief(highest.x())
                + " s, last "
                + Figures.number(known.getLast().y())
                + ".";
    }

    private static String byPercentile(LineChart.Series line) {
        List<String> values = new ArrayList<>();
        for (Point point : line.points()) {
            if (point.y() != null) {
                values.add(
                        "p" + Figures.brief(point.x()) + " " + Figures.number(point.y()) + " ms");
            }
        }
        return line.label()
                + ": "
                + (values.isEmpty() ? "no values" : String.join(", ", values))
                + ".";
    }
}
