package io.syncorswim.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
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

    /** Those of the trial that a scope means. */
    List<JsonNode> ofTheTrial(Scope trial) {
        return of(trial::value, times(trial), "", "");
    }

    /** Those of several trials, with their patterns. */
    List<JsonNode> ofTrials(Scope trials) {
        return of(trials::value, times(trials), "pattern, ", "{{pattern}} ");
    }

    /**
     * Those of trials that are put on one time axis: faults begin at the same time but for some
     * milliseconds, and end when the killed process is there again, which differs.
     */
    List<JsonNode> ofAligned() {
        List<JsonNode> annotations =
                new ArrayList<>(of(Alignment::moved, Alignment::movedTimes, "", ""));
        annotations.set(
                2, edges(Alignment::movedTimes, "pattern, ", "{{pattern}} {{system}}: {{fault}}"));
        return annotations;
    }

    private static UnaryOperator<String> times(Scope trials) {
        return metric -> "1000 * " + trials.value(metric);
    }

    /**
     * @param series makes a metric's name into an expression
     * @param times the same for a metric that tells a time in seconds: in milliseconds
     * @param by a label more by which trials are told apart, with a comma; or nothing
     * @param of the words for it
     */
    private List<JsonNode> of(
            UnaryOperator<String> series, UnaryOperator<String> times, String by, String of) {
        String fault = of + "{{system}}: {{fault}}";
        String inForce = series.apply("syncorswim_fault_active");
        return List.of(
                standard(),
                annotation(
                        "Faults",
                        "max by (" + by + "fault, system) (" + inForce + ")",
                        fault,
                        palette.of("sank-fill")),
                edges(times, by, fault),
                mark(
                        "Phases",
                        "min by (" + by + "phase) (" + times.apply(PHASES) + ")",
                        of + "{{phase}}",
                        palette.of("strong-rule")));
    }

    private JsonNode edges(UnaryOperator<String> times, String by, String fault) {
        return mark(
                "Fault edges",
                edge(by, times.apply(BEGINS), "begins")
                        + " or "
                        + edge(by, times.apply(ENDS), "ends"),
                fault + " {{edge}}",
                palette.of("sank-fill"));
    }

    private static String edge(String by, String series, String word) {
        return "label_replace(min by (%sfault, system) (%s), \"edge\", \"%s\", \"\", \"\")"
                .formatted(by, series, word);
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
