package io.syncorswim.experiment;

import java.util.ArrayList;
import java.util.List;

/** The trials of an experiment in the order in which they run: A B C A B C, never A A B B C C. */
public record Plan(List<Trial> trials) {
    public Plan {
        trials = List.copyOf(trials);
    }

    /** Interleaves: for each repetition, for each scenario, every pattern. */
    public static Plan of(Experiment experiment) {
        List<Trial> trials = new ArrayList<>();
        for (int repetition = 1; repetition <= experiment.repetitions(); repetition++) {
            for (Scenario scenario : experiment.scenarios()) {
                for (Pattern pattern : experiment.patterns()) {
                    trials.add(new Trial(pattern, Trial.PLAIN, scenario, repetition));
                }
            }
        }
        return new Plan(trials);
    }
}
