package io.syncorswim.experiment;

import io.syncorswim.wire.TargetSystem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Turns the values of an experiment file into an experiment, the defaults standing in for what is
 * not there.
 *
 * <p>What doesn't fit together (a fault that outlasts the load, a spike that no injector keeps) is
 * found by building the experiment again after each part, and told at the part that broke it.
 */
final class ExperimentReader {
    /** The keys on top, beside those of {@link Sections#TOP}, that hold a mapping or a list. */
    static final List<String> PARTS =
            List.of(
                    "workload",
                    "phases",
                    "deadlines",
                    "frontend",
                    "backends",
                    "patterns",
                    "scenarios");

    private static final List<String> SYSTEMS =
            Arrays.stream(TargetSystem.values()).map(TargetSystem::word).toList();
    private static final int MOST_SCENARIOS = 100;
    private static final int MOST_FAULTS = 50;

    private final Draft draft = new Draft(Defaults.experiment());

    private ExperimentReader() {}

    /** The experiment that the file's top mapping means. */
    static Experiment read(YamlValue root) throws BadInput {
        return new ExperimentReader().experiment(root);
    }

    private Experiment experiment(YamlValue root) throws BadInput {
        List<String> allowed = new ArrayList<>(Sections.TOP.keys());
        allowed.addAll(PARTS);
        Map<String, YamlValue> top = root.entries(allowed);
        for (String key : Sections.TOP.keys()) {
            YamlValue value = top.get(key);
            if (value != null) {
                Sections.TOP.lay(key, value, draft);
            }
        }
        // Without faults, which need the phases to be known and are added last.
        draft.scenarios = List.of(new Scenario("steady", List.of()));
        for (Map.Entry<String, YamlValue> entry : top.entrySet()) {
            part(entry.getKey(), entry.getValue());
        }
        YamlValue load = load(root, top.get("workload"), top.get("phases"));
        load.check(draft::build);
        YamlValue scenarios = top.get("scenarios");
        draft.scenarios =
                scenarios == null ? Defaults.scenarios(draft.phases) : scenarios(scenarios);
        return (scenarios == null ? load : scenarios).check(draft::build);
    }

    /** Reads one part into the draft; the scenarios come after all others. */
    private void part(String key, YamlValue value) throws BadInput {
        switch (key) {
            case "workload" -> draft.workload = Sections.WORKLOAD.read(value, draft.workload);
            case "phases" -> draft.phases = Sections.PHASES.read(value, draft.phases);
            case "deadlines" -> draft.deadlines = Sections.DEADLINES.read(value, draft.deadlines);
            case "frontend" -> draft.frontend = Sections.FRONTEND.read(value, draft.frontend);
            case "backends" -> backends(value);
            case "patterns" -> draft.patterns = patterns(value);
            default -> {}
        }
    }

    /** The value to blame for too many orders. */
    private static YamlValue load(
            YamlValue root, @Nullable YamlValue workload, @Nullable YamlValue phases)
            throws BadInput {
        YamlValue rate = workload == null ? null : workload.entries().get("rate");
        return rate != null ? rate : phases != null ? phases : root;
    }

    private void backends(YamlValue value) throws BadInput {
        Map<String, YamlValue> entries = value.entries(SYSTEMS);
        for (Map.Entry<TargetSystem, BackendSpec> backend : draft.backends.entrySet()) {
            YamlValue entry = entries.get(backend.getKey().word());
            if (entry != null) {
                backend.setValue(Sections.BACKEND.read(entry, backend.getValue()));
            }
        }
    }

    private static List<Pattern> patterns(YamlValue value) throws BadInput {
        List<Pattern> patterns = new ArrayList<>();
        for (YamlValue item : value.items()) {
            Pattern pattern = item.parse(Sections::pattern);
            if (patterns.contains(pattern)) {
                throw item.wrong("'" + pattern + "' stands here twice");
            }
            patterns.add(pattern);
        }
        if (patterns.isEmpty()) {
            throw value.wrong("name one pattern or more, or leave the key out for the default");
        }
        return patterns;
    }

    private List<Scenario> scenarios(YamlValue value) throws BadInput {
        Map<String, YamlValue> entries = value.entries();
        if (entries.isEmpty() || entries.size() > MOST_SCENARIOS) {
            throw value.wrong(
                    "name from 1 to "
                            + MOST_SCENARIOS
                            + " scenarios, or leave the key out for the default");
        }
        List<Scenario> scenarios = new ArrayList<>();
        for (Map.Entry<String, YamlValue> entry : entries.entrySet()) {
            scenarios.add(scenario(entry.getKey(), entry.getValue()));
        }
        return scenarios;
    }

    private Scenario scenario(String name, YamlValue value) throws BadInput {
        Scenario scenario = value.check(() -> new Scenario(name, List.of()));
        List<YamlValue> items = value.items();
        if (items.size() > MOST_FAULTS) {
            throw value.wrong("a scenario has at most " + MOST_FAULTS + " faults");
        }
        FaultReader reader = new FaultReader(draft.phases);
        for (YamlValue item : items) {
            List<Fault> faults = new ArrayList<>(scenario.faults());
            faults.add(reader.read(item));
            scenario = item.check(() -> fitting(new Scenario(name, faults)));
        }
        return scenario;
    }

    private Scenario fitting(Scenario scenario) {
        draft.scenarios = List.of(scenario);
        draft.build();
        return scenario;
    }
}
