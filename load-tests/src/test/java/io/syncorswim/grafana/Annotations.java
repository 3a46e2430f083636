package io.syncorswim.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Faults and phases, in every dashboard: the series that the lab makes of the events that also
 * become timeline.json, from which the report draws its bands.
 *
 * <p>A band is as exact as the step of the query, which is a second where the time range is short;
 * the marks at its edges and at phases are put where the series' values say, whatever the step.
 */
final class Annotations {
    private static final String BEGINS = "syncorswim_fault_start_timestamp_seconds";
    private static final String ENDS = "syncorswim_fault_end_timestamp_seconds";
    private static final String PHASES = "syncorswim_phase_start_timestamp_seconds";

    private final Palette palette;

    Annotations(Palette palette) {
        this.palette = palette;
    }

    /** Those of the trials of one scope. */
    List<JsonNode> of(Scope trials) {
        return of(trials, "");
    }

    /**
     * Those of trials that are told apart by a label more.
     *
     * @param label to be kept and shown, {@code pattern} for example; empty for none
     */
    List<JsonNode> of(Scope trials, String label) {
        return of(trials::value, metric -> "1000 * " + trials.value(metric), label);
    }

    /** Those of trials that are put on one time axis. */
    List<JsonNode> ofAligned() {
        return of(Alignment::moved, Alignment::movedTimes, "");
    }

    /**
     * @param series makes a metric's name into an expression
     * @param times the same for a metric that tells a time in seconds: in milliseconds
     */
    private List<JsonNode> of(
            UnaryOperator<String> series, UnaryOperator<String> times, String label) {
        String by = label.isEmpty() ? "" : label + ", ";
        String of = label.isEmpty() ? "" : "{{" + label + "}} ";
        String fault = of + "{{system}}: {{fault}}";
        return List.of(
                standard(),
                band(
                        "max by ("
                                + by
                                + "fault, system) ("
                                + series.apply("syncorswim_fault_active")
                                + ")",
                        fault),
                mark(
                        "Fault edges",
                        edge(by, times.apply(BEGINS), "begins")
                                + " or "
                                + edge(by, times.apply(ENDS), "ends"),
                        fault + " {{edge}}",
                        palette.of("sank-fill")),
                mark(
                        "Phases",
                        "min by (" + by + "phase) (" + times.apply(PHASES) + ")",
                        of + "{{phase}}",
                        palette.of("strong-rule")));
    }

    private static String edge(String by, String series, String word) {
        return "label_replace(min by (%sfault, system) (%s), \"edge\", \"%s\", \"\", \"\")"
                .formatted(by, series, word);
    }

    private JsonNode band(String expression, String title) {
        return annotation("Faults", expression, title, palette.of("sank-fill"));
    }

    private static JsonNode mark(String name, String expression, String title, String colour) {
        return annotation(name, expression, title, colour).put("useValueForTime", true);
    }

    private static ObjectNode annotation(
            String name, String expression, String title, String colour) {
        ObjectNode annotation = (ObjectNode) Drawing.parsed("{}");
        annotation.put("name", name);
        annotation.put("enable", true);
        annotation.put("hide", false);
        annotation.put("iconColor", colour);
        annotation.set("datasource", Board.datasource());
        annotation.put("expr", expression);
        annotation.put("step", "1s");
        annotation.put("titleFormat", title);
        annotation.put("textFormat", "");
        annotation.put("tagKeys", "");
        annotation.put("useValueForTime", false);
        return annotation;
    }

    private static JsonNode standard() {
        return Drawing.parsed(
                """
                {
                  "builtIn": 1, "name": "Annotations & Alerts", "type": "dashboard", "enable": true, "hide": true,
                  "iconColor": "rgba(0, 211, 255, 1)", "datasource": {"type": "grafana", "uid": "-- Grafana --"}
                }
                """);
    }
}
