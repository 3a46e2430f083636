package io.syncorswim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;

import io.syncorswim.broker.Brokers;
import io.syncorswim.cli.InterpolatedDashboard.TimeRange;
import io.syncorswim.cli.SeenRun.Timeline;
import io.syncorswim.grafana.Committed;
import io.syncorswim.metrics.InstalledPrometheus;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every panel and annotation of every dashboard, asked of a real Prometheus after a real run. */
class DashboardsIT {
    private static final List<String> PATTERNS = List.of("chain", "fan-out", "messaging");
    private static final String SCENARIO = "down";
    // Samples are as old as a step, in Prometheus and in the query; a busy machine misses one.
    private static final double BAND_S = 3.5;
    private static final double EXACT_S = 3e-3;
    // Prometheus learns within 5 s that a target is no more.
    private static final double DISCOVERY_S = 6;

    @TempDir static Path folder;

    private static SeenRun run;

    @BeforeAll
    static void run() throws Exception {
        InstalledPrometheus.require();
        run = SeenRun.of(folder, PATTERNS, SCENARIO);
    }

    @AfterAll
    static void close() throws InterruptedException {
        if (run != null) {
            run.close();
        }
    }

    @Test
    void compare_patterns_has_data_for_each_pattern_of_the_run() throws Exception {
        hasData("sync-or-swim-compare", Map.of("scenario", SCENARIO), EmptyPanels.OF_COMPARE);
    }

    @Test
    void one_pattern_in_depth_has_data_for_each_pattern() throws Exception {
        for (String pattern : PATTERNS) {
            hasData(
                    "sync-or-swim-pattern",
                    Map.of("pattern", pattern, "scenario", SCENARIO),
                    EmptyPanels.ofOnePattern(pattern));
        }
    }

    @Test
    void broker_has_data() throws Exception {
        hasData(
                "sync-or-swim-broker",
                Map.of("pattern", "messaging", "scenario", SCENARIO),
                EmptyPanels.ofBroker(Brokers.rabbitmqServer().isPresent()));
    }

    @Test
    void is_the_measurement_valid_has_data() throws Exception {
        hasData(
                "sync-or-swim-validity",
                Map.of("pattern", "All", "policy", "All", "scenario", "All"),
                EmptyPanels.NONE);
    }

    @Test
    void compared_trials_lie_on_each_other_whatever_the_time_range() throws Exception {
        liesOn(run.timelines().getLast(), run.range());
        for (Timeline trial : run.timelines()) {
            liesOn(trial, new TimeRange(trial.faultS() - 2, trial.faultEndS() + 2));
        }
    }

    private static void liesOn(Timeline reference, TimeRange range) throws Exception {
        InterpolatedDashboard compare = compare(range);
        assertThat(Double.parseDouble(compare.value("reference")))
                .isCloseTo(reference.loadS(), within(EXACT_S));
        for (int i = 0; i < PATTERNS.size(); i++) {
            String shift = "shift_" + PATTERNS.get(i).replace('-', '_');
            assertThat(Double.parseDouble(compare.value(shift)))
                    .as(PATTERNS.get(i))
                    .isCloseTo(
                            (reference.loadS() - run.timelines().get(i).loadS()) * 1e3,
                            within(2.0));
        }
    }

    @Test
    void a_pattern_that_did_not_take_part_disturbs_nobody() throws Exception {
        assertThat(compare(run.range()).value("shift_chain_virtual")).isEqualTo("-1");
    }

    @Test
    void the_table_of_trials_leads_to_their_times() throws Exception {
        JsonNode table =
                Committed.panels(dashboard("sync-or-swim-compare")).stream()
                        .filter(panel -> panel.get("type").asText().equals("table"))
                        .findFirst()
                        .orElseThrow();
        InterpolatedDashboard compare = compare(run.range());
        JsonNode begins = compare.rows(table.at("/targets/0/expr").asText());
        JsonNode ends = compare.rows(table.at("/targets/1/expr").asText());
        assertThat(begins).hasSameSizeAs(PATTERNS);
        assertThat(ends).hasSameSizeAs(PATTERNS);
        for (int i = 0; i < PATTERNS.size(); i++) {
            Timeline timeline = run.timelines().get(i);
            assertThat(valueOf(begins, PATTERNS.get(i)) / 1e3)
                    .isCloseTo(timeline.loadS(), within(EXACT_S));
            assertThat(valueOf(ends, PATTERNS.get(i)) / 1e3)
                    .isBetween(timeline.faultEndS(), timeline.endS() + DISCOVERY_S);
        }
    }

    @Test
    void faults_are_marked_when_the_timeline_says_so() throws Exception {
        for (int i = 0; i < PATTERNS.size(); i++) {
            InterpolatedDashboard one =
                    interpolated(
                            "sync-or-swim-pattern",
                            run.range(),
                            Map.of("pattern", PATTERNS.get(i), "scenario", SCENARIO));
            JsonNode dashboard = dashboard("sync-or-swim-pattern");
            Timeline timeline = run.timelines().get(i);
            bandAgrees(one, dashboard, timeline.faultS(), timeline.faultEndS());
            edgesAgree(one, dashboard, "", timeline);
        }
    }

    @Test
    void faults_of_compared_trials_are_marked_on_their_common_axis() throws Exception {
        InterpolatedDashboard compare = compare(run.range());
        JsonNode dashboard = dashboard("sync-or-swim-compare");
        double latest = 0;
        for (int i = 0; i < PATTERNS.size(); i++) {
            Timeline moved = run.timelines().get(i).movedOnto(run.timelines().getLast());
            edgesAgree(compare, dashboard, PATTERNS.get(i), moved);
            latest = Math.max(latest, moved.faultEndS());
        }
        bandAgrees(compare, dashboard, run.timelines().getLast().faultS(), latest);
    }

