package io.syncorswim.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.syncorswim.cli.InterpolatedDashboard.TimeRange;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A panel's answers as a plain SVG: lines, states or a density; not how Grafana draws them. */
final class DrawnPanel {
    private static final List<String> OTHERS =
            List.of(
                    "#7eb26d", "#eab839", "#6ed0e0", "#ef843c", "#e24d42", "#1f78c1", "#ba43a9",
                    "#705da0");
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LEFT = 62;
    private static final int BOTTOM = 18;

    private final JsonNode panel;
    private final TimeRange range;
    private final int width;
    private final int height;
    private final Formatter svg = new Formatter(Locale.ROOT);

    /**
     * A series to be drawn.
     *
     * @param values pairs of Unix time and value, as Prometheus gives them
     */
    record Line(String name, JsonNode labels, JsonNode values) {}

    DrawnPanel(JsonNode panel, TimeRange range, int width, int height) {
        this.panel = panel;
        this.range = range;
        this.width = width;
        this.height = height;
    }

    /** The picture, and its legend as HTML. */
    String html(List<Line> lines, List<double[]> faults, List<Double> phases) {
        svg.format("<svg width='%d' height='%d'>", width, height);
        String legend = "";
        if (panel.get("type").asText().equals("state-timeline")) {
            background(faults, phases);
            states(lines);
        } else if (panel.get("type").asText().equals("heatmap")) {
            density(lines);
            background(faults, phases);
        } else {
            background(faults, phases);
            legend = lines(lines);
        }
        svg.format("</svg>");
        return svg + legend;
    }

    private void background(List<double[]> faults, List<Double> phases) {
        for (double[] fault : faults) {
            svg.format(
                    "<rect x='%.1f' y='0' width='%.1f' height='%d' fill='#8e1b2e' opacity='0.12'/>",
                    x(fault[0]), x(fault[1]) - x(fault[0]), height - BOTTOM);
        }
        for (double phase : phases) {
            svg.format(
                    "<path d='M%.1f 0V%d' stroke='#8b96a2' stroke-dasharray='2 3'/>",
                    x(phase), height - BOTTOM);
        }
        for (int tick = 0; tick <= 4; tick++) {
            double time = range.fromS() + tick * (range.toS() - range.fromS()) / 4;
            svg.format(
                    "<text x='%.1f' y='%d' text-anchor='%s'>%s</text>",
                    x(time),
                    height - 4,
                    tick == 0 ? "start" : tick == 4 ? "end" : "middle",
                    CLOCK.format(Instant.ofEpochMilli(Math.round(time * 1e3))));
        }
    }

    private String lines(List<Line> lines) {
        double top = top(lines);
        for (int tick = 0; tick <= 4; tick++) {
            double value = top * tick / 4;
            svg.format(
                    "<path d='M%d %.1fH%d' stroke='#d9dfe5'/><text x='%d' y='%.1f'"
                            + " text-anchor='end'>%s</text>",
                    LEFT,
                    y(value, top),
                    width,
                    LEFT - 4,
                    Math.max(10, y(value, top) + 4),
                    shown(value));
        }
        for (JsonNode step : panel.at("/fieldConfig/defaults/thresholds/steps")) {
            if (step.get("value").isNumber() && step.get("value").asDouble() <= top) {
                svg.format(
                        "<path d='M%d %.1fH%d' stroke='%s' stroke-dasharray='6 4'/>",
                        LEFT,
                        y(step.get("value").asDouble(), top),
                        width,
                        step.get("color").asText());
            }
        }
        StringBuilder legend = new StringBuilder("<p>");
        for (Line line : lines) {
            String colour = colour(line.name(), lines.indexOf(line));
            svg.format(
                    "<path d='%s' fill='none' stroke='%s' stroke-width='2'%s/>",
                    path(line, top),
                    colour,
                    line.name().startsWith("offered") ? " stroke-dasharray='6 4'" : "");
            legend.append("<i style='background:").append(colour).append("'></i> ");
            legend.append(line.name().replace("<", "&lt;")).append(" &nbsp; ");
        }
        return legend.append("</p>").toString();
    }

