package io.syncorswim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An experiment as short as the phases allow. */
final class TinyExperiment {
    private TinyExperiment() {}

    /** Writes it into a folder, with some of the patterns and scenarios. */
    static Path write(Path folder, String patterns, String scenarios) throws IOException {
        return Files.writeString(
                folder.resolve("tiny.yaml"),
                """
                name: tiny
                seed: 7
                workload: {rate: 60/s, client-timeout: 2s}
                phases: {warm-up: 1s, baseline: 1s, fault: 2s, recovery: 2s}
                deadlines: {start: 60s, drain: 60s, stop: 10s}
                patterns: [%s]
                scenarios:
                %s
                """
                        .formatted(patterns, scenarios.indent(2)));
    }
}
