package io.syncorswim.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.syncorswim.metrics.InstalledPrometheus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The rules of grafana/dashboard-linter, each by its name, but those that grafana/dashboards/.lint
 * excludes; and some of our own.
 */
class DashboardLintTest {
    private static final Set<String> RULES_OF_THE_LINTER =
            Set.of(
                    "template-datasource-rule",
                    "template-job-rule",
                    "template-instance-rule",
                    "template-label-promql-rule",
                    "template-on-time-change-reload-rule",
                    "panel-datasource-rule",
                    "panel-title-description-rule",
                    "panel-units-rule",
                    "panel-no-targets-rule",
                    "target-logql-rule",
                    "target-logql-auto-rule",
                    "target-promql-rule",
                    "target-rate-interval-rule",
                    "target-job-rule",
                    "target-instance-rule",
                    "target-counter-agg-rule",
                    "uneditable-dashboard");
    private static final Set<String> TESTED_HERE =
            Set.of(
                    "template-datasource-rule",
                    "template-label-promql-rule",
                    "template-on-time-change-reload-rule",
                    "panel-datasource-rule",
                    "panel-title-description-rule",
                    "panel-units-rule",
                    "panel-no-targets-rule",
                    "target-promql-rule",
                    "target-rate-interval-rule",
                    "target-counter-agg-rule",
                    "uneditable-dashboard");

    // Of Grafana's units those that are wanted here; the linter knows each.
    private static final Set<String> UNITS =
            Set.of("none", "short", "percentunit", "s", "bytes", "ops", "reqps");
    private static final Pattern RATED = Pattern.compile("\\b(?:rate|irate|increase)\\((\\w+)\\{");
    private static final Pattern WINDOW =
            Pattern.compile("\\b(i?rate)\\([a-z_:]\\w*\\{[^}]*}\\[([^]]+)]");

    @Test
    void every_rule_is_tested_or_excluded_with_a_reason() throws IOException {
        Set<String> accounted = new HashSet<>();
        excluded()
                .properties()
                .forEach(rule -> {
                    assertThat(rule.getValue().path("reason").asText()).isNotBlank();
                    accounted.add(rule.getKey());
                });
        assertThat(accounted).isNotEmpty().doesNotContainAnyElementsOf(TESTED_HERE);
        accounted.addAll(TESTED_HERE);
        assertThat(accounted).isEqualTo(RULES_OF_THE_LINTER);
    }

    @Test
    void template_datasource_rule() throws IOException {
        for (JsonNode dashboard : dashboards()) {
            JsonNode first = dashboard.at("/templating/list/0");
            assertThat(first.get("type").asText()).isEqualTo("datasource");
            assertThat(first.get("name").asText()).isEqualTo("datasource");
            assertThat(first.get("label").asText()).isEqualTo("Data source");
            assertThat(first.get("query").asText()).isEqualTo("prometheus");
        }
    }

    @Test
    void template_label_promql_rule() throws IOException {
        for (JsonNode variable : queried()) {
            assertThat(variable.get("query").asText())
                    .matches("(label_values|query_result)\\(.+\\)");
            assertThat(variable.at("/datasource/uid").asText()).isEqualTo("${datasource}");
        }
    }

    @Test
    void template_on_time_change_reload_rule() throws IOException {
        assertThat(queried()).hasSizeGreaterThan(8);
        for (JsonNode variable : queried()) {
            assertThat(variable.get("refresh").asInt()).isEqualTo(2);
        }
    }

