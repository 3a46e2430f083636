package io.syncorswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.syncorswim.Needs;
import io.syncorswim.analysis.PublishedSchema;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The main job: real trials from the experiment file to the report, and the books closed. */
class RunIT {
    private static final Set<String> NEVER_THE_MACHINES_FAULT =
            Set.of(
                    "complete",
                    "arrivals",
                    "ledger",
                    "records",
                    "clock",
                    "processes",
                    "drain",
                    "lab");

    private static final String ALL_SCENARIOS =
            """
            steady: []
            spike:
              - spike: {factor: 5}
            slow:
              - slow: {system: payment, factor: 10}
            failing:
              - failing: {system: payment, ratio: 30%}
            down:
              - down: {system: payment}
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path folder;

    @Test
    void every_pattern_goes_through_every_scenario_and_the_books_close() throws Exception {
        JsonNode analysis =
                analysisOf("chain, fan-out, messaging", ALL_SCENARIOS, "--broker", "embedded");

        assertThat(analysis.get("trials")).hasSize(15);
        assertThat(analysis.get("cells")).hasSize(15);
        assertThat(analysis.at("/run/broker").asText()).contains("Qpid");
        for (JsonNode cell : analysis.get("cells")) {
            booksClose(cell);
        }
        RecordedRun run = RecordedRun.in(folder.resolve("results"));
        for (String pattern : new String[] {"chain", "fan-out", "messaging"}) {
            assertThat(run.intendedNs(pattern, 1)).isEqualTo(run.intendedNs("chain", 1));
            assertThat(run.workedLessThanDrawn(pattern, 1)).isZero();
            JsonNode calm = ledger(analysis, pattern, "steady");
            assertThat(calm.get("complete").asLong()).isEqualTo(calm.get("offered").asLong());
        }
        messagingLosesNothing(analysis);
        // 30% of payments fail for 2 of 5 s: request-response passes that on, after inventory is
        // done.
        JsonNode failing = ledger(analysis, "chain", "failing");
        assertThat(failing.get("failed").asLong()).isPositive();
        assertThat(failing.get("partial").asLong()).isEqualTo(failing.get("failed").asLong());
        assertThat(ledger(analysis, "fan-out", "down").get("accepted").asLong())
                .isLessThan(ledger(analysis, "fan-out", "down").get("offered").asLong());
    }

    @Test
    void the_patterns_are_given_the_same_arrivals_and_work_and_processes_of_their_own()
            throws Exception {
        JsonNode analysis = analysisOf("chain, chain-virtual", "steady: []", "--repetitions", "2");

        assertThat(ledger(analysis, "chain", "steady").get("offered").asLong()).isPositive();
        assertThat(analysis.at("/run/broker").isNull()).isTrue();
        assertThat(analysis.get("trials")).hasSize(4);
        RecordedRun run = RecordedRun.in(folder.resolve("results"));
        for (int repetition : new int[] {1, 2}) {
            List<Long> arrivals = run.intendedNs("chain", repetition);
            for (String pattern : new String[] {"chain", "chain-virtual"}) {
                assertThat(run.intendedNs(pattern, repetition)).isEqualTo(arrivals);
                assertThat(run.workedLessThanDrawn(pattern, repetition)).isZero();
            }
        }
        assertThat(run.intendedNs("chain", 2)).isNotEqualTo(run.intendedNs("chain", 1));
        assertThat(run.processes("chain", 1))
                .doesNotContainAnyElementsOf(run.processes("chain", 2));
    }

    @Test
    void messaging_on_a_private_rabbitmq_node_keeps_every_order_through_failures_and_an_outage()
            throws Exception {
        Needs.rabbitmq();
        String scenarios =
                """
                failing:
                  - failing: {system: payment, ratio: 30%}
                down:
                  - down: {system: payment}
                """;
        JsonNode analysis = analysisOf("messaging", scenarios, "--broker", "rabbitmq");

        assertThat(analysis.at("/run/broker").asText()).contains("RabbitMQ");
        analysis.get("cells").forEach(RunIT::booksClose);
        messagingLosesNothing(analysis);
    }

    private JsonNode analysisOf(String patterns, String scenarios, String... more)
            throws IOException, InterruptedException {
        String file = TinyExperiment.write(folder, patterns, scenarios).toString();
        String[] arguments = new String[more.length + 2];
        arguments[0] = "run";
        arguments[1] = file;
        System.arraycopy(more, 0, arguments, 2, more.length);
        try (SwimProcess swim = SwimProcess.start(folder, arguments)) {
            int code = swim.exitCode();
            assertThat(swim.out())
                    .startsWith("Broker: " + (patterns.contains("messaging") ? "" : "none; "));
            // A busy machine may make a trial SUSPECT; INVALID it must not be.
            assertThat(code).as(swim.out() + swim.err()).isIn(0, 5);
            Path results = swim.results();
            for (String name : new String[] {"report.html", "report.md", "results.csv"}) {
                assertThat(results.resolve(name)).isNotEmptyFile();
            }
            JsonNode analysis = JSON.readTree(results.resolve("analysis.json").toFile());
            assertThat(PublishedSchema.mistakes("analysis", analysis)).isEmpty();
            for (JsonNode trial : analysis.get("trials")) {
                Path place = results.resolve("trials").resolve(trial.get("id").asText());
                for (String name : new String[] {"verdict", "timeline"}) {
                    JsonNode written = JSON.readTree(place.resolve(name + ".json").toFile());
                    assertThat(PublishedSchema.mistakes(name, written)).isEmpty();
                }
                assertThat(place.resolve("gatling/index.html")).isNotEmptyFile();
                assertThat(place.resolve("raw")).doesNotExist();
                onlyTheMachineMayBeBlamed(trial.get("verdict"));
            }
            assertThat(swim.descendants()).isEmpty();
            return analysis;
        }
    }

    /** A busy machine may cost a trial its validity; records, books and processes may not. */
    private static void onlyTheMachineMayBeBlamed(JsonNode verdict) {
        for (JsonNode check : verdict.get("checks")) {
            if (NEVER_THE_MACHINES_FAULT.contains(check.get("name").asText())) {
                assertThat(check.get("validity").asText())
                        .as(check.get("finding").asText())
                        .isEqualTo("VALID");
            }
        }
    }

    private static void booksClose(JsonNode cell) {
        JsonNode books = cell.get("ledger");
        long offered = books.get("offered").asLong();
        assertThat(
                        books.get("accepted").asLong()
                                + books.get("refused").asLong()
                                + books.get("failed").asLong()
                                + books.get("unknown").asLong())
                .isEqualTo(offered);
        assertThat(
                        books.get("complete").asLong()
                                + books.get("duplicated").asLong()
                                + books.get("partial").asLong()
                                + books.get("nothing").asLong())
                .isEqualTo(offered);
        assertThat(books.get("missing").asLong()).isZero();
        assertThat(offered).isPositive();
    }

    private static void messagingLosesNothing(JsonNode analysis) {
        for (JsonNode cell : analysis.get("cells")) {
            if (cell.get("pattern").asText().equals("messaging")) {
                JsonNode books = cell.get("ledger");
                assertThat(books.get("lost").asLong()).as(cell.get("scenario").asText()).isZero();
                assertThat(books.get("accepted").asLong()).isEqualTo(books.get("offered").asLong());
                assertThat(books.get("partial").asLong()).isZero();
            }
        }
    }

    private static JsonNode ledger(JsonNode analysis, String pattern, String scenario) {
        Optional<JsonNode> found = Optional.empty();
        for (JsonNode cell : analysis.get("cells")) {
            if (cell.get("pattern").asText().equals(pattern)
                    && cell.get("scenario").asText().equals(scenario)) {
                found = Optional.of(cell.get("ledger"));
            }
        }
        return found.orElseThrow();
    }
}
