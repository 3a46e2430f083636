package io.syncorswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.syncorswim.broker.Brokers;
import io.syncorswim.metrics.InstalledPrometheus;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One real run with a real Prometheus: what was exported, what was kept, and that they agree. */
class MetricsIT {
    private static final List<String> FOREIGN = List.of("jvm_", "process_", "system_", "executor_");
    private static final List<String> TRIALS =
            List.of("chain.plain.failing.r1", "messaging.plain.failing.r1");
    private static final double SCRAPE_TIMEOUT_S = 1;

    @TempDir static Path folder;

    private static final Set<Exported> EXPORTED = new HashSet<>();
    private static final Set<String> BROKERS = new HashSet<>();
    private static Path results = Path.of("");
    private static QueriedPrometheus prometheus;

    @BeforeAll
    static void run() throws Exception {
        InstalledPrometheus.require();
        Path file =
                TinyExperiment.write(
                        folder,
                        "chain, messaging",
                        "failing:\n  - failing: {system: payment, ratio: 50%}");
        try (SwimProcess swim = SwimProcess.start(folder, "run", file.toString(), "--prometheus")) {
            Thread watcher = Thread.ofPlatform().start(() -> watch(swim));
            swim.awaitLoad(TRIALS.getLast());
            Exposure exposure = new Exposure(swim.tree());
            assertThat(exposure.commandLines()).contains("--web.listen-address", "--pattern");
            SecurityIT.onlyLoopback(exposure);
            assertThat(swim.exitCode()).as(swim.err()).isIn(0, 4, 5);
            watcher.join();
            assertThat(swim.out()).startsWith("Broker: ").contains("\nResults: ");
            assertThat(swim.out()).containsPattern("(?m)^Prometheus: http://127\\.0\\.0\\.1:\\d+$");
            results = swim.results();
        }
        prometheus = QueriedPrometheus.open(results);
    }

