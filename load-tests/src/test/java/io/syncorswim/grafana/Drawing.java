package io.syncorswim.grafana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a panel shows what it is told; each with all that Grafana wants to know of it. */
enum Drawing {
    LINES(
            """
            {
              "type": "timeseries",
              "fieldConfig": {
                "defaults": {
                  "min": 0,
                  "color": {"mode": "palette-classic-by-name"},
                  "custom": {
                    "drawStyle": "line", "lineInterpolation": "linear", "lineWidth": 2, "fillOpacity": 0,
                    "showPoints": "never", "spanNulls": false, "axisPlacement": "auto", "axisLabel": "",
                    "axisColorMode": "text", "axisBorderShow": false, "gradientMode": "none",
                    "scaleDistribution": {"type": "linear"}, "stacking": {"mode": "none", "group": "A"},
                    "thresholdsStyle": {"mode": "off"}, "insertNulls": false,
                    "hideFrom": {"legend": false, "tooltip": false, "viz": false}
                  }
                },
                "overrides": []
              },
              "options": {
                "legend": {"showLegend": true, "displayMode": "list", "placement": "bottom", "calcs": []},
                "tooltip": {"mode": "multi", "sort": "desc"}
              }
            }
            """),
    STATES(
            """
            {
              "type": "state-timeline",
              "fieldConfig": {
                "defaults": {
                  "color": {"mode": "thresholds"},
                  "custom": {
                    "lineWidth": 0, "fillOpacity": 70, "axisPlacement": "auto",
                    "hideFrom": {"legend": false, "tooltip": false, "viz": false}
                  },
                  "mappings": [],
                  "thresholds": {"mode": "absolute", "steps": [
                    {"value": null, "color": "transparent"}, {"value": 1, "color": "semi-dark-blue"}
                  ]}
                },
                "overrides": []
              },
              "options": {
                "alignValue": "left", "mergeValues": true, "rowHeight": 0.85, "showValue": "never",
                "legend": {"showLegend": false, "displayMode": "list", "placement": "bottom", "calcs": []},
                "tooltip": {"mode": "single", "sort": "none"}
              }
            }
            """),
    DENSITY(
            """
            {
              "type": "heatmap",
              "fieldConfig": {
                "defaults": {
                  "custom": {
                    "scaleDistribution": {"type": "linear"},
                    "hideFrom": {"legend": false, "tooltip": false, "viz": false}
                  }
                },
                "overrides": []
              },
              "options": {
                "calculate": false, "cellGap": 1, "showValue": "never",
                "color": {"mode": "scheme", "scheme": "Oranges", "scale": "exponential", "exponent": 0.5,
                  "fill": "dark-orange", "reverse": false, "steps": 64},
                "exemplars": {"color": "rgba(255,0,255,0.7)"},
                "filterValues": {"le": 1e-9},
                "legend": {"show": true},
                "rowsFrame": {"layout": "auto"},
                "tooltip": {"mode": "single", "showColorScale": false, "yHistogram": false},
                "yAxis": {"axisPlacement": "left", "reverse": false}
              }
            }
            """),
    /** A table of trials, merged from when each begins (A) and ends (B). */
    TRIALS(
            """
            {
              "type": "table",
              "fieldConfig": {
                "defaults": {"custom": {"align": "auto", "cellOptions": {"type": "auto"}, "inspect": false}},
                "overrides": []
              },
              "options": {"cellHeight": "sm", "showHeader": true, "frameIndex": 0},
              "transformations": [
                {"id": "merge", "options": {}},
                {"id": "organize", "options": {
                  "excludeByName": {"Time": true},
                  "indexByName": {
                    "scenario": 0, "policy": 1, "repetition": 2, "pattern": 3, "Value #A": 4, "Value #B": 5
                  },
                  "renameByName": {"Value #A": "Begin", "Value #B": "End"}
                }},
                {"id": "sortBy", "options": {"fields": {}, "sort": [{"field": "Begin", "desc": false}]}}
              ]
            }
            """);

    private static final JsonMapper JSON = new JsonMapper();

    private final String json;

    Drawing(String json) {
        this.json = json;
    }

    /** A new panel, to be filled in. */
    ObjectNode panel() {
        return (ObjectNode) parsed(json);
    }

    /** Any piece of JSON that is written down here or in its siblings. */
    static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
