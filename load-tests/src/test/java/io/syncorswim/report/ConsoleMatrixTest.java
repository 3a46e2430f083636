package io.syncorswim.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class ConsoleMatrixTest {
    @TempDir Path results;

    @Test
    void a_line_for_each_pattern_and_scenario_fits_a_terminal() {
        List<String> lines = ConsoleMatrix.of(SyntheticAnalysis.valid(), results);
        assertThat(lines)
                .hasSize(2 + 15)
                .allMatch(line -> line.length() <= 80)
                .anyMatch(line -> line.matches("spike +chain +SANK +61\\.8% .*"));
        assertThat(lines.get(2)).hasSameSizeAs(lines.get(16));
    }

    @Test
    void what_was_not_run_and_what_deserves_doubt_is_said() {
        assertThat(ConsoleMatrix.of(SyntheticAnalysis.interrupted(), results))
                .hasSize(2 + 20)
                .anyMatch(line -> line.matches("down +fan-out +NOT RUN( +—){7}"))
                .anyMatch(line -> line.contains("(INVALID)"));
    }
}
