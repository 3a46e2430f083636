package io.syncorswim.report;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Draws one {@link LineChart}, from the back to the front: bands, grid, limit, lines, labels.
 *
 * <p>Units are those of the view box; report.css lets the text grow where the box is shown small,
 * so that margins are made for its largest size. Colours and sizes are all in report.css.
 */
final class ChartDrawing {
    private static final double WIDTH = 480;
    private static final double HEIGHT = 256;
    private static final double TOP = 44;
    private static final double BOTTOM = HEIGHT - 42;
    private static final double LABEL_GAP = 15.5;

    /** Width of a character where the text is smallest and where it is largest. */
    private static final double NARROW_CHARACTER = 5.6;

    private static final double WIDE_CHARACTER = 8.4;

    /** The same for a label, which is bold. */
    private static final double LABEL_CHARACTER = 9.7;

    private final LineChart chart;
    private final Svg svg = new Svg();
    private final double left;
    private final double right;

    private ChartDrawing(LineChart chart) {
        this.chart = chart;
        int longest = chart.series().stream().mapToInt(s -> s.label().length()).max().orElse(0);
        int widest = chart.y().ticks().stream().mapToInt(t -> t.label().length()).max().orElse(0);
        this.left = 9 + Math.max(5, widest) * WIDE_CHARACTER;
        this.right = WIDTH - 18 - longest * LABEL_CHARACTER;
    }

    static Svg draw(LineChart chart) {
        return new ChartDrawing(chart).draw();
    }

    private Svg draw() {
        svg.open(
                "svg",
                "class",
                "chart",
                "viewBox",
                "0 0 " + Svg.at(WIDTH) + " " + Svg.at(HEIGHT),
                "role",
                "img",
                "aria-labelledby",
                chart.id() + "-t " + chart.id() + "-d");
        svg.text(chart.title(), "title", "id", chart.id() + "-t");
        svg.text(chart.description(), "desc", "id", chart.id() + "-d");
        bands();
        yAxis();
        xAxis();
        phases();
        limit();
        List<LineChart.Series> backToFront =
                chart.series().stream()
                        .sorted(Comparator.comparing(LineChart.Series::look))
                        .toList();
        backToFront.forEach(this::line);
        labels();
        return svg.close("svg");
    }

    private double x(double value) {
        return left + chart.x().scale().place(value) * (right - left);
    }

    private double y(double value) {
        return BOTTOM - chart.y().scale().place(value) * (BOTTOM - TOP);
    }

    private void bands() {
        for (LineChart.Stretch band : chart.bands()) {
            double from = x(band.from());
            svg.empty(
                    "rect",
                    "class",
                    "band",
                    "x",
                    from,
                    "y",
                    TOP,
                    "width",
                    x(band.to()) - from,
                    "height",
                    BOTTOM - TOP);
        }
    }

    private void yAxis() {
        svg.text(chart.y().title(), "text", "class", "t-title", "x", 0, "y", 14);
        for (Tick tick : chart.y().ticks()) {
            double y = y(tick.value());
            String kind = tick.label().isEmpty() ? "grid minor" : "grid";
            svg.empty("line", "class", kind, "x1", left, "x2", right, "y1", y, "y2", y);
            if (!tick.label().isEmpty()) {
                svg.text(tick.label(), "text", "class", "t-tick end", "x", left - 6, "y", y + 4);
            }
        }
    }

    private void xAxis() {
        svg.empty("line", "class", "axis", "x1", left, "x2", right, "y1", BOTTOM, "y2", BOTTOM);
        for (Tick tick : chart.x().ticks()) {
            double x = x(tick.value());
            double length = tick.label().isEmpty() ? 3 : 5;
            svg.empty(
                    "line", "class", "axis", "x1", x, "x2", x, "y1", BOTTOM, "y2", BOTTOM + length);
            if (!tick.label().isEmpty()) {
                svg.text(tick.label(), "text", "class", "t-tick mid", "x", x, "y", BOTTOM + 18);
            }
        }
        double middle = (left + right) / 2;
        svg.text(chart.x().title(), "text", "class", "t-title mid", "x", middle, "y", HEIGHT - 6);
    }