    @Test
    void panel_datasource_rule() throws IOException {
        for (JsonNode panel : panels()) {
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            for (JsonNode target : panel.get("targets")) {
                assertThat(target.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            }
        }
    }

    @Test
    void panel_title_description_rule() throws IOException {
        for (JsonNode panel : panels()) {
            assertThat(panel.get("title").asText()).isNotBlank();
            assertThat(panel.get("description").asText()).endsWith(".");
        }
    }

    @Test
    void panel_units_rule() throws IOException {
        for (JsonNode panel : panels()) {
            assertThat(UNITS).contains(panel.at("/fieldConfig/defaults/unit").asText());
        }
    }

    @Test
    void panel_no_targets_rule() throws IOException {
        assertThat(panels()).hasSizeGreaterThan(40);
        for (JsonNode panel : panels()) {
            assertThat(panel.get("targets")).as(panel.get("title").asText()).isNotEmpty();
        }
    }

    /** By promtool, which is given every expression as a recording rule. */
    @Test
    void target_promql_rule(@TempDir Path folder) throws Exception {
        InstalledPrometheus.require();
        StringBuilder rules = new StringBuilder("groups:\n- name: panels\n  rules:\n");
        int count = 0;
        for (String expression : allExpressions()) {
            rules.append("  - record: panel:")
                    .append(count++)
                    .append("\n    expr: '")
                    .append(Promql.interpolated(expression).replace("'", "''"))
                    .append("'\n");
        }
        Path file = Files.writeString(folder.resolve("rules.yml"), rules);
        Process promtool =
                new ProcessBuilder("promtool", "check", "rules", "--lint=none", file.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
        assertThat(said).contains(count + " rules found");
    }

    @Test
    void target_rate_interval_rule() throws IOException {
        long rates = 0;
        for (String expression : allExpressions()) {
            long windows = 0;
            for (MatchResult window : WINDOW.matcher(expression).results().toList()) {
                assertThat(window.group(2)).as(expression).isEqualTo("$__rate_interval");
                windows++;
            }
            assertThat(windows)
                    .as(expression)
                    .isEqualTo(
                            Pattern.compile("\\bi?rate\\(").matcher(expression).results().count());
            rates += windows;
        }
        assertThat(rates).isGreaterThan(40);
    }

    @Test
    void target_counter_agg_rule() throws IOException {
        for (String expression : allExpressions()) {
            List<String> rated =
                    RATED.matcher(expression).results().map(found -> found.group(1)).toList();
            List<String> counters =
                    Promql.selectors(expression)
                            .map(Promql.Selector::metric)
                            .filter(metric -> metric.matches(".*_(total|bucket|count)"))
                            .toList();
            assertThat(rated).as(expression).containsExactlyElementsOf(counters);
        }
    }

    @Test
    void uneditable_dashboard() throws IOException {
        for (JsonNode dashboard : dashboards()) {
            assertThat(dashboard.get("editable").asBoolean(true)).isFalse();
        }
    }

    @Test
    void every_variable_that_is_used_is_there_and_every_one_that_is_there_is_used()
            throws IOException {
        for (JsonNode dashboard : dashboards()) {
            Set<String> there = new HashSet<>();
            Set<String> used = new HashSet<>(Set.of("datasource"));
            for (JsonNode variable : dashboard.at("/templating/list")) {
                there.add(variable.get("name").asText());
                Promql.variables(variable.get("query").asText()).forEach(used::add);
            }
            Committed.expressions(dashboard).stream()
                    .flatMap(Promql::variables)
                    .filter(name -> !name.startsWith("__"))
                    .forEach(used::add);
            assertThat(used).as(dashboard.get("title").asText()).isEqualTo(there);
        }
    }

    @Test
    void a_metric_that_two_jobs_export_is_asked_of_one() throws IOException {
        Set<String> shared =
                Set.of(
                        "syncorswim_http_request_duration_seconds_count",
                        "syncorswim_http_request_duration_seconds_bucket",
                        "syncorswim_in_flight_orders",
                        "syncorswim_queued_orders");
        List<Promql.Selector> selectors =
                allExpressions().stream()
                        .flatMap(Promql::selectors)
                        .filter(selector -> shared.contains(selector.metric()))
                        .toList();
        assertThat(selectors).isNotEmpty();
        assertThat(selectors).allMatch(selector -> selector.matchers().contains("job=\""));
    }

    private static Collection<JsonNode> dashboards() throws IOException {
        Collection<JsonNode> dashboards = Committed.dashboards().values();
        assertThat(dashboards).hasSize(4);
        return dashboards;
    }

    private static List<JsonNode> panels() throws IOException {
        return dashboards().stream().flatMap(board -> Committed.panels(board).stream()).toList();
    }

    private static List<JsonNode> queried() throws IOException {
        return dashboards().stream()
                .flatMap(board -> Committed.stream(board.at("/templating/list")))
                .filter(variable -> variable.get("type").asText().equals("query"))
                .toList();
    }

    private static List<String> allExpressions() throws IOException {
        return dashboards().stream()
                .flatMap(board -> Committed.expressions(board).stream())
                .toList();
    }

    private static JsonNode excluded() throws IOException {
        return Committed.yaml(Committed.FOLDER.resolve(".lint")).get("exclusions");
    }
}
