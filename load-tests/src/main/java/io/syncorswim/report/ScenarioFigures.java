package io.syncorswim.report;

import io.syncorswim.analysis.Analysis;
import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.analysis.Analysis.Percentiles;
import io.syncorswim.analysis.Analysis.Second;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The charts of one scenario, all patterns on one axis. */
final class ScenarioFigures {
    /** The least that an axis of counted orders spans, so that its marks are whole orders. */
    private static final double WHOLE_ORDERS = 5;

    private final String id;
    private final Analysis.RunInfo run;
    private final List<Drawn> drawn;
    private final List<LineChart.Stretch> bands;
    private final Axis time;
    private final int longest;

    /** A cell that exists, with its name and look. */
    private record Drawn(Contender contender, Cell cell) {}

    ScenarioFigures(String id, Analysis.RunInfo run, List<Entry> entries) {
        this.id = id;
        this.run = run;
        this.drawn = new ArrayList<>();
        for (Entry entry : entries) {
            Cell cell = entry.cell();
            if (cell != null) {
                drawn.add(new Drawn(entry.contender(), cell));
            }
        }
        List<Cell> cells = drawn.stream().map(Drawn::cell).toList();
        this.bands = Timelines.bands(cells);
        double end = Timelines.endS(cells, run.phases().endS());
        this.time = Axis.time(end);
        this.longest = cells.stream().mapToInt(cell -> cell.series().size()).max().orElse(0);
    }

    /** Goodput under the offered load, both latencies, and the backlog. */
    List<Figure> overTime() {
        return List.of(
                goodput(),
                latencyOverTime(
                        "response",
                        "Accepted: response time, p99 of each second",
                        "From intended start to the answer, of accepted orders.",
                        Second::responseP99Ms),
                latencyOverTime(
                        "completion",
                        "Completed: completion time, p99 of each second",
                        "From intended start to the last effect, of complete orders.",
                        Second::completionP99Ms),
                backlog());
    }

    /** Latency by percentile, of accepted and of completed orders. */
    List<Figure> byPercentile() {
        return List.of(
                latencyByPercentile(
                        "response-percentiles",
                        "Accepted: response time by percentile",
                        Cell::response),
                latencyByPercentile(
                        "completion-percentiles",
                        "Completed: completion time by percentile",
                        Cell::completion));
    }

    private Figure goodput() {
        List<LineChart.Series> lines = new ArrayList<>();
        List<Point> offered =
                drawn.stream()
                        .map(one -> points(one, second -> second.offered()))
                        .max((a, b) -> Integer.compare(a.size(), b.size()))
                        .orElse(List.of());
        lines.add(
                new LineChart.Series("offered", Look.OFFERED, false, Thinning.MEAN.thin(offered)));
        lines.addAll(lines(Thinning.MEAN, second -> second.goodput()));
        Axis y = Axis.amount("orders per second", highest(lines));
        return overTime(
                "goodput",
                "Offered load and goodput",
                "Goodput: orders completed correctly within the SLO of "
                        + Figures.brief(run.sloMs())
                        + " ms, by the second of their intended start.",
                thinned("the mean"),
                y,
                lines,
                null);
    }

    private Figure latencyOverTime(
            String name, String title, String what, Function<Second, @Nullable Double> value) {
        List<LineChart.Series> lines = lines(Thinning.HIGHEST, value);
        return overTime(
                name, title, what, thinned("the highest"), latencyAxis(lines), lines, slo());
    }

    private Figure backlog() {
        List<LineChart.Series> lines = lines(Thinning.HIGHEST, second -> (double) second.backlog());
        Axis y = Axis.amount("orders", Math.max(WHOLE_ORDERS, highest(lines)));
        return overTime(
                "backlog",
                "Backlog",
                "Orders sent and not yet settled, the most in each second.",
                thinned("the highest"),
                y,
                lines,
                null);
    }

