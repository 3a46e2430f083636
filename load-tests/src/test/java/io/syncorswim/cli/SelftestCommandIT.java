package io.syncorswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** {@code swim selftest --quick} for real: what is known is found. */
class SelftestCommandIT {
    @TempDir Path folder;

    @Test
    void the_quick_self_test_finds_what_is_known() throws Exception {
        try (SwimProcess swim =
                SwimProcess.start(folder, "selftest", "--quick", "--json", "copy.json")) {
            swim.awaitDescendant("gatling.Injector");
            SecurityIT.onlyLoopback(new Exposure(swim.tree()));
            int code = swim.exitCode();
            JsonNode result = read(folder.resolve("copy.json"));

            assertThat(swim.err()).isEmpty();
            // 5 only where a machine that others use too explains by itself what it was late with.
            assertThat(code).as(swim.out()).isEqualTo(isBusy(result) ? 5 : 0);
            assertThat(result.get("cases")).hasSize(9);
            for (JsonNode one : result.get("cases")) {
                for (JsonNode row : one.get("rows")) {
                    assertThat(row.get("outcome").asText())
                            .as(one.get("name") + " " + row)
                            .isNotEqualTo("FAILED");
                }
            }
            for (String page : new String[] {"selftest.html", "selftest.md", "selftest.json"}) {
                assertThat(swim.results().resolve(page)).isNotEmptyFile();
            }
            assertThat(swim.out()).contains("M/M/4 at 0.7", "duplicated", "Report:");
            assertThat(swim.descendants()).isEmpty();
        }
    }

    @Test
    void ctrl_c_leaves_no_process_behind() throws Exception {
        try (SwimProcess swim = SwimProcess.start(folder, "selftest", "--quick")) {
            ProcessHandle server = swim.awaitDescendant("selftest.SyntheticServer");
            ProcessHandle injector = swim.awaitDescendant("gatling.Injector");
            swim.signal("INT");

            assertThat(swim.exitCode()).isEqualTo(130);
            assertThat(server.isAlive()).isFalse();
            assertThat(injector.isAlive()).isFalse();
        }
    }

    /** A row is SUSPECT in a case with a doubt, and in no other. */
    private static boolean isBusy(JsonNode result) {
        boolean busy = false;
        for (JsonNode one : result.get("cases")) {
            boolean suspect = one.get("outcome").asText().equals("SUSPECT");
            assertThat(suspect && one.get("doubts").isEmpty()).isFalse();
            busy |= suspect;
        }
        return busy;
    }

    private static JsonNode read(Path file) throws IOException {
        return JsonMapper.builder().build().readTree(file.toFile());
    }
}