    private void states(List<Line> lines) {
        double rowHeight = (height - BOTTOM) / (double) Math.max(1, lines.size());
        for (int row = 0; row < lines.size(); row++) {
            double y = row * rowHeight;
            svg.format(
                    "<text x='2' y='%.1f'>%s</text>", y + rowHeight / 2 + 4, lines.get(row).name());
            for (JsonNode sample : lines.get(row).values()) {
                if (sample.get(1).asDouble() > 0) {
                    svg.format(
                            "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='#1f60c4'"
                                    + " opacity='0.7'/>",
                            x(sample.get(0).asDouble()),
                            y + 1,
                            x(range.fromS() + 1) - x(range.fromS()),
                            rowHeight - 2);
                }
            }
        }
    }

    /** Buckets are cumulative: a row is a bucket less the one below it. */
    private void density(List<Line> lines) {
        TreeMap<Double, TreeMap<Double, Double>> buckets = new TreeMap<>();
        for (Line line : lines) {
            String bound = line.labels().path("le").asText().replace("+Inf", "Infinity");
            TreeMap<Double, Double> row =
                    buckets.computeIfAbsent(Double.valueOf(bound), _ -> new TreeMap<>());
            line.values()
                    .forEach(sample -> row.put(sample.get(0).asDouble(), sample.get(1).asDouble()));
        }
        double rowHeight = (height - BOTTOM) / (double) Math.max(1, buckets.size());
        int row = 0;
        for (var bucket : buckets.entrySet()) {
            double y = height - BOTTOM - ++row * rowHeight;
            svg.format(
                    "<text x='%d' y='%.1f' text-anchor='end'>%s</text>",
                    LEFT - 4, y + rowHeight / 2 + 4, shown(bucket.getKey()));
            var below = buckets.lowerEntry(bucket.getKey());
            for (var sample : bucket.getValue().entrySet()) {
                double less =
                        below == null ? 0 : below.getValue().getOrDefault(sample.getKey(), 0.0);
                double shade = Math.sqrt(Math.max(0, sample.getValue() - less) / 80);
                svg.format(
                        "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='#d95f02'"
                                + " opacity='%.2f'/>",
                        x(sample.getKey()),
                        y,
                        x(range.fromS() + 1) - x(range.fromS()),
                        rowHeight - 1,
                        Math.min(1, shade));
            }
        }
    }

    private String path(Line line, double top) {
        StringBuilder path = new StringBuilder();
        double before = Double.NEGATIVE_INFINITY;
        for (JsonNode sample : line.values()) {
            double time = sample.get(0).asDouble();
            double value = sample.get(1).asDouble();
            if (Double.isFinite(value)) {
                path.append(
                        String.format(
                                Locale.ROOT,
                                "%s%.1f %.1f",
                                time - before > 1.5 ? "M" : "L",
                                x(time),
                                y(value, top)));
                before = time;
            }
        }
        return path.toString();
    }

    private String colour(String name, int index) {
        for (JsonNode override : panel.at("/fieldConfig/overrides")) {
            String expression = override.at("/matcher/options").asText();
            if (expression.startsWith("/")
                    && Pattern.compile(expression.substring(1, expression.length() - 1))
                            .matcher(name)
                            .find()) {
                return override.at("/properties/0/value/fixedColor").asText();
            }
        }
        return OTHERS.get(index % OTHERS.size());
    }

    private static double top(List<Line> lines) {
        List<Double> values = new ArrayList<>(List.of(1e-3));
        for (Line line : lines) {
            for (JsonNode sample : line.values()) {
                double value = sample.get(1).asDouble();
                if (Double.isFinite(value)) {
                    values.add(value);
                }
            }
        }
        return 1.05 * values.stream().mapToDouble(value -> value).max().orElse(1);
    }

    private String shown(double value) {
        return switch (panel.at("/fieldConfig/defaults/unit").asText()) {
            case "s" -> value < 1 ? number(value * 1e3) + " ms" : number(value) + " s";
            case "bytes" -> number(value / (1 << 20)) + " MiB";
            case "percentunit" -> number(value * 100) + "%";
            case "ops", "reqps" -> number(value) + "/s";
            default -> number(value);
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }

    private double x(double timeS) {
        return LEFT + (timeS - range.fromS()) / (range.toS() - range.fromS()) * (width - LEFT);
    }

    private double y(double value, double top) {
        return (height - BOTTOM) * (1 - value / top) + 1;
    }
}
