package io.syncorswim.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.syncorswim.experiment.Pattern;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The dashboards are what their one source makes, and fit to the report and the metrics. */
class DashboardsTest {
    private static final String WRITE = "swim.dashboards";
    private static final Set<String> OF_PROMETHEUS =
            Set.of("ALERTS", "up", "scrape_duration_seconds");

    @Test
    void the_committed_files_are_what_their_source_makes() throws IOException {
        Map<String, String> files = Dashboards.files();
        if ("write".equals(System.getProperty(WRITE))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(Committed.FOLDER.resolve(file.getKey()), file.getValue());
            }
        }
        try (Stream<Path> committed = Files.list(Committed.FOLDER)) {
            assertThat(
                            committed
                                    .map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".json")))
                    .containsExactlyInAnyOrderElementsOf(files.keySet());
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            assertThat(Files.readString(Committed.FOLDER.resolve(file.getKey())))
                    .as(
                            "%s; to write it: ./mvnw -pl load-tests test -Dtest=DashboardsTest"
                                    + " -D%s=write",
                            file.getKey(), WRITE)
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void bookmarks_stay_good() throws IOException {
        Map<String, String> titles =
                Committed.dashboards().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        board -> board.getValue().get("title").asText()));
        assertThat(titles)
                .isEqualTo(
                        Map.of(
                                "sync-or-swim-compare",
                                "Compare patterns",
                                "sync-or-swim-pattern",
                                "One pattern in depth",
                                "sync-or-swim-broker",
                                "Broker",
                                "sync-or-swim-validity",
                                "Is the measurement valid?"));
    }

    @Test
    void patterns_wear_the_colours_of_the_report() throws IOException {
        String css =
                Files.readString(Path.of("src/main/resources/io/syncorswim/report/report.css"));
        for (JsonNode panel : comparing()) {
            for (Pattern pattern : Pattern.values()) {
                String colour =
                        java.util.regex.Pattern.compile("--" + pattern.word() + ": (#\\w+);")
                                .matcher(css)
                                .results()
                                .findFirst()
                                .map(found -> found.group(1))
                                .orElseThrow();
                assertThat(colours(panel, pattern)).as(pattern.word()).containsExactly(colour);
            }
        }
    }

    @Test
    void every_pattern_is_compared_in_every_panel() throws IOException {
        for (JsonNode panel : comparing()) {
            List<String> legends =
                    Committed.stream(panel.get("targets"))
                            .map(target -> target.get("legendFormat").asText())
                            .toList();
            for (Pattern pattern : Pattern.values()) {
                assertThat(legends).as(panel.get("title").asText()).contains(pattern.word());
            }
        }
    }

    @Test
    void every_metric_that_is_asked_for_is_documented() throws IOException {
        String documented = Files.readString(Path.of("..", "docs", "metrics.md"));
        Set<String> asked = new HashSet<>();
        for (JsonNode dashboard : Committed.dashboards().values()) {
            Committed.expressions(dashboard).stream().flatMap(Promql::metrics).forEach(asked::add);
        }
        asked.removeAll(OF_PROMETHEUS);
        assertThat(asked).hasSizeGreaterThan(30);
        for (String metric : asked) {
            assertThat(documented)
                    .contains("`" + metric.replaceFirst("_(bucket|count)$", "") + "`");
        }
    }

    @Test
    void every_panel_is_in_the_document_with_its_own_words() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "dashboards.md"));
        for (JsonNode dashboard : Committed.dashboards().values()) {
            assertThat(document).contains("### " + dashboard.get("title").asText() + "\n");
            for (JsonNode panel : Committed.panels(dashboard)) {
                assertThat(document)
                        .contains(
                                "| %s | %s |\n"
                                        .formatted(
                                                panel.get("title").asText(),
                                                panel.get("description").asText()));
            }
        }
    }

    @Test
    void panels_have_room_and_stay_off_each_other() throws IOException {
        for (JsonNode dashboard : Committed.dashboards().values()) {
            Set<List<Integer>> taken = new HashSet<>();
            for (JsonNode panel : dashboard.get("panels")) {
                JsonNode place = panel.get("gridPos");
                int x = place.get("x").asInt();
                int y = place.get("y").asInt();
                int width = place.get("w").asInt();
                // A third of 1280 pixels is what a legend and an axis need.
                assertThat(width).as(panel.get("title").asText()).isBetween(8, 24 - x);
                for (int column = x; column < x + width; column++) {
                    for (int row = y; row < y + place.get("h").asInt(); row++) {
                        assertThat(taken.add(List.of(column, row)))
                                .as("%s at %d, %d", panel.get("title"), column, row)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void ids_of_panels_are_unique_in_their_dashboard() throws IOException {
        for (JsonNode dashboard : Committed.dashboards().values()) {
            assertThat(
                            Committed.stream(dashboard.get("panels"))
                                    .map(panel -> panel.get("id").asInt()))
                    .doesNotHaveDuplicates();
        }
    }

    private static List<JsonNode> comparing() throws IOException {
        JsonNode compare = Committed.dashboard("sync-or-swim-compare");
        List<JsonNode> panels =
                Committed.panels(compare).stream()
                        .filter(panel -> panel.get("type").asText().equals("timeseries"))
                        .toList();
        assertThat(panels).hasSizeGreaterThan(8);
        return panels;
    }

    private static List<String> colours(JsonNode panel, Pattern pattern) {
        return Committed.stream(panel.at("/fieldConfig/overrides"))
                .filter(override -> matches(override, pattern.word()))
                .map(override -> override.at("/properties/0/value/fixedColor").asText())
                .toList();
    }

    private static boolean matches(JsonNode override, String legend) {
        String expression = override.at("/matcher/options").asText();
        return java.util.regex.Pattern.compile(expression.substring(1, expression.length() - 1))
                .matcher(legend)
                .results()
                .map(MatchResult::start)
                .findAny()
                .isPresent();
    }
}
