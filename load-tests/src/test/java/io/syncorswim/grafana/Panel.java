package io.syncorswim.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/**
 * A panel: what it asks, and how it shows the answer. Its place is its dashboard's business.
 *
 * @param unit Grafana's word for it
 * @param size columns of 24 and rows of Grafana's grid
 * @param overrides how single series differ
 * @param limits values at which a line is drawn across, and what colour
 */
record Panel(
        String title,
        String description,
        Drawing drawing,
        String unit,
        Size size,
        List<Query> queries,
        List<JsonNode> overrides,
        List<Limit> limits) {
    /** A width and a height in units of the grid. */
    record Size(int columns, int rows) {}

    /** A limit to be seen. */
    record Limit(double value, String colour) {}

    private static final Size HALF = new Size(12, 8);

    Panel {
        queries = List.copyOf(queries);
        overrides = List.copyOf(overrides);
        limits = List.copyOf(limits);
    }

    static Panel lines(String title, String unit, String description) {
        return of(title, description, Drawing.LINES, unit, HALF);
    }

    static Panel density(String title, String description) {
        return of(title, description, Drawing.DENSITY, "s", HALF);
    }

    static Panel states(String title, int rows, String description) {
        return of(title, description, Drawing.STATES, "none", new Size(24, rows));
    }

    static Panel trials(String title, String description) {
        return of(title, description, Drawing.TRIALS, "none", new Size(24, 8));
    }

    Panel ask(String expression, String legend) {
        return ask(new Query(expression, legend, Query.Form.SERIES));
    }

    Panel ask(Query query) {
        List<Query> more = new ArrayList<>(queries);
        more.add(query);
        return new Panel(title, description, drawing, unit, size, more, overrides, limits);
    }

    Panel with(JsonNode override) {
        List<JsonNode> more = new ArrayList<>(overrides);
        more.add(override);
        return new Panel(title, description, drawing, unit, size, queries, more, limits);
    }

    Panel limit(double value, String colour) {
        List<Limit> more = new ArrayList<>(limits);
        more.add(new Limit(value, colour));
        return new Panel(title, description, drawing, unit, size, queries, overrides, more);
    }

    Panel sized(int columns, int rows) {
        return new Panel(
                title,
                description,
                drawing,
                unit,
                new Size(columns, rows),
                queries,
                overrides,
                limits);
    }

    /** As Grafana's dashboard model has it. */
    ObjectNode toJson(int id, int x, int y) {
        ObjectNode panel = drawing.panel();
        panel.put("id", id);
        panel.put("title", title);
        panel.put("description", description);
        panel.set("datasource", Board.datasource());
        panel.putObject("gridPos")
                .put("x", x)
                .put("y", y)
                .put("w", size.columns())
                .put("h", size.rows());
        ObjectNode fields = (ObjectNode) panel.get("fieldConfig");
        ObjectNode defaults = (ObjectNode) fields.get("defaults");
        defaults.put("unit", unit);
        if (drawing == Drawing.DENSITY) {
            ((ObjectNode) panel.at("/options/yAxis")).put("unit", unit);
        }
        if (!limits.isEmpty()) {
            drawLimits(defaults);
        }
        overrides.forEach(((ArrayNode) fields.get("overrides"))::add);
        ArrayNode targets = panel.putArray("targets");
        for (Query query : queries) {
            targets.add(target(query, (char) ('A' + targets.size())));
        }
        return panel;
    }

    private void drawLimits(ObjectNode defaults) {
        ((ObjectNode) defaults.at("/custom/thresholdsStyle")).put("mode", "dashed");
        ArrayNode steps =
                defaults.putObject("thresholds").put("mode", "absolute").putArray("steps");
        steps.addObject().putNull("value").put("color", "transparent");
        limits.forEach(limit ->
                steps.addObject().put("value", limit.value()).put("color", limit.colour()));
    }

    private static ObjectNode target(Query query, char refId) {
        ObjectNode target = (ObjectNode) Drawing.parsed("{}");
        target.put("refId", String.valueOf(refId));
        target.set("datasource", Board.datasource());
        target.put("editorMode", "code");
        target.put("expr", query.expression());
        target.put("legendFormat", query.legend());
        boolean isInstant = query.form() == Query.Form.ROWS;
        target.put("instant", isInstant);
        target.put("range", !isInstant);
        target.put("exemplar", query.form() == Query.Form.SERIES_WITH_EXEMPLARS);
        target.put(
                "format",
                switch (query.form()) {
                    case SERIES, SERIES_WITH_EXEMPLARS -> "time_series";
                    case BUCKETS -> "heatmap";
                    case ROWS -> "table";
                });
        return target;
    }

    private static Panel of(
            String title, String description, Drawing drawing, String unit, Size size) {
        return new Panel(title, description, drawing, unit, size, List.of(), List.of(), List.of());
    }
}
