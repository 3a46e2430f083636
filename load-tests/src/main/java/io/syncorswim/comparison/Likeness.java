package io.syncorswim.comparison;

import io.syncorswim.analysis.Analysis.Named;
import io.syncorswim.analysis.SampledRun;
import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.Scenario;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Whether two runs were made on the same machine, through the same broker, of the same work. */
final class Likeness {
    /** What of the environment makes a machine another one; a new version of us does not. */
    private static final List<String> MACHINE =
            List.of("CPU", "Memory", "Kernel", "JDK", "Injector's priority");

    private Likeness() {}

    /** What keeps two runs from being compared, in order; empty where they are alike. */
    static List<Mismatch> of(SampledRun first, SampledRun second) {
        List<Mismatch> mismatches = new ArrayList<>();
        differ(mismatches, "broker", first, second, run -> orNone(run.analysis().run().broker()));
        for (String fact : MACHINE) {
            differ(mismatches, "machine: " + fact, first, second, run -> environment(run, fact));
        }
        workload(mismatches, first, second);
        return mismatches;
    }

    private static void workload(List<Mismatch> mismatches, SampledRun first, SampledRun second) {
        experiment(mismatches, "workload", first, second, Experiment::workload);
        experiment(mismatches, "phases", first, second, Experiment::phases);
        experiment(mismatches, "SLO", first, second, Experiment::slo);
        experiment(mismatches, "drain deadline", first, second, e -> e.deadlines().drain());
        experiment(mismatches, "frontend", first, second, Experiment::frontend);
        experiment(mismatches, "backends", first, second, Experiment::backends);
        for (Scenario one : first.experiment().scenarios()) {
            second.experiment().scenarios().stream()
                    .filter(other -> other.name().equals(one.name()) && !other.equals(one))
                    .forEach(other ->
                            mismatches.add(
                                    new Mismatch(
                                            "scenario " + one.name(),
                                            one.faults().toString(),
                                            other.faults().toString())));
        }
    }

    private static void experiment(
            List<Mismatch> mismatches,
            String what,
            SampledRun first,
            SampledRun second,
            Function<Experiment, Object> part) {
        differ(mismatches, what, first, second, run -> part.apply(run.experiment()).toString());
    }

    private static void differ(
            List<Mismatch> mismatches,
            String what,
            SampledRun first,
            SampledRun second,
            Function<SampledRun, String> part) {
        String one = part.apply(first);
        String other = part.apply(second);
        if (!one.equals(other)) {
            mismatches.add(new Mismatch(what, one, other));
        }
    }

    private static String environment(SampledRun run, String fact) {
        return run.analysis().run().environment().stream()
                .filter(named -> named.name().equals(fact))
                .map(Named::value)
                .findFirst()
                .orElse("not known");
    }

    private static String orNone(@Nullable String broker) {
        return Objects.requireNonNullElse(broker, "none");
    }
}
