package io.syncorswim.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncorswim.experiment.BadInput;
import io.syncorswim.recording.Timeline.FaultWindow;
import io.syncorswim.recording.Timeline.Phase;
import io.syncorswim.recording.Timeline.PhaseName;
import io.syncorswim.recording.Timeline.ProcessEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class JsonFileTest {
    @TempDir Path directory;

    @Test
    void a_timeline_reads_back_as_it_was_written() throws Exception {
        Timeline timeline =
                new Timeline(
                        1,
                        "chain.plain.down.r1",
                        123,
                        "2026-11-23T00:00:00Z",
                        null,
                        true,
                        List.of(new Phase(PhaseName.WARM_UP, 0, 5, true)),
                        List.of(new FaultWindow("spike", "arrivals x5", null, 1, 2)),
                        List.of(new ProcessEvent(-1, "payment", 7, "killed", true, 137)),
                        0,
                        new Conversion(
                                1,
                                2,
                                3,
                                4,
                                5,
                                6,
                                7,
                                8,
                                9,
                                List.of(new Conversion.Malformed("payment.effects.csv", 1))),
                        List.of("one problem"));
        Path file = directory.resolve("timeline.json");
        JsonFile.write(file, timeline);
        assertThat(JsonFile.read(file, Timeline.class, Timeline.SCHEMA)).isEqualTo(timeline);
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void the_environment_keeps_its_order_and_a_field_from_the_future_is_ignored() throws Exception {
        Path file = directory.resolve("environment.json");
        Files.writeString(
                file,
                """
                {"schema": 1, "name": "n", "startedAt": "s", "command": "c", "broker": null,
                 "complete": true, "environment": {"z": "1", "a": "2"}, "moon": "full"}\
                """);
        RunRecord run = JsonFile.read(file, RunRecord.class, RunRecord.SCHEMA);
        assertThat(run.environment()).containsExactlyEntriesOf(ordered("z", "1", "a", "2"));
        assertThat(run.broker()).isNull();
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new java.util.LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"name\": \"no schema\"}",
                "{\"schema\": 2}",
                "{\"schema\": 1}",
                "{\"schema\": 1, \"phases\": 7}"
            })
    void a_file_that_is_no_timeline_is_bad_input(String content) throws IOException {
        Path file = directory.resolve("timeline.json");
        Files.writeString(file, content);
        assertThatThrownBy(() -> JsonFile.read(file, Timeline.class, Timeline.SCHEMA))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("timeline.json");
    }

    @Test
    void a_missing_file_is_bad_input() {
        assertThatThrownBy(() -> JsonFile.read(directory.resolve("no.json"), Timeline.class, 1))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no.json is missing");
    }
}
