package io.syncorswim.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.syncorswim.cli.DrawnPanel.Line;
import io.syncorswim.cli.InterpolatedDashboard.TimeRange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A dashboard's own layout, queries and colours, drawn from a run's Prometheus for
 * docs/dashboards.md. It is no Grafana, and says so.
 */
final class DrawnDashboard {
    private static final int WIDTH = 1280;
    private static final int COLUMN = WIDTH / 24;
    private static final int ROW = 34;
    private static final String HEAD =
            """
            <!DOCTYPE html><meta charset="utf-8"><style>
            body { margin: 0; background: #f4f5f5; color: #17202a; font: 12px sans-serif; width: 1280px; }
            svg text { font: 10px sans-serif; fill: #56616d; }
            header { padding: 8px; } h1 { font-size: 18px; margin: 0 0 4px; display: inline; } header span { color: #56616d; }
            main { position: relative; }
            div { position: absolute; box-sizing: border-box; padding: 0 3px 3px 0; overflow: hidden; }
            div.p { background: #fff; border: 1px solid #d9dfe5; padding: 4px 6px; }
            h2 { font-size: 12px; margin: 0 0 2px; } h3 { font-size: 13px; margin: 8px 4px; }
            p { margin: 0; } i { display: inline-block; width: 10px; height: 3px; margin: 3px 0; }
            td, th { padding: 2px 14px 2px 0; text-align: left; }
            </style>
            """;

    private final JsonNode dashboard;
    private final InterpolatedDashboard asked;
    private final TimeRange range;

    DrawnDashboard(JsonNode dashboard, InterpolatedDashboard asked, TimeRange range) {
        this.dashboard = dashboard;
        this.asked = asked;
        this.range = range;
    }

    /** Draws it in Debian's Chromium. */
    void write(Path png) throws IOException, InterruptedException {
        Path html = Files.createTempFile("dashboard", ".html");
        Files.writeString(html, page());
        new ProcessBuilder(
                        "chromium",
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--screenshot=" + png.toAbsolutePath(),
                        "--window-size=" + WIDTH + "," + (height() + 60),
                        html.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        Files.delete(html);
    }

    private String page() throws IOException, InterruptedException {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<header><h1>").append(dashboard.get("title").asText()).append("</h1> <span>");
        for (JsonNode variable : dashboard.at("/templating/list")) {
            if (variable.get("hide").asInt() == 0) {
                page.append(" &nbsp; ").append(variable.get("label").asText()).append(": ");
                page.append(asked.value(variable.get("name").asText()));
            }
        }
        page.append(" &nbsp; (the dashboard's layout, queries and colours; not drawn by Grafana)");
        page.append("</span></header><main>");
        for (JsonNode panel : dashboard.get("panels")) {
            page.append(box(panel));
        }
        return page.append("</main>").toString();
    }

    private String box(JsonNode panel) throws IOException, InterruptedException {
        JsonNode place = panel.get("gridPos");
        int width = place.get("w").asInt() * COLUMN;
        int height = place.get("h").asInt() * ROW;
        boolean isHeading = panel.get("type").asText().equals("row");
        String content =
                isHeading
                        ? "<h3>" + panel.get("title").asText() + "</h3>"
                        : "<h2>"
                                + panel.get("title").asText()
                                + "</h2>"
                                + answer(panel, width, height);
        return "<div class='%s' style='left:%dpx;top:%dpx;width:%dpx;height:%dpx'>%s</div>"
                .formatted(
                        isHeading ? "h" : "p",
                        place.get("x").asInt() * COLUMN,
                        place.get("y").asInt() * ROW,
                        width,
                        height,
                        content);
    }

    private String answer(JsonNode panel, int width, int height)
            throws IOException, InterruptedException {
        if (panel.get("type").asText().equals("table")) {
            return table(panel);
        }
        List<Line> lines = new ArrayList<>();
        for (JsonNode target : panel.get("targets")) {
            for (JsonNode series : asked.series(target.get("expr").asText())) {
                JsonNode labels = series.get("metric");
                String name = named(target.get("legendFormat").asText(), labels);
                lines.add(new Line(name, labels, series.get("values")));
            }
        }
        lines.sort(Comparator.comparing(Line::name));
        if (lines.isEmpty()) {
            return "<p>No data</p>";
        }
        return new DrawnPanel(panel, range, width - 16, height - 46)
                .html(lines, faults(), phases());
    }

    private String table(JsonNode panel) throws IOException, InterruptedException {
        TreeMap<String, String> rows = new TreeMap<>();
        for (JsonNode row : asked.rows(panel.at("/targets/0/expr").asText())) {
            StringBuilder cells = new StringBuilder();
            for (String label : List.of("scenario", "policy", "repetition", "pattern")) {
                cells.append("<td>").append(row.at("/metric/" + label).asText()).append("</td>");
            }
            rows.put(row.at("/value/1").asText(), cells.toString());
        }
        StringBuilder table =
                new StringBuilder(
                        "<table><tr><th>scenario<th>policy<th>repetition<th>pattern<th>Begin");
        rows.forEach((begin, cells) -> {
            Object at = java.time.Instant.ofEpochMilli((long) Double.parseDouble(begin));
            table.append("<tr>").append(cells).append("<td>").append(at).append("</td></tr>");
        });
        return table.append("</table>").toString();
    }

    private List<double[]> faults() throws IOException, InterruptedException {
        TreeMap<String, double[]> edges = new TreeMap<>();
        for (JsonNode series : annotation("Fault edges")) {
            JsonNode labels = series.get("metric");
            String fault =
                    labels.path("pattern").asText()
                            + labels.path("system").asText()
                            + labels.path("fault").asText();
            int end = labels.path("edge").asText().equals("ends") ? 1 : 0;
            edges.computeIfAbsent(fault, _ -> new double[2])[end] =
                    series.at("/values/0/1").asDouble() / 1e3;
        }
        return List.copyOf(edges.values());
    }

    private List<Double> phases() throws IOException, InterruptedException {
        List<Double> phases = new ArrayList<>();
        for (JsonNode series : annotation("Phases")) {
            phases.add(series.at("/values/0/1").asDouble() / 1e3);
        }
        return phases.stream()
                .filter(phase -> phase >= range.fromS() && phase <= range.toS())
                .toList();
    }

    private JsonNode annotation(String name) throws IOException, InterruptedException {
        for (JsonNode annotation : dashboard.at("/annotations/list")) {
            if (annotation.get("name").asText().equals(name)) {
                return asked.series(annotation.get("expr").asText());
            }
        }
        throw new AssertionError("no annotation " + name);
    }

    private int height() {
        int bottom = 0;
        for (JsonNode panel : dashboard.get("panels")) {
            JsonNode place = panel.get("gridPos");
            bottom = Math.max(bottom, place.get("y").asInt() + place.get("h").asInt());
        }
        return bottom * ROW;
    }

    private static String named(String legend, JsonNode labels) {
        String name = legend;
        for (var label : labels.properties()) {
            name = name.replace("{{" + label.getKey() + "}}", label.getValue().asText());
        }
        return name;
    }
}
