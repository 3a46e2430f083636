package io.syncorswim.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.syncorswim.Needs;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The dashboards against Grafana's own types, from its npm package: build-tools/dashboard-schema.
 * Needs npm and its registry; where they are missing it is skipped, and fails in CI.
 */
@Tag("side-by-side")
class DashboardSchemaIT {
    private static final Path SOURCES = Path.of("..", "build-tools", "dashboard-schema");
    private static final Path FOLDER = Path.of("target", "dashboard-schema");

    /** What a program said, and how it ended. */
    private record Ended(int code, String said) {}

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        boolean there =
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "npm")));
        Needs.that(there, "npm is not installed");
        Files.createDirectories(FOLDER);
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        source,
                        FOLDER.resolve(source.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Ended npm = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        Needs.that(npm.code() == 0, "npm could not install @grafana/schema: " + npm.said());
    }

    @Test
    void the_dashboards_fit_grafanas_own_types() throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Committed.FOLDER)) {
            files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
        assertThat(files).hasSize(4);
        Ended check = check(files);
        assertThat(check.code()).as(check.said()).isZero();
        assertThat(check.said().lines())
                .hasSameSizeAs(files)
                .allMatch(line -> line.endsWith(": fits"));
    }

    @Test
    void what_grafana_does_not_know_does_not_fit(@TempDir Path folder)
            throws IOException, InterruptedException {
        ObjectNode unknownField = any();
        unknownField.put("panel", "none");
        ObjectNode unknownWord = any();
        ((ObjectNode) unknownWord.at("/panels/1/options/legend")).put("placement", "below");
        ObjectNode wrongType = any();
        wrongType.put("schemaVersion", "42");
        List<Path> files = new ArrayList<>();
        for (JsonNode wrong : List.of(unknownField, unknownWord, wrongType)) {
            Path file = folder.resolve("wrong-" + files.size() + ".json");
            new JsonMapper().writeValue(file.toFile(), wrong);
            files.add(file);
        }
        Ended check = check(files);
        assertThat(check.code()).as(check.said()).isEqualTo(1);
        assertThat(check.said().lines().filter(line -> line.endsWith(": does not fit")))
                .as(check.said())
                .hasSameSizeAs(files);
    }

    private static ObjectNode any() throws IOException {
        return Committed.dashboard("sync-or-swim-broker").deepCopy();
    }

    private static Ended check(List<Path> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "check.mjs"));
        files.forEach(file -> command.add(file.toAbsolutePath().toString()));
        return run(command.toArray(String[]::new));
    }

    private static Ended run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(FOLDER.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
