package io.syncorswim.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whether containers can be started here.
 *
 * @param isUsable whether an engine answers and has Compose
 * @param text what is here, or what is missing
 */
record DockerFinding(boolean isUsable, String text) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Asks an installed docker. */
    static DockerFinding of(Path docker) throws InterruptedException {
        Optional<String> compose = answer(docker, "compose", "version", "--short");
        if (compose.isEmpty()) {
            return new DockerFinding(false, docker + " has no Compose: install its plugin, 2.24+");
        }
        Optional<String> engine = answer(docker, "version", "--format", "{{.Server.Version}}");
        return engine.map(version ->
                        new DockerFinding(
                                true,
                                docker + ", engine " + version + ", Compose " + compose.get()))
                .orElseGet(() ->
                        new DockerFinding(
                                false,
                                docker
                                        + ": no engine answers; start it, or join the group"
                                        + " docker"));
    }

    /** The last line of what it says; empty where it fails or says nothing in time. */
    private static Optional<String> answer(Path docker, String... arguments)
            throws InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = docker.toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
                return Optional.empty();
            }
            if (process.exitValue() != 0) {
                return Optional.empty();
            }
            byte[] said = process.getInputStream().readAllBytes();
            return new String(said, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .reduce((earlier, later) -> later);
        } catch (IOException | UncheckedIOException notStartable) {
            return Optional.empty();
        }
    }
}