    /** Not a test of anything: writes docs/images, where it is asked to. */
    @Test
    @EnabledIfSystemProperty(named = "swim.dashboards", matches = "draw")
    void draws_pictures_for_the_documents() throws Exception {
        Timeline first = run.timelines().getFirst();
        TimeRange trial = new TimeRange(first.loadS() - 2, first.endS());
        Timeline last = run.timelines().getLast();
        TimeRange messaging = new TimeRange(last.loadS() - 2, last.endS());
        draw("sync-or-swim-compare", trial, Map.of("scenario", SCENARIO));
        draw("sync-or-swim-pattern", trial, Map.of("pattern", "chain", "scenario", SCENARIO));
        draw(
                "sync-or-swim-broker",
                messaging,
                Map.of("pattern", "messaging", "scenario", SCENARIO));
        draw(
                "sync-or-swim-validity",
                run.range(),
                Map.of("pattern", "All", "policy", "All", "scenario", "All"));
    }

    private static void draw(String uid, TimeRange range, Map<String, String> chosen)
            throws Exception {
        Path png =
                Path.of("..", "docs", "images", uid.replace("sync-or-swim", "dashboard") + ".png");
        new DrawnDashboard(dashboard(uid), interpolated(uid, range, chosen), range).write(png);
    }

    private static void bandAgrees(
            InterpolatedDashboard asked, JsonNode dashboard, double fromS, double toS)
            throws Exception {
        JsonNode band = asked.series(annotation(dashboard, "Faults"));
        assertThat(band).hasSize(1);
        List<Double> inForce = new ArrayList<>();
        for (JsonNode sample : band.at("/0/values")) {
            if (sample.get(1).asText().equals("1")) {
                inForce.add(sample.get(0).asDouble());
            }
        }
        assertThat(inForce.getFirst()).isCloseTo(fromS, within(BAND_S));
        assertThat(inForce.getLast()).isCloseTo(toS, within(BAND_S));
    }

    /**
     * @param pattern empty where the marks are those of one trial
     */
    private static void edgesAgree(
            InterpolatedDashboard asked, JsonNode dashboard, String pattern, Timeline timeline)
            throws Exception {
        int edges = 0;
        for (JsonNode series : asked.series(annotation(dashboard, "Fault edges"))) {
            JsonNode labels = series.get("metric");
            if (labels.path("pattern").asText().equals(pattern)) {
                boolean begins = labels.get("edge").asText().equals("begins");
                assertThat(labels.get("system").asText()).isEqualTo("payment");
                assertThat(series.at("/values/0/1").asDouble() / 1e3)
                        .isCloseTo(
                                begins ? timeline.faultS() : timeline.faultEndS(), within(EXACT_S));
                edges++;
            }
        }
        assertThat(edges).as("beginning and end of the fault").isEqualTo(2);
    }

    private static void hasData(String uid, Map<String, String> chosen, EmptyPanels empty)
            throws Exception {
        JsonNode dashboard = dashboard(uid);
        InterpolatedDashboard asked = interpolated(uid, run.range(), chosen);
        for (JsonNode panel : Committed.panels(dashboard)) {
            for (JsonNode target : panel.get("targets")) {
                String title = panel.get("title").asText();
                String legend = target.get("legendFormat").asText();
                String expression = target.get("expr").asText();
                boolean isInstant = target.get("instant").asBoolean();
                JsonNode found = isInstant ? asked.rows(expression) : asked.series(expression);
                switch (empty.expectation(title, legend)) {
                    case DATA ->
                            assertThat(hasNumber(found))
                                    .as("%s, %s, '%s': %s", uid, title, legend, asked)
                                    .isTrue();
                    case NOTHING ->
                            assertThat(found).as("%s, %s, '%s'", uid, title, legend).isEmpty();
                    case EITHER -> assertThat(found.isArray()).isTrue();
                }
            }
        }
        for (String name : List.of("Faults", "Fault edges", "Phases")) {
            assertThat(hasNumber(asked.series(annotation(dashboard, name)))).as(name).isTrue();
        }
    }

    private static boolean hasNumber(JsonNode result) {
        for (JsonNode series : result) {
            if (series.has("value") && isNumber(series.get("value"))) {
                return true;
            }
            for (JsonNode sample : series.path("values")) {
                if (isNumber(sample)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNumber(JsonNode sample) {
        return Double.isFinite(
                Double.parseDouble(sample.get(1).asText().replace("Inf", "Infinity")));
    }

    private static double valueOf(JsonNode rows, String pattern) {
        for (JsonNode row : rows) {
            if (row.at("/metric/pattern").asText().equals(pattern)) {
                return row.at("/value/1").asDouble();
            }
        }
        throw new AssertionError("no row of " + pattern);
    }

    private static InterpolatedDashboard compare(TimeRange range) throws Exception {
        return interpolated("sync-or-swim-compare", range, Map.of("scenario", SCENARIO));
    }

    private static InterpolatedDashboard interpolated(
            String uid, TimeRange range, Map<String, String> chosen) throws Exception {
        return new InterpolatedDashboard(run.prometheus(), dashboard(uid), range, chosen);
    }

    private static String annotation(JsonNode dashboard, String name) {
        return Committed.stream(dashboard.at("/annotations/list"))
                .filter(annotation -> annotation.get("name").asText().equals(name))
                .findFirst()
                .map(annotation -> annotation.get("expr").asText())
                .orElseThrow();
    }

    private static JsonNode dashboard(String uid) throws IOException {
        return Committed.dashboard(uid);
    }
}
