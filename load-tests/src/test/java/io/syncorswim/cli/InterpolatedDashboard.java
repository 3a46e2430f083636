package io.syncorswim.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dashboard as Grafana would ask for it, with a value for each variable: chosen ones as given,
 * the others as Prometheus answers their own queries at the end of the time range.
 */
final class InterpolatedDashboard {
    // Grafana's choice for a scrape interval of 1 s, where steps are not longer than that.
    private static final String RATE_INTERVAL = "4s";
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), (\\w+)\\)");
    private static final Pattern QUERY_RESULT =
            Pattern.compile("query_result\\(scalar\\((.+)\\)\\)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}|\\$(\\w+)");

    private final QueriedPrometheus prometheus;
    private final TimeRange range;
    private final Map<String, String> values = new HashMap<>();

    /** Unix times. */
    record TimeRange(double fromS, double toS) {
        long lengthS() {
            return Math.round(Math.ceil(toS - fromS));
        }
    }

    InterpolatedDashboard(
            QueriedPrometheus prometheus,
            JsonNode dashboard,
            TimeRange range,
            Map<String, String> chosen)
            throws IOException, InterruptedException {
        this.prometheus = prometheus;
        this.range = range;
        values.put("__rate_interval", RATE_INTERVAL);
        values.put("__range", range.lengthS() + "s");
        values.put("datasource", "prometheus");
        for (JsonNode variable : dashboard.at("/templating/list")) {
            String name = variable.get("name").asText();
            if (chosen.containsKey(name)) {
                values.put(name, offered(variable, chosen.get(name)));
            } else if (!values.containsKey(name)) {
                values.put(name, found(variable));
            }
        }
    }

    String value(String variable) {
        String value = values.get(variable);
        if (value == null) {
            throw new AssertionError("no variable " + variable + " in " + values);
        }
        return value;
    }

    /** The series of an expression over the time range, by steps of a second. */
    JsonNode series(String expression) throws IOException, InterruptedException {
        return prometheus.query(
                "(" + interpolated(expression) + ")[" + range.lengthS() + "s:1s]", range.toS());
    }

    /** The values of an expression at the end of the time range. */
    JsonNode rows(String expression) throws IOException, InterruptedException {
        return prometheus.query(interpolated(expression), range.toS());
    }

    /** A value that the reader chooses: it must be among those that the dashboard offers. */
    private String offered(JsonNode variable, String value)
            throws IOException, InterruptedException {
        if (variable.get("includeAll").asBoolean() && value.equals("All")) {
            return variable.get("allValue").asText();
        }
        JsonNode offered = values(variable);
        for (JsonNode one : offered) {
            if (one.get("metric").elements().next().asText().equals(value)) {
                return value;
            }
        }
        throw new AssertionError(variable.get("name") + " is never " + value + ": " + offered);
    }

    /** What Grafana takes where the reader chooses nothing: the first, or the number found. */
    private String found(JsonNode variable) throws IOException, InterruptedException {
        String query = variable.get("query").asText();
        Matcher number = QUERY_RESULT.matcher(query);
        if (number.matches()) {
            // A scalar's result is [time, "value"].
            return prometheus
                    .query("scalar(" + interpolated(number.group(1)) + ")", range.toS())
                    .get(1)
                    .asText();
        }
        JsonNode offered = values(variable);
        return offered.isEmpty() ? "" : offered.at("/0/metric").elements().next().asText();
    }

    private JsonNode values(JsonNode variable) throws IOException, InterruptedException {
        Matcher labels = LABEL_VALUES.matcher(variable.get("query").asText());
        if (!labels.matches()) {
            throw new AssertionError(variable);
        }
        return prometheus.query(
                String.format(
                        Locale.ROOT,
                        "sort_desc(group by (%s) (last_over_time(%s[%ds])))",
                        labels.group(2),
                        interpolated(labels.group(1)),
                        range.lengthS()),
                range.toS());
    }

    private String interpolated(String expression) {
        return VARIABLE.matcher(expression)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                value(found.group(1) != null ? found.group(1) : found.group(2))));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Entry<String, String> value : values.entrySet()) {
            text.append(value.getKey()).append('=').append(value.getValue()).append(' ');
        }
        return text.toString();
    }
}
