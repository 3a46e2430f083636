package io.syncorswim.lab;

import io.syncorswim.broker.EmbeddedBrokerCommand;
import io.syncorswim.process.MissingPrerequisite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

/**
 * Where the built programs lie.
 *
 * @param home the checkout's top folder
 * @param java the java executable that everything is started with
 * @param classPath the load tests' own class path, which the injector shares
 */
public record Installation(Path home, Path java, String classPath) {
    /** The installation that this very process was started from; the launcher names the home. */
    public static Installation ofThisProcess() {
        Path home = Path.of(System.getProperty("swim.home", ".")).toAbsolutePath().normalize();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new Installation(home, java, System.getProperty("java.class.path"));
    }

    /**
     * Which build the programs are of: their sizes and times. A build in the same checkout replaces
     * them, and trials after it would run other code than those before.
     */
    List<String> build() {
        return List.of(
                        home.resolve("load-tests/target/load-tests.jar"),
                        home.resolve("target-services/target/target-services.jar"),
                        home.resolve("embedded-broker/target/embedded-broker.jar"))
                .stream()
                .map(Installation::state)
                .toList();
    }

    private static String state(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException missing) {
            return file + " is missing";
        }
    }

    /** The folder of Prometheus' configuration and rules. */
    Path prometheusConfiguration() {
        return home.resolve("prometheus");
    }

    /** The target services' runnable jar. */
    Path targetServices() throws MissingPrerequisite {
        return built(home.resolve("target-services/target/target-services.jar"));
    }

    /** How the embedded broker is started, where it is the one that is wanted. */
    EmbeddedBrokerCommand embeddedBroker() {
        Path target = home.resolve("embedded-broker/target");
        return new EmbeddedBrokerCommand(
                java, target.resolve("embedded-broker.jar"), target.resolve("lib"));
    }

    /**
     * What makes a role's process start faster; empty where there is none, or where a program was
     * built since. JDK 25.0.3 was seen to run a cache's classes though their jar had changed.
     */
    Optional<Path> cache(String role) {
        Path cache = home.resolve("target/aot").resolve(role + ".aot");
        List<Path> programs =
                List.of(
                        home.resolve("load-tests/target/load-tests.jar"),
                        home.resolve("load-tests/target/lib"),
                        home.resolve("target-services/target/target-services.jar"));
        try {
            FileTime recorded = Files.getLastModifiedTime(cache);
            for (Path program : programs) {
                if (Files.getLastModifiedTime(program).compareTo(recorded) > 0) {
                    return Optional.empty();
                }
            }
            return Optional.of(cache);
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    private static Path built(Path file) throws MissingPrerequisite {
        if (!Files.exists(file)) {
            throw new MissingPrerequisite(
                    file + " is missing: start through ./swim, which builds what is not there");
        }
        return file;
    }
}
