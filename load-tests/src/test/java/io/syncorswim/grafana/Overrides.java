package io.syncorswim.grafana;

import com.fasterxml.jackson.databind.JsonNode;

import io.syncorswim.experiment.Pattern;

import java.util.Arrays;
import java.util.List;

/** How single series look, by their legends. */
final class Overrides {
    private final Palette palette;

    Overrides(Palette palette) {
        this.palette = palette;
    }

    /** Each pattern in its colour: series whose legend is its word, or begins with it. */
    Panel byPattern(Panel panel) {
        for (JsonNode override : patterns()) {
            panel = panel.with(override);
        }
        return panel;
    }

    /** The offered load as the grey dashed line that it is in the report. */
    JsonNode offered() {
        return Drawing.parsed(
                """
                {"matcher": {"id": "byRegexp", "options": "/^offered/"}, "properties": [
                  {"id": "color", "value": {"mode": "fixed", "fixedColor": "%s"}},
                  {"id": "custom.lineStyle", "value": {"fill": "dash", "dash": [6, 4]}}
                ]}
                """
                        .formatted(palette.of("offered")));
    }

    private List<JsonNode> patterns() {
        return Arrays.stream(Pattern.values())
                .map(pattern ->
                        Drawing.parsed(
                                """
                                {"matcher": {"id": "byRegexp", "options": "/^%s( |$)/"}, "properties": [
                                  {"id": "color", "value": {"mode": "fixed", "fixedColor": "%s"}}
                                ]}
                                """
                                        .formatted(pattern.word(), palette.of(pattern.word()))))
                .toList();
    }
}
