package io.syncorswim.experiment;

import io.syncorswim.wire.TargetSystem;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that a run depends on, every default resolved.
 *
 * @param name part of the result directory's name
 * @param seed source of every random number: arrivals, service times, failures
 * @param repetitions how often each pattern goes through each scenario, interleaved
 * @param slo an order is good when it is completed correctly within this long of its intended start
 */
public record Experiment(
        String name,
        long seed,
        int repetitions,
        BrokerChoice broker,
        Duration slo,
        Workload workload,
        Phases phases,
        Deadlines deadlines,
        FrontendSpec frontend,
        Map<TargetSystem, BackendSpec> backends,
        List<Pattern> patterns,
        List<Scenario> scenarios) {
    public Experiment {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            throw new IllegalArgumentException(
                    "a name is made of lower-case letters, digits and dashes, not '" + name + "'");
        }
        if (repetitions < 1 || repetitions > 1_000) {
            throw new IllegalArgumentException(
                    "repetitions must be from 1 to 1000, not " + repetitions);
        }
        if (slo.compareTo(Duration.ofMillis(1)) < 0 || slo.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("the slo must be from 1ms to 10m, not " + slo);
        }
        backends = Map.copyOf(backends);
        if (backends.size() != TargetSystem.values().length) {
            throw new IllegalArgumentException(
                    "backends must name inventory, payment and shipping, each once");
        }
        patterns = List.copyOf(patterns);
        scenarios = List.copyOf(scenarios);
        if (patterns.isEmpty() || Set.copyOf(patterns).size() != patterns.size()) {
            throw new IllegalArgumentException("patterns must name one or more, each once");
        }
        Set<String> names = new HashSet<>();
        scenarios.forEach(scenario -> names.add(scenario.name()));
        if (scenarios.isEmpty() || names.size() != scenarios.size()) {
            throw new IllegalArgumentException("scenarios must name one or more, each once");
        }
        for (Scenario scenario : scenarios) {
            for (Fault fault : scenario.faults()) {
                if (fault.window().to().compareTo(phases.fault().plus(phases.recovery())) > 0) {
                    throw new IllegalArgumentException(
                            "a fault of scenario '"
                                    + scenario.name()
                                    + "' lasts longer than the load");
                }
            }
        }
    }

    /** The backends in the order of {@link TargetSystem}. */
    @Override
    public Map<TargetSystem, BackendSpec> backends() {
        return new EnumMap<>(backends);
    }
}
