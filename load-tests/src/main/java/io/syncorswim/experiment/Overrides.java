package io.syncorswim.experiment;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the command line changes of an experiment: the text given to each flag, null where the flag
 * is not there.
 *
 * @param quick shorter phases ({@link Defaults#quick}); flags that name a phase come on top
 * @param patterns run these; empty for all of the experiment's
 * @param scenarios run these of the experiment's; empty for all
 */
public record Overrides(
        boolean quick,
        @Nullable String seed,
        @Nullable String repetitions,
        @Nullable String broker,
        @Nullable String slo,
        @Nullable String rate,
        @Nullable String warmUp,
        @Nullable String baseline,
        @Nullable String fault,
        @Nullable String recovery,
        List<String> patterns,
        List<String> scenarios) {
    public Overrides {
        patterns = List.copyOf(patterns);
        scenarios = List.copyOf(scenarios);
    }

    /**
     * The experiment as the user wants it now. A flag that changes the fault phase stretches the
     * windows of the faults with it.
     *
     * @throws BadInput naming the flag
     */
    public Experiment applyTo(Experiment experiment) throws BadInput {
        Draft draft = new Draft(quick ? Defaults.quick(experiment) : experiment);
        // First, so that what the user doesn't run can't be what is wrong.
        draft.patterns = patterns.isEmpty() ? draft.patterns : chosenPatterns();
        draft.scenarios = scenarios.isEmpty() ? draft.scenarios : chosenScenarios(draft.scenarios);
        lay("--seed", Sections.TOP, "seed", seed, draft);
        lay("--repetitions", Sections.TOP, "repetitions", repetitions, draft);
        lay("--broker", Sections.TOP, "broker", broker, draft);
        lay("--slo", Sections.TOP, "slo", slo, draft);
        draft.workload = lay("--rate", Sections.WORKLOAD, "rate", rate, draft.workload);
        Experiment result = checked("--rate", draft::build);
        Phases phases = result.phases();
        phases = lay("--warm-up", Sections.PHASES, "warm-up", warmUp, phases);
        phases = lay("--baseline", Sections.PHASES, "baseline", baseline, phases);
        phases = lay("--fault", Sections.PHASES, "fault", fault, phases);
        phases = lay("--recovery", Sections.PHASES, "recovery", recovery, phases);
        Phases chosen = phases;
        return checked("--fault, --recovery", () -> result.withPhases(chosen));
    }

    private List<Pattern> chosenPatterns() throws BadInput {
        List<Pattern> chosen = new ArrayList<>();
        for (String word : patterns) {
            chosen.add(checked("--pattern", () -> Sections.pattern(word)));
        }
        return chosen.stream().distinct().toList();
    }

    private List<Scenario> chosenScenarios(List<Scenario> offered) throws BadInput {
        List<String> names = offered.stream().map(Scenario::name).toList();
        List<Scenario> chosen = new ArrayList<>();
        for (String name : scenarios) {
            Optional<Scenario> found =
                    offered.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
            chosen.add(
                    found.orElseThrow(() ->
                            new BadInput(
                                    "--scenario: this experiment has "
                                            + String.join(", ", names)
                                            + ", not "
                                            + Notation.quoted(name)
                                            + Suggestion.text(name, names))));
        }
        return chosen.stream().distinct().toList();
    }

    private static <T> T lay(
            String flag, Section<T> section, String key, @Nullable String text, T before)
            throws BadInput {
        return text == null ? before : checked(flag, () -> section.lay(key, text, before));
    }

    private static <T> T checked(String flag, Supplier<T> made) throws BadInput {
        try {
            return made.get();
        } catch (IllegalArgumentException refused) {
            throw new BadInput(flag + ": " + refused.getMessage(), refused);
        }
    }
}