    @AfterAll
    static void close() throws InterruptedException {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    @Test
    void what_is_exported_is_documented_with_its_type_and_labels() throws IOException {
        Set<Exported> documented = documented();
        Set<String> histograms =
                documented.stream()
                        .filter(family -> family.type().equals("histogram"))
                        .map(family -> family.name() + "_max")
                        .collect(Collectors.toSet());
        for (Exported family : EXPORTED) {
            boolean known =
                    FOREIGN.stream().anyMatch(family.name()::startsWith)
                            || histograms.contains(family.name());
            if (!known || family.job().equals("lab")) {
                assertThat(documented).contains(family);
            }
        }
    }

    @Test
    void what_is_documented_is_exported_with_its_type_and_labels() throws IOException {
        assertThat(documented()).hasSizeGreaterThan(30);
        assertThat(EXPORTED).containsAll(documented());
        if (Brokers.rabbitmqServer().isPresent()) {
            assertThat(BROKERS)
                    .contains(
                            "rabbitmq_queue_messages_ready",
                            "rabbitmq_queue_messages_unacked",
                            "rabbitmq_global_messages_received_total",
                            "rabbitmq_global_messages_confirmed_total",
                            "rabbitmq_global_messages_redelivered_total",
                            "rabbitmq_process_resident_memory_bytes");
        }
    }

    @Test
    void phases_change_in_prometheus_when_the_timeline_says_so() throws Exception {
        for (String trial : TRIALS) {
            JsonNode timeline = timeline(trial);
            for (JsonNode phase : timeline.get("phases")) {
                String word = word(phase.get("name").asText());
                Window window = window(timeline, phase);
                String labels = series(trial) + ",phase=\"" + word + "\"";
                agrees("syncorswim_phase{" + labels + "}", window);
                // Prometheus may miss the last, short ones; it must see those of the load.
                if (Set.of("warm-up", "baseline", "fault", "recovery").contains(word)) {
                    starts(
                            "syncorswim_phase_start_timestamp_seconds{" + labels + "}",
                            window.fromS());
                }
            }
        }
    }

    @Test
    void faults_change_in_prometheus_when_the_timeline_says_so() throws Exception {
        for (String trial : TRIALS) {
            JsonNode timeline = timeline(trial);
            assertThat(timeline.get("faults")).hasSize(1);
            Window window = window(timeline, timeline.get("faults").get(0));
            String labels = series(trial) + ",fault=\"failing\",system=\"payment\"}";
            agrees("syncorswim_fault_active{" + labels, window);
            starts("syncorswim_fault_start_timestamp_seconds{" + labels, window.fromS());
            starts("syncorswim_fault_end_timestamp_seconds{" + labels, window.toS());
        }
    }

    @Test
    void every_trial_is_scraped_during_its_load_and_its_rules_have_values() throws Exception {
        for (String trial : TRIALS) {
            JsonNode timeline = timeline(trial);
            Window recovery = window(timeline, phase(timeline, "RECOVERY"));
            for (String rule :
                    List.of(
                            "trial:syncorswim_orders_offered:rate5s",
                            "trial:syncorswim_orders_good:rate5s",
                            "trial:syncorswim_completion_time_seconds:p99_rate5s",
                            "trial:syncorswim_send_lag_seconds:p99_rate5s",
                            "trial:syncorswim_amplification:ratio_rate5s")) {
                JsonNode found = prometheus.query(rule + "{" + series(trial) + "}", recovery.toS());
                assertThat(found).as(rule + " of " + trial).hasSize(1);
            }
            for (String instance : List.of("frontend", "inventory", "payment", "shipping")) {
                String up = "max_over_time(up{" + series(trial) + ",instance=\"" + instance + "\"}";
                JsonNode found = prometheus.query(up + "[10s])", recovery.toS());
                assertThat(found.at("/0/value/1").asText()).as(instance).isEqualTo("1");
            }
        }
    }

    @Test
    void exemplars_lead_to_orders_of_the_records() throws Exception {
        JsonNode timeline = timeline(TRIALS.getFirst());
        Window load = new Window(t0(timeline), t0(timeline) + 10);
        JsonNode found =
                prometheus.exemplars(
                        "syncorswim_completion_time_seconds_bucket{"
                                + series(TRIALS.getFirst())
                                + "}",
                        load.fromS(),
                        load.toS());
        assertThat(found).isNotEmpty();
        long scheduled = timeline.at("/conversion/scheduled").asLong();
        assertThat(scheduled).isPositive();
        for (JsonNode series : found) {
            for (JsonNode exemplar : series.get("exemplars")) {
                assertThat(Long.parseLong(exemplar.at("/labels/order").asText()))
                        .isBetween(0L, scheduled - 1);
            }
        }
    }

    @Test
    void a_run_that_is_over_has_nothing_left_to_scrape() throws IOException {
        JsonNode targets =
                new JsonMapper().readTree(results.resolve("prometheus/targets/run.json").toFile());
        assertThat(targets).isEmpty();
    }

    /** Asks every process for its metrics, several times a second, as long as there is a run. */
    private static void watch(SwimProcess swim) {
        JsonMapper json = new JsonMapper();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (swim.isAlive()) {
                TimeUnit.MILLISECONDS.sleep(250);
                try {
                    Path targets = swim.results().resolve("prometheus/targets/run.json");
                    for (JsonNode target : json.readTree(targets.toFile())) {
                        scrape(http, target);
                    }
                } catch (IOException | java.util.NoSuchElementException notYetOrGone) {
                    // Asked again until the run is over; what is missing in the end shows.
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void scrape(HttpClient http, JsonNode target) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://" + target.at("/targets/0").asText() + "/metrics"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        try {
            String text = http.send(request, BodyHandlers.ofString()).body();
            String job = target.at("/labels/job").asText();
            List<Exported> families = Exported.scraped(job, text);
            if (job.equals("broker")) {
                families.forEach(family -> BROKERS.add(family.name()));
            } else {
                EXPORTED.addAll(families);
            }
        } catch (IOException beingKilledOrNotThere) {
            // A service that starts or ends.
        }
    }

    private static Set<Exported> documented() throws IOException {
        return Set.copyOf(
                Exported.documented(Files.readString(Path.of("..", "docs", "metrics.md"))));
    }

    /** A sample was read at some moment between its time and the scrape's time-out after it. */
    private static void agrees(String series, Window window) throws Exception {
        JsonNode found = prometheus.query(series + "[1h]", now());
        assertThat(found).as(series).hasSize(1);
        for (JsonNode sample : found.get(0).get("values")) {
            double from = sample.get(0).asDouble();
            double to = from + SCRAPE_TIMEOUT_S;
            boolean overlaps = from < window.toS() && to >= window.fromS();
            boolean within = from >= window.fromS() && to < window.toS();
            assertThat(sample.get(1).asText().equals("1") ? overlaps : !within)
                    .as("%s is %s in %s", series, sample, window)
                    .isTrue();
        }
    }

    private static void starts(String series, double atS) throws Exception {
        JsonNode found = prometheus.query("last_over_time(" + series + "[1h])", now());
        assertThat(found).as(series).hasSize(1);
        assertThat(Double.parseDouble(found.at("/0/value/1").asText()))
                .isCloseTo(atS, org.assertj.core.data.Offset.offset(1e-3));
    }

    private record Window(double fromS, double toS) {}

    private static Window window(JsonNode timeline, JsonNode part) {
        return new Window(
                t0(timeline) + part.get("fromNs").asLong() / 1e9,
                t0(timeline) + part.get("toNs").asLong() / 1e9);
    }

    private static double t0(JsonNode timeline) {
        Instant t0 = Instant.parse(timeline.get("startedAt").asText());
        return t0.getEpochSecond() + t0.getNano() / 1e9;
    }

    private static double now() {
        return System.currentTimeMillis() / 1e3;
    }

    private static JsonNode phase(JsonNode timeline, String name) {
        for (JsonNode phase : timeline.get("phases")) {
            if (phase.get("name").asText().equals(name)) {
                return phase;
            }
        }
        throw new AssertionError("no phase " + name);
    }

    private static String word(String phase) {
        return phase.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String series(String trial) {
        String[] words = trial.split("\\.");
        return "pattern=\"%s\",policy=\"%s\",scenario=\"%s\""
                .formatted(words[0], words[1], words[2]);
    }

    private static JsonNode timeline(String trial) throws IOException {
        return new JsonMapper()
                .readTree(
                        results.resolve("trials").resolve(trial).resolve("timeline.json").toFile());
    }
}
