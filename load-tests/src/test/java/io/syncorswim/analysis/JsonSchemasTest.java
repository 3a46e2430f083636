package io.syncorswim.analysis;

import static io.syncorswim.analysis.PublishedSchema.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ValidationMessage;

import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.Pattern;
import io.syncorswim.experiment.Plan;
import io.syncorswim.experiment.Scenario;
import io.syncorswim.experiment.Trial;
import io.syncorswim.recording.Timeline;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The public schemas in docs/schema. After a change of the records, write them anew with {@code
 * ./mvnw -pl load-tests test -Dtest=JsonSchemasTest -Dschemas=write}.
 */
class JsonSchemasTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path results;

    @BeforeEach
    void a_run_of_two_patterns_is_analysed() throws Exception {
        RunFixture.writeEnvironment(results, true);
        Experiment experiment =
                RunFixture.experiment(
                        List.of(Pattern.CHAIN, Pattern.FAN_OUT),
                        new Scenario("steady", List.of()),
                        1);
        for (Trial trial : Plan.of(experiment).trials()) {
            RunFixture run = new RunFixture(trial).quietLab();
            for (long ms = 0; ms <= 4_900; ms += 20) {
                run.good(ms, 100);
            }
            run.fault("slow", 2_000, 3_000).write(results);
        }
        Analyzer.analyze(results, experiment);
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(Analysis.class, Analysis.SCHEMA),
                Arguments.of(Verdict.class, Verdict.SCHEMA),
                Arguments.of(Timeline.class, Timeline.SCHEMA));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_documented_schema_is_that_of_the_records(Class<? extends Record> type, int version)
            throws IOException {
        Path file = PublishedSchema.file(JsonSchemas.name(type));
        String made = new JsonSchemas().of(type, version);
        if ("write".equals(System.getProperty("schemas"))) {
            Files.createDirectories(PublishedSchema.FOLDER);
            Files.writeString(file, made);
        }

        assertThat(file).content().isEqualTo(made);
    }

    @Test
    void what_an_analysis_writes_fulfils_the_schemas() throws IOException {
        assertThat(mistakes("analysis", written("analysis"))).isEmpty();
        assertThat(mistakes("verdict", written("verdict"))).isEmpty();
        assertThat(mistakes("timeline", written("timeline"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validity", "cells", "comparisons", "schema"})
    void an_analysis_without_one_of_its_fields_does_not(String field) throws IOException {
        ObjectNode analysis = (ObjectNode) written("analysis");

        analysis.remove(field);

        assertThat(mistakes("analysis", analysis))
                .extracting(ValidationMessage::getProperty)
                .containsExactly(field);
    }

    @Test
    void a_figure_that_is_a_word_or_a_verdict_that_is_none_does_not() throws IOException {
        ObjectNode analysis = (ObjectNode) written("analysis");
        ((ObjectNode) analysis.at("/cells/0")).put("goodShare", "all");
        analysis.put("validity", "FINE");

        assertThat(mistakes("analysis", analysis)).hasSize(2);
    }

    @Test
    void every_field_with_a_unit_of_its_own_is_described() throws IOException {
        JsonNode schema = JSON.readTree(PublishedSchema.file("analysis").toFile());

        assertThat(schema.toString())
                .contains("responded - intended of accepted orders")
                .contains(
                        "share of the offered orders that were completed correctly within the SLO");
    }

    private JsonNode written(String file) throws IOException {
        Path where =
                file.equals("analysis")
                        ? results
                        : results.resolve("trials").resolve("chain.plain.steady.r1");
        return JSON.readTree(where.resolve(file + ".json").toFile());
    }
}
