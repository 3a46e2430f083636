package io.syncorswim.lab;

import io.syncorswim.broker.EmbeddedBrokerCommand;
import io.syncorswim.process.MissingPrerequisite;

import java.nio.file.Files;
import java.nio.file.Path;

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

    /** The folder for what makes processes start faster; removing it is always safe. */
    public Path caches() {
        return home.resolve("target/aot");
    }

    private static Path built(Path file) throws MissingPrerequisite {
        if (!Files.exists(file)) {
            throw new MissingPrerequisite(
                    file + " is missing: start through ./swim, which builds what is not there");
        }
        return file;
    }
}
