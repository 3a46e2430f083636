package io.syncorswim.broker;

import io.syncorswim.Needs;
import io.syncorswim.experiment.BrokerChoice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What tests with real brokers share: where they run, and who of them is left. */
final class BrokerFixture {
    static final Duration READY = Duration.ofSeconds(90);

    private BrokerFixture() {}

    static BrokerPlace place(Path directory) throws IOException {
        Path logs = Files.createDirectories(directory.resolve("logs"));
        return new BrokerPlace(directory.resolve("work"), logs, READY, false, false, embedded());
    }

    /** Skips the test, saying so, where RabbitMQ is wanted and not installed; fails it in CI. */
    static void requireInstalled(BrokerChoice choice) {
        if (choice instanceof BrokerChoice.Rabbitmq) {
            Needs.rabbitmq();
        }
    }

    /** The processes that were started with this folder on the command line or as a variable. */
    static List<ProcessHandle> processesOf(Path folder) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> mentions(process.pid(), folder.toString())).toList();
        }
    }

    private static boolean mentions(long pid, String folder) {
        return Stream.of("cmdline", "environ")
                .map(file -> Path.of("/proc", Long.toString(pid), file))
                .anyMatch(file -> read(file).contains(folder));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException goneOrNotOurs) {
            return "";
        }
    }

    private static EmbeddedBrokerCommand embedded() {
        Path target = Path.of("..", "embedded-broker", "target").toAbsolutePath().normalize();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new EmbeddedBrokerCommand(
                java, target.resolve("embedded-broker.jar"), target.resolve("lib"));
    }
}
