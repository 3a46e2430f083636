package io.syncorswim.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Prometheus' configuration, rules and their own tests, by promtool. */
@Tag("side-by-side")
class RulesIT {
    private static final Path PROMETHEUS = Path.of("..", "prometheus");

    @Test
    void the_configuration_and_its_rules_are_sound() throws Exception {
        promtool("check", "config", "prometheus.yml");
    }

    @Test
    void the_rules_do_what_their_tests_say() throws Exception {
        promtool("test", "rules", "tests/rules.yml");
    }

    @Test
    void every_rule_is_tested_and_documented() throws Exception {
        String tests = Files.readString(PROMETHEUS.resolve("tests/rules.yml"));
        String document = Files.readString(Path.of("..", "docs", "metrics.md"));
        List<String> recorded = names("rules/recording.yml", "record: (\\S+)");
        List<String> alerts = names("rules/alerts.yml", "alert: (\\S+)");

        assertThat(recorded).hasSizeGreaterThan(10);
        assertThat(alerts).hasSizeGreaterThan(3);
        assertThat(recorded).allSatisfy(rule -> assertThat(tests).contains("expr: " + rule));
        assertThat(alerts).allSatisfy(alert -> assertThat(tests).contains("alertname: " + alert));
        assertThat(recorded).allSatisfy(rule -> assertThat(document).contains("`" + rule + "`"));
        assertThat(alerts).allSatisfy(alert -> assertThat(document).contains("`" + alert + "`"));
    }

    private static List<String> names(String file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(PROMETHEUS.resolve(file)))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    private static void promtool(String... arguments) throws IOException, InterruptedException {
        InstalledPrometheus.require();
        List<String> command = new java.util.ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .directory(PROMETHEUS.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("SUCCESS").doesNotContain("FAILED");
    }
}
