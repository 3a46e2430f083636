package io.syncorswim.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a dashboard lets its reader choose, and what it finds out by itself. */
final class Variables {
    private static final int HIDDEN = 2;
    private static final int WHEN_THE_TIME_RANGE_CHANGES = 2;
    private static final int BY_NAME = 1;

    private Variables() {}

    static JsonNode datasource() {
        return Drawing.parsed(
                """
                {
                  "name": "datasource", "label": "Data source", "type": "datasource", "query": "prometheus",
                  "description": "The Prometheus that scraped the run", "hide": 0, "refresh": 1, "regex": "",
                  "includeAll": false, "multi": false, "options": [],
                  "current": {"selected": true, "text": "Prometheus", "value": "prometheus"}
                }
                """);
    }

    /** One value of a label of the series that a selector finds. */
    static JsonNode one(String name, String label, String description, String selector) {
        return query(name, label, description, "label_values(" + selector + ", " + name + ")");
    }

    /** Any of the values of a label, at first all. */
    static JsonNode any(String name, String label, String description, String selector) {
        ObjectNode variable = one(name, label, description, selector).deepCopy();
        variable.put("multi", true);
        variable.put("includeAll", true);
        variable.put("allValue", ".*");
        variable.putObject("current").put("text", "All").put("value", "$__all");
        return variable;
    }

    /** A number that an expression gives at the end of the time range; nobody sees it. */
    static JsonNode number(String name, String description, String expression) {
        ObjectNode variable =
                query(name, name, description, "query_result(scalar(" + expression + "))");
        variable.put("hide", HIDDEN);
        variable.put("skipUrlSync", true);
        return variable;
    }

    private static ObjectNode query(
            String name, String label, String description, String question) {
        ObjectNode variable = (ObjectNode) Drawing.parsed("{}");
        variable.put("name", name);
        variable.put("label", label);
        variable.put("description", description);
        variable.put("type", "query");
        variable.set("datasource", Board.datasource());
        variable.put("query", question);
        variable.put("refresh", WHEN_THE_TIME_RANGE_CHANGES);
        variable.put("sort", BY_NAME);
        variable.put("regex", "");
        variable.put("hide", 0);
        variable.put("includeAll", false);
        variable.put("multi", false);
        variable.putArray("options");
        return variable;
    }
}
