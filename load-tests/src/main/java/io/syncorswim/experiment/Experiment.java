package io.syncorswim.experiment;

import io.syncorswim.wire.TargetSystem;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    /** Orders that a trial may be expected to have: its schedule is held in memory. */
    public static final int MOST_ORDERS = 10_000_000;

    public Experiment {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            throw new IllegalArgumentException(
                    "a name is made of up to 60 lower-case letters, digits and dashes, not "
                            + Notation.quoted(name));
        }
        if (repetitions < 1 || repetitions > 1_000) {
            throw new IllegalArgumentException(
                    "repetitions must be from 1 to 1000, not " + repetitions);
        }
        if (slo.compareTo(Duration.ofMillis(1)) < 0 || slo.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException(
                    "the slo must be from 1ms to 10m, not " + Notation.write(slo));
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
        scenarios.forEach(scenario -> check(scenario, workload, phases));
        if (scenarios.isEmpty()
                || scenarios.stream().map(Scenario::name).distinct().count() < scenarios.size()) {
            throw new IllegalArgumentException("scenarios must name one or more, each once");
        }
    }

    /** One system's backend. */
    public BackendSpec backend(TargetSystem system) {
        return Objects.requireNonNull(backends.get(system), system.word());
    }

    /**
     * The same experiment with other phases; the windows of its faults are stretched with the fault
     * phase, so that a fault that filled it fills it again.
     *
     * @throws IllegalArgumentException with one sentence when the parts no longer fit together
     */
    public Experiment withPhases(Phases other) {
        Draft draft = new Draft(this);
        draft.phases = other;
        draft.scenarios =
                scenarios.stream()
                        .map(scenario -> scenario.stretched(phases.fault(), other.fault()))
                        .toList();
        return draft.build();
    }

    /** Orders to expect in a trial of that scenario: the integral of the arrival rate. */
    public double expectedOrders(Scenario scenario) {
        return expectedOrders(scenario, workload, phases);
    }

    /** The backends in the order of {@link TargetSystem}. */
    @Override
    public Map<TargetSystem, BackendSpec> backends() {
        return new EnumMap<>(backends);
    }

    private static double expectedOrders(Scenario scenario, Workload workload, Phases phases) {
        double calmSeconds = seconds(phases.end());
        List<Duration> changes = List.copyOf(scenario.arrivalChanges());
        for (int i = 1; i < changes.size(); i++) {
            double factor = scenario.arrivalFactorAt(changes.get(i - 1));
            calmSeconds += (factor - 1) * seconds(changes.get(i).minus(changes.get(i - 1)));
        }
        return workload.ratePerSecond() * calmSeconds;
    }

    private static void check(Scenario scenario, Workload workload, Phases phases) {
        Duration longest = phases.fault().plus(phases.recovery());
        for (Fault fault : scenario.faults()) {
            if (fault.window().to().compareTo(longest) > 0) {
                throw new IllegalArgumentException(
                        "scenario '%s': '%s' must end within %s of its phase's start, with the load, not after %s"
                                .formatted(
                                        scenario.name(),
                                        fault.description(),
                                        Notation.write(longest),
                                        Notation.write(fault.window().to())));
            }
        }
        checkOverlaps(scenario);
        double orders = expectedOrders(scenario, workload, phases);
        if (orders > MOST_ORDERS) {
            throw new IllegalArgumentException(
                    "scenario '%s' would offer %.0f orders; a trial has at most %d: lower the rate, the spikes or the phases"
                            .formatted(scenario.name(), orders, MOST_ORDERS));
        }
        for (Duration change : scenario.arrivalChanges()) {
            double peak = workload.ratePerSecond() * scenario.arrivalFactorAt(change);
            if (peak > Workload.MOST_PER_SECOND) {
                throw new IllegalArgumentException(
                        "scenario '%s' would offer %.0f orders per second; at most %d can be: lower the rate or the spike's factor"
                                .formatted(scenario.name(), peak, Workload.MOST_PER_SECOND));
            }
        }
    }

    /** A service is slow by one factor, fails by one share and is killed once at a time. */
    private static void checkOverlaps(Scenario scenario) {
        List<Fault> faults = scenario.faults();
        for (int i = 0; i < faults.size(); i++) {
            for (Fault later : faults.subList(i + 1, faults.size())) {
                Fault one = faults.get(i);
                if (one.excludes(later)) {
                    throw new IllegalArgumentException(
                            "scenario '%s': '%s' and '%s' overlap; one of a kind can be done to a system at a time"
                                    .formatted(
                                            scenario.name(),
                                            one.description(),
                                            later.description()));
                }
            }
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
