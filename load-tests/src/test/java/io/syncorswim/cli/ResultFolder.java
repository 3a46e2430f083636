package io.syncorswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The result directory of a run with a single trial, and what its verdict says. */
record ResultFolder(Path results) {
    /** One check of a verdict. */
    record Check(String validity, String finding) {}

    /** The folder of its only trial. */
    Path trial() throws IOException {
        try (Stream<Path> trials = Files.list(results.resolve("trials"))) {
            List<Path> all = trials.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    String validity() throws IOException {
        return json("verdict.json").get("validity").asText();
    }

    Check check(String name) throws IOException {
        for (JsonNode check : json("verdict.json").get("checks")) {
            if (check.get("name").asText().equals(name)) {
                return new Check(check.get("validity").asText(), check.get("finding").asText());
            }
        }
        throw new AssertionError("no check is called " + name);
    }

    /** What each check found, by its name. */
    Map<String, String> validities() throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (JsonNode check : json("verdict.json").get("checks")) {
            all.put(check.get("name").asText(), check.get("validity").asText());
        }
        return all;
    }

    /** A JSON file of the trial. */
    JsonNode json(String file) throws IOException {
        return JsonMapper.builder().build().readTree(trial().resolve(file).toFile());
    }

    /** A copy of everything, below another folder. */
    ResultFolder copy(Path to) throws IOException {
        Path copied = to.resolve(results.getFileName());
        copyAll(results, copied);
        return new ResultFolder(copied);
    }

    static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static void copyAll(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
