package io.syncorswim.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * A dashboard in Grafana's classic model.
 *
 * @param uid its stable name: links and bookmarks rest on it
 */
record Board(
        String uid,
        String title,
        String description,
        List<JsonNode> variables,
        List<JsonNode> annotations,
        List<Row> rows) {
    /** Panels below a heading, placed from left to right. */
    record Row(String title, List<Panel> panels) {
        Row {
            panels = List.copyOf(panels);
        }

        static Row of(String title, Panel... panels) {
            return new Row(title, List.of(panels));
        }
    }

    private static final int COLUMNS = 24;
    private static final int SCHEMA_VERSION = 42;
    private static final String FRAME =
            """
            {
              "editable": false, "graphTooltip": 1, "fiscalYearStartMonth": 0, "liveNow": false, "preload": false,
              "tags": ["sync-or-swim"],
              "time": {"from": "now-15m", "to": "now"},
              "timepicker": {"refresh_intervals": ["1s", "2s", "5s", "10s", "30s"]},
              "timezone": "browser", "weekStart": "", "refresh": "5s",
              "links": [{
                "title": "Sync or Swim", "type": "dashboards", "tags": ["sync-or-swim"], "asDropdown": true,
                "icon": "dashboard", "includeVars": true, "keepTime": true, "targetBlank": false, "tooltip": "", "url": ""
              }]
            }
            """;

    Board {
        variables = List.copyOf(variables);
        annotations = List.copyOf(annotations);
        rows = List.copyOf(rows);
    }

    /** The data source that the variable of this name chooses. */
    static JsonNode datasource() {
        return Drawing.parsed("{\"type\": \"prometheus\", \"uid\": \"${datasource}\"}");
    }

    ObjectNode toJson() {
        ObjectNode board = (ObjectNode) Drawing.parsed("{}");
        board.put("uid", uid);
        board.put("title", title);
        board.put("description", description);
        board.put("schemaVersion", SCHEMA_VERSION);
        board.setAll((ObjectNode) Drawing.parsed(FRAME));
        variables.forEach(board.putObject("templating").putArray("list")::add);
        annotations.forEach(board.putObject("annotations").putArray("list")::add);
        place(board.putArray("panels"));
        return board;
    }

    private void place(ArrayNode panels) {
        int y = 0;
        for (Row row : rows) {
            panels.add(heading(row.title(), panels.size() + 1, y));
            y++;
            int x = 0;
            int rowHeight = 0;
            for (Panel panel : row.panels()) {
                if (x + panel.size().columns() > COLUMNS) {
                    x = 0;
                    y += rowHeight;
                    rowHeight = 0;
                }
                panels.add(panel.toJson(panels.size() + 1, x, y));
                x += panel.size().columns();
                rowHeight = Math.max(rowHeight, panel.size().rows());
            }
            y += rowHeight;
        }
    }

    private static ObjectNode heading(String title, int id, int y) {
        ObjectNode row = (ObjectNode) Drawing.parsed("{\"type\": \"row\", \"collapsed\": false}");
        row.put("id", id);
        row.put("title", title);
        row.putObject("gridPos").put("x", 0).put("y", y).put("w", COLUMNS).put("h", 1);
        row.putArray("panels");
        return row;
    }
}
