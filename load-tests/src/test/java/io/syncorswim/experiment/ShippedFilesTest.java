package io.syncorswim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The template, experiments/ and docs/experiment-file.md say what the code does. */
class ShippedFilesTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void the_template_means_the_defaults() throws BadInput {
        assertThat(ExperimentFile.parse(ExperimentFile.template(), "template"))
                .isEqualTo(Defaults.experiment());
    }

    @Test
    void the_template_says_every_default_and_not_only_some() {
        Set<String> effective = keys(ExperimentFile.write(Defaults.experiment()));
        assertThat(keys(ExperimentFile.template())).containsExactlyInAnyOrderElementsOf(effective);
    }

    @Test
    void the_default_experiment_is_the_template() throws IOException {
        assertThat(ROOT.resolve("experiments/default.yaml")).hasContent(ExperimentFile.template());
    }

    @ParameterizedTest
    @MethodSource
    void every_shipped_experiment_is_one(Path file) throws BadInput {
        assertThat(Plan.of(ExperimentFile.read(file)).trials()).isNotEmpty();
    }

    static List<Path> every_shipped_experiment_is_one() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("experiments"))) {
            List<Path> experiments =
                    files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
            assertThat(experiments).hasSizeGreaterThanOrEqualTo(3);
            return experiments;
        }
    }

    @Test
    void the_documentation_has_a_row_for_every_key_and_for_no_other() throws IOException {
        assertThat(documentedKeys()).containsExactlyElementsOf(readableKeys());
    }

    @Test
    void the_documentation_gives_the_defaults() throws IOException {
        String documentation = Files.readString(ROOT.resolve("docs/experiment-file.md"));
        Map<String, String> defaults = scalars(ExperimentFile.write(Defaults.experiment()));
        assertThat(defaults)
                .allSatisfy((key, value) ->
                        assertThat(documentation)
                                .containsPattern(
                                        "\\| `\\Q" + key + "\\E` \\|[^\n]*`\\Q" + value + "\\E`"));
    }

    /** The first column of the documentation's tables of keys: {@code | `workload.rate` | …}. */
    private static Set<String> documentedKeys() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/experiment-file.md")).stream()
                .flatMap(line ->
                        java.util.regex.Pattern.compile("^\\| `([a-z.<>-]+)` \\|")
                                .matcher(line)
                                .results()
                                .map(MatchResult::group))
                .map(cell -> cell.substring(3, cell.length() - 3))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> readableKeys() {
        Set<String> keys = new TreeSet<>(Sections.TOP.keys());
        Sections.WORKLOAD.keys().forEach(key -> keys.add("workload." + key));
        Sections.PHASES.keys().forEach(key -> keys.add("phases." + key));
        Sections.DEADLINES.keys().forEach(key -> keys.add("deadlines." + key));
        Sections.FRONTEND.keys().forEach(key -> keys.add("frontend." + key));
        Sections.BACKEND.keys().forEach(key -> keys.add("backends.<system>." + key));
        keys.add("patterns");
        keys.add("scenarios.<name>");
        FaultReader.keys().forEach((kind, own) -> own.forEach(key -> keys.add(kind + "." + key)));
        Set<String> parts =
                keys.stream()
                        .map(key -> key.replaceAll("\\..*", ""))
                        .collect(Collectors.toCollection(TreeSet::new));
        parts.removeAll(Sections.TOP.keys());
        parts.removeAll(FaultReader.keys().keySet());
        assertThat(parts).containsExactlyInAnyOrderElementsOf(ExperimentReader.PARTS);
        return keys;
    }

    private static Set<String> keys(String yaml) {
        Set<String> keys = new TreeSet<>();
        top(yaml).forEach((key, value) -> collect(key, value, keys));
        keys.removeIf(key -> key.startsWith("scenarios."));
        return keys;
    }

    private static void collect(String path, Object value, Set<String> keys) {
        keys.add(path);
        if (value instanceof Map<?, ?> mapping) {
            mapping.forEach((key, inner) -> collect(path + "." + key, inner, keys));
        }
    }

    private static Map<String, String> scalars(String yaml) {
        Map<String, String> scalars = new TreeMap<>();
        for (String section : List.of("workload", "phases", "deadlines", "frontend")) {
            ((Map<?, ?>) top(yaml).getOrDefault(section, Map.of()))
                    .forEach((key, value) -> scalars.put(section + "." + key, value.toString()));
        }
        for (String key : Sections.TOP.keys()) {
            scalars.put(key, String.valueOf(top(yaml).get(key)));
        }
        return scalars;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> top(String yaml) {
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }
}
