package io.syncorswim.lab;

import io.syncorswim.experiment.BackendSpec;
import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.FrontendSpec;
import io.syncorswim.experiment.Pattern;
import io.syncorswim.process.MissingPrerequisite;
import io.syncorswim.wire.TargetSystem;
import io.syncorswim.wire.Wire;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The command lines of the target services, as one experiment wants them. */
final class ServiceCommands {
    private final Installation installation;
    private final Experiment experiment;
    private final long seed;

    ServiceCommands(Installation installation, Experiment experiment, long seed) {
        this.installation = installation;
        this.experiment = experiment;
        this.seed = seed;
    }

    /**
     * A backend's command.
     *
     * @param namespace where its queue is, or empty for HTTP only
     */
    List<String> backend(
            TargetSystem system, PortPair ports, Path journal, Optional<String> namespace)
            throws MissingPrerequisite {
        BackendSpec spec = Objects.requireNonNull(experiment.backends().get(system));
        List<String> command = java("backend", "128m");
        command.addAll(List.of("backend", "--system", system.word()));
        command.addAll(ports.arguments());
        add(command, "--workers", spec.workers());
        add(command, "--queue", spec.queue());
        add(command, "--service-time", spec.serviceTime());
        add(command, "--seed", seed);
        add(command, "--journal", journal);
        namespace.ifPresent(name -> {
            command.add("--consume");
            add(command, "--namespace", name);
            add(command, "--prefetch", spec.prefetch());
        });
        return command;
    }

    /** The frontend's command, its backends given by their ports. */
    List<String> frontend(
            Pattern pattern, PortPair ports, Map<TargetSystem, Integer> backends, String namespace)
            throws MissingPrerequisite {
        FrontendSpec spec = experiment.frontend();
        List<String> command = java("frontend", "256m");
        command.addAll(List.of("frontend", "--pattern", pattern.word()));
        command.addAll(ports.arguments());
        backends.forEach(
                (system, port) -> add(command, "--" + system.word(), "http://127.0.0.1:" + port));
        add(command, "--namespace", namespace);
        add(command, "--workers", spec.workers());
        add(command, "--queue", spec.queue());
        add(command, "--in-flight", spec.inFlight());
        add(command, "--call-timeout", milliseconds(spec.callTimeout()));
        add(command, "--confirm-timeout", milliseconds(spec.confirmTimeout()));
        return command;
    }

    private List<String> java(String role, String heap) throws MissingPrerequisite {
        List<String> command = new ArrayList<>();
        command.add(installation.java().toString());
        command.addAll(JvmFlags.of(installation, role, heap));
        command.addAll(List.of("-jar", installation.targetServices().toString()));
        return command;
    }

    private static void add(List<String> command, String option, Object value) {
        command.add(option);
        command.add(value.toString());
    }

    private static String milliseconds(Duration duration) {
        return duration.toMillis() + "ms";
    }

    /** A service's public and admin port; for {@link Wire#READY} to confirm. */
    record PortPair(int http, int admin) {
        List<String> arguments() {
            return List.of(
                    "--port", Integer.toString(http), "--admin-port", Integer.toString(admin));
        }
    }
}