    private Figure overTime(
            String name,
            String title,
            String what,
            String thinned,
            Axis y,
            List<LineChart.Series> lines,
            LineChart.@Nullable Limit limit) {
        LineChart chart =
                new LineChart(
                        id + "-" + name,
                        title,
                        Described.overTime(lines, y.title()),
                        time,
                        y,
                        lines,
                        Timelines.phases(run.phases(), time.scale().high(), !bands.isEmpty()),
                        bands,
                        limit);
        String slo = limit == null ? "" : " SLO: " + Figures.brief(limit.value()) + " ms.";
        String caption = what + slo + shaded() + thinned + " " + Wording.broker(run);
        return new Figure(title, caption, ChartDrawing.draw(chart));
    }

    private Figure latencyByPercentile(
            String name, String title, Function<Cell, Percentiles> percentiles) {
        List<LineChart.Series> lines = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        for (Drawn one : drawn) {
            Contender contender = one.contender();
            Percentiles latency = percentiles.apply(one.cell());
            lines.add(
                    new LineChart.Series(
                            contender.label(), contender.look(), true, points(latency)));
            counts.add(contender.label() + " " + Figures.count(latency.count()));
        }
        Axis y = latencyAxis(lines);
        LineChart chart =
                new LineChart(
                        id + "-" + name,
                        title,
                        Described.byPercentile(lines),
                        Axis.percentiles(),
                        y,
                        lines,
                        List.of(),
                        List.of(),
                        slo());
        String caption =
                "Both axes stretch the tail. Orders: "
                        + String.join(", ", counts)
                        + "; of fewer than 1,000, p99.9 is the slowest. "
                        + Wording.broker(run);
        return new Figure(title, caption, ChartDrawing.draw(chart));
    }

    private List<LineChart.Series> lines(
            Thinning thinning, Function<Second, @Nullable Double> value) {
        return drawn.stream()
                .map(one ->
                        new LineChart.Series(
                                one.contender().label(),
                                one.contender().look(),
                                false,
                                thinning.thin(points(one, value))))
                .toList();
    }

    private static List<Point> points(Drawn one, Function<Second, @Nullable Double> value) {
        return one.cell().series().stream()
                .map(second -> new Point(second.atS() + 0.5, value.apply(second)))
                .toList();
    }

    private static List<Point> points(Percentiles latency) {
        Map<Double, @Nullable Double> byPercentile = Wording.byPercentile(latency);
        List<Point> points = new ArrayList<>();
        byPercentile.forEach((percentile, value) -> points.add(new Point(percentile, value)));
        return points;
    }

    private Axis latencyAxis(List<LineChart.Series> lines) {
        double lowest = run.sloMs();
        double highest = run.sloMs();
        for (LineChart.Series line : lines) {
            for (Point point : line.points()) {
                Double y = point.y();
                if (y != null && y > 0) {
                    lowest = Math.min(lowest, y);
                    highest = Math.max(highest, y);
                }
            }
        }
        return Axis.latency("ms, log scale", lowest, highest);
    }

    private static double highest(List<LineChart.Series> lines) {
        double highest = 0;
        for (LineChart.Series line : lines) {
            for (Point point : line.points()) {
                Double y = point.y();
                highest = y == null ? highest : Math.max(highest, y);
            }
        }
        return highest;
    }

    private LineChart.Limit slo() {
        return new LineChart.Limit("SLO", run.sloMs());
    }

    private String shaded() {
        List<String> windows =
                bands.stream().map(band -> band.name() + " (" + window(band) + ")").toList();
        return windows.isEmpty() ? "" : " Shaded: " + String.join("; ", windows) + ".";
    }

    private static String window(LineChart.Stretch band) {
        return band.to() <= 300
                ? Figures.brief(band.from()) + "–" + Figures.brief(band.to()) + " s"
                : Figures.span(band.from()) + " to " + Figures.span(band.to());
    }

    private String thinned(String what) {
        int stretch = Thinning.stretch(longest);
        return stretch == 1
                ? ""
                : " Drawn is " + what + " of each " + Figures.count(stretch) + " seconds.";
    }
}