    private void phases() {
        for (LineChart.Stretch phase : chart.phases()) {
            double from = x(phase.from());
            double width = x(phase.to()) - from;
            if (phase.from() > chart.x().scale().low()) {
                svg.empty(
                        "line", "class", "phase", "x1", from, "x2", from, "y1", TOP - 17, "y2",
                        BOTTOM);
            }
            int letters = phase.name().length();
            if (width >= letters * NARROW_CHARACTER) {
                String fit = width >= letters * WIDE_CHARACTER ? "" : " roomy";
                svg.text(
                        phase.name(),
                        "text",
                        "class",
                        "t-phase mid" + fit,
                        "x",
                        from + width / 2,
                        "y",
                        TOP - 6);
            }
        }
    }

    private void limit() {
        LineChart.Limit limit = chart.limit();
        if (limit != null) {
            double y = y(limit.value());
            svg.empty("line", "class", "limit", "x1", left, "x2", right, "y1", y, "y2", y);
        }
    }

    private void line(LineChart.Series series) {
        List<Point> points = series.points().stream().map(this::onPaper).toList();
        String path = Paths.line(points);
        if (path.isEmpty()) {
            return;
        }
        svg.open("g", "class", series.look().cssClass());
        if (series.look() == Look.OFFERED) {
            svg.empty("path", "class", "area", "d", Paths.area(points, BOTTOM));
        }
        svg.empty("path", "class", "line", "d", path);
        for (Point point : series.marked() ? points : Paths.alone(points)) {
            if (point.y() != null) {
                Paths.marker(svg, series.look().marker(), point.x(), point.y());
            }
        }
        svg.close("g");
    }

    /** In units of the view box; a value without a place on the scale becomes a gap. */
    private Point onPaper(Point point) {
        Double value = point.y();
        double y = value == null ? Double.NaN : y(value);
        return new Point(x(point.x()), Double.isNaN(y) ? null : Double.valueOf(y));
    }

    /** Beside the plot, in one column: there they can lie over no line and over no other label. */
    private void labels() {
        List<Label> labels = new ArrayList<>();
        for (LineChart.Series series : chart.series()) {
            Point end = end(series);
            Look.Marker marker = series.marked() ? Look.Marker.NONE : series.look().marker();
            labels.add(
                    end == null
                            ? new Label(series.label() + " —", series.look(), marker, null, BOTTOM)
                            : new Label(series.label(), series.look(), marker, end.x(), endY(end)));
        }
        LineChart.Limit limit = chart.limit();
        if (limit != null) {
            double y = y(limit.value());
            labels.add(new Label(limit.name(), Look.LIMIT, Look.Marker.NONE, right, y));
        }
        List<Double> wished = labels.stream().map(Label::y).toList();
        List<Double> placed = Labels.apart(wished, LABEL_GAP, TOP + 4, BOTTOM);
        for (int i = 0; i < labels.size(); i++) {
            draw(labels.get(i), placed.get(i));
        }
    }

    /**
     * A label beside the plot.
     *
     * @param x where its line ends; null when there is no line
     * @param y the same; where it would like to stand
     */
    private record Label(
            String text, Look look, Look.Marker marker, @Nullable Double x, double y) {}

    private void draw(Label label, double y) {
        svg.open("g", "class", label.look().cssClass());
        Double x = label.x();
        if (x != null) {
            svg.empty(
                    "line", "class", "leader", "x1", x + 2, "y1", label.y(), "x2", right + 6, "y2",
                    y);
        }
        boolean bare = label.marker() == Look.Marker.NONE;
        Paths.marker(svg, label.marker(), right + 10, y);
        svg.text(
                label.text(), "text", "class", "t-label", "x", right + (bare ? 9 : 17), "y", y + 4);
        svg.close("g");
    }

    /** Where the line ends; null when it has no point at all. */
    private @Nullable Point end(LineChart.Series series) {
        return series.points().stream()
                .map(this::onPaper)
                .filter(point -> point.y() != null)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private static double endY(Point end) {
        return Objects.requireNonNull(end.y());
    }
}
