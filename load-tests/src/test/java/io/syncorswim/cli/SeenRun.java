package io.syncorswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.syncorswim.cli.InterpolatedDashboard.TimeRange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of one scenario that a Prometheus has seen, which is open to be asked. Close it.
 *
 * @param timelines of each pattern's trial, in their order
 * @param range the time range that holds all trials
 */
record SeenRun(QueriedPrometheus prometheus, List<Timeline> timelines, TimeRange range)
        implements AutoCloseable {
    // To ask new questions of an old run, while a dashboard is being changed.
    private static final String RESULTS = "swim.results";

    SeenRun {
        timelines = List.copyOf(timelines);
    }

    /** When a trial's load began, and its fault was in force; Unix times. */
    record Timeline(double loadS, double faultS, double faultEndS, double endS) {
        /** As it is when the loads of both begin together. */
        Timeline movedOnto(Timeline other) {
            double byS = other.loadS - loadS;
            return new Timeline(other.loadS, faultS + byS, faultEndS + byS, endS + byS);
        }

        private static Timeline of(JsonNode json) {
            Instant t0 = Instant.parse(json.get("startedAt").asText());
            double t0S = t0.getEpochSecond() + t0.getNano() / 1e9;
            JsonNode fault = json.at("/faults/0");
            JsonNode phases = json.get("phases");
            return new Timeline(
                    t0S,
                    t0S + fault.get("fromNs").asLong() / 1e9,
                    t0S + fault.get("toNs").asLong() / 1e9,
                    t0S + phases.get(phases.size() - 1).get("toNs").asLong() / 1e9);
        }
    }

    /** Runs an experiment with the patterns, in which payment is killed, and opens its data. */
    static SeenRun of(Path folder, List<String> patterns, String scenario)
            throws IOException, InterruptedException {
        String there = System.getProperty(RESULTS, "");
        Path results = there.isEmpty() ? made(folder, patterns, scenario) : Path.of(there);
        List<Timeline> timelines = new ArrayList<>();
        for (String pattern : patterns) {
            Path trial = results.resolve("trials").resolve(pattern + ".plain." + scenario + ".r1");
            timelines.add(
                    Timeline.of(
                            new JsonMapper().readTree(trial.resolve("timeline.json").toFile())));
        }
        return new SeenRun(
                QueriedPrometheus.open(results),
                timelines,
                new TimeRange(timelines.getFirst().loadS() - 10, timelines.getLast().endS() + 1));
    }

    private static Path made(Path folder, List<String> patterns, String scenario)
            throws IOException, InterruptedException {
        Path file =
                Files.writeString(
                        folder.resolve("seen.yaml"),
                        """
                        name: seen
                        seed: 7
                        workload: {rate: 60/s, client-timeout: 2s}
                        phases: {warm-up: 4s, baseline: 3s, fault: 4s, recovery: 5s}
                        deadlines: {start: 60s, drain: 60s, stop: 10s}
                        patterns: [%s]
                        scenarios:
                          %s:
                            - down: {system: payment}
                        """
                                .formatted(String.join(", ", patterns), scenario));
        try (SwimProcess swim = SwimProcess.start(folder, "run", file.toString(), "--prometheus")) {
            assertThat(swim.exitCode()).as(swim.err()).isIn(0, 4, 5);
            return swim.results();
        }
    }

    @Override
    public void close() throws InterruptedException {
        prometheus.close();
    }
}
