package io.syncorswim.experiment;

import io.syncorswim.experiment.Fault.Down;
import io.syncorswim.experiment.Fault.Failing;
import io.syncorswim.experiment.Fault.Slow;
import io.syncorswim.experiment.Fault.Spike;

import java.util.List;

/** Writes an experiment as the file that means it, every default in its place. */
final class ExperimentWriter {
    private final StringBuilder yaml = new StringBuilder();

    private ExperimentWriter() {}

    static String write(Experiment experiment) {
        ExperimentWriter writer = new ExperimentWriter();
        writer.top(experiment);
        writer.services(experiment);
        writer.matrix(experiment);
        return writer.yaml.toString();
    }

    private void top(Experiment e) {
        line(0, "name", e.name());
        line(0, "seed", e.seed());
        line(0, "repetitions", e.repetitions());
        line(0, "broker", e.broker().shown());
        line(0, "slo", Notation.write(e.slo()));
        section(0, "workload");
        line(1, "rate", Notation.writeRate(e.workload().ratePerSecond()));
        line(1, "arrivals", e.workload().arrivals().word());
        line(1, "client-timeout", Notation.write(e.workload().clientTimeout()));
        section(0, "phases");
        line(1, "warm-up", Notation.write(e.phases().warmUp()));
        line(1, "baseline", Notation.write(e.phases().baseline()));
        line(1, "fault", Notation.write(e.phases().fault()));
        line(1, "recovery", Notation.write(e.phases().recovery()));
        section(0, "deadlines");
        line(1, "start", Notation.write(e.deadlines().start()));
        line(1, "drain", Notation.write(e.deadlines().drain()));
        line(1, "stop", Notation.write(e.deadlines().stop()));
    }

    private void services(Experiment e) {
        section(0, "frontend");
        line(1, "workers", e.frontend().workers());
        line(1, "queue", e.frontend().queue());
        line(1, "in-flight", e.frontend().inFlight());
        line(1, "call-timeout", Notation.write(e.frontend().callTimeout()));
        line(1, "confirm-timeout", Notation.write(e.frontend().confirmTimeout()));
        section(0, "backends");
        e.backends()
                .forEach((system, backend) -> {
                    section(1, system.word());
                    line(2, "workers", backend.workers());
                    line(2, "queue", backend.queue());
                    line(2, "prefetch", backend.prefetch());
                    line(2, "service-time", backend.serviceTime());
                });
    }

    private void matrix(Experiment e) {
        List<String> words = e.patterns().stream().map(Pattern::word).toList();
        line(0, "patterns", "[" + String.join(", ", words) + "]");
        section(0, "scenarios");
        for (Scenario scenario : e.scenarios()) {
            if (scenario.faults().isEmpty()) {
                line(1, scenario.name(), "[]");
                continue;
            }
            section(1, scenario.name());
            scenario.faults().forEach(fault -> line(2, "- " + kind(fault), flow(fault)));
        }
    }

    private static String kind(Fault fault) {
        return switch (fault) {
            case Spike spike -> "spike";
            case Slow slow -> "slow";
            case Failing failing -> "failing";
            case Down down -> "down";
        };
    }

    private static String flow(Fault fault) {
        String own =
                switch (fault) {
                    case Spike spike -> "factor: " + Notation.write(spike.factor());
                    case Slow slow ->
                            "system: %s, factor: %s"
                                    .formatted(slow.system(), Notation.write(slow.factor()));
                    case Failing failing ->
                            "system: %s, ratio: %s"
                                    .formatted(
                                            failing.system(), Notation.writeRatio(failing.ratio()));
                    case Down down -> "system: " + down.system();
                };
        return "{%s, from: %s, for: %s}"
                .formatted(
                        own,
                        Notation.write(fault.window().from()),
                        Notation.write(fault.window().length()));
    }

    private void section(int depth, String key) {
        yaml.append("  ".repeat(depth)).append(key).append(":\n");
    }

    private void line(int depth, String key, Object value) {
        yaml.append("  ".repeat(depth)).append(key).append(": ").append(value).append('\n');
    }
}
