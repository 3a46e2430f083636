package io.syncorswim.experiment;

import io.syncorswim.wire.TargetSystem;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An experiment on its way: a copy to change part by part and to build, and so check, again. */
final class Draft {
    String name;
    long seed;
    int repetitions;
    BrokerChoice broker;
    Duration slo;
    Workload workload;
    Phases phases;
    Deadlines deadlines;
    FrontendSpec frontend;
    Map<TargetSystem, BackendSpec> backends;
    List<Pattern> patterns;
    List<Scenario> scenarios;

    Draft(Experiment from) {
        name = from.name();
        seed = from.seed();
        repetitions = from.repetitions();
        broker = from.broker();
        slo = from.slo();
        workload = from.workload();
        phases = from.phases();
        deadlines = from.deadlines();
        frontend = from.frontend();
        backends = from.backends();
        patterns = from.patterns();
        scenarios = from.scenarios();
    }

    /**
     * The experiment as it stands.
     *
     * @throws IllegalArgumentException with one sentence when its parts do not fit together
     */
    Experiment build() {
        return new Experiment(
                name,
                seed,
                repetitions,
                broker,
                slo,
                workload,
                phases,
                deadlines,
                frontend,
                backends,
                patterns,
                scenarios);
    }
}
