package io.syncorswim.report;

import io.syncorswim.analysis.Analysis;
import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.analysis.Analysis.TrialSummary;
import io.syncorswim.analysis.Comparison;
import io.syncorswim.analysis.Validity;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An analysis in the order in which people read it.
 *
 * @param missing planned trials that left no records
 */
record Page(
        Analysis analysis,
        List<Contender> contenders,
        List<Scene> scenes,
        List<Tried> trials,
        List<String> missing) {
    /**
     * One scenario.
     *
     * @param trouble its faults in words; empty for a calm one
     */
    record Scene(
            String id,
            String name,
            String trouble,
            List<Entry> entries,
            List<String> sentences,
            List<Comparison> comparisons,
            List<Predicted> theory,
            List<Figure> overTime,
            List<Figure> byPercentile) {
        /** Whether a ledger's counts are too long for narrow columns. */
        boolean hasLongCounts() {
            return entries.stream()
                    .map(Entry::cell)
                    .anyMatch(cell -> cell != null && cell.ledger().offered() >= 100_000);
        }
    }

    /** One trial and the files that it left. */
    record Tried(TrialSummary summary, List<Link> links) {}

    static Page of(Analysis analysis, Path results) {
        List<Contender> contenders = Contender.of(analysis);
        Set<String> names = new LinkedHashSet<>(analysis.run().scenarios());
        analysis.cells().forEach(cell -> names.add(cell.scenario()));
        List<Scene> scenes = new ArrayList<>();
        for (String name : names) {
            scenes.add(scene("s" + (scenes.size() + 1), name, analysis, contenders));
        }
        List<Tried> trials =
                analysis.trials().stream()
                        .map(trial -> new Tried(trial, Link.of(results, trial)))
                        .toList();
        return new Page(analysis, contenders, scenes, trials, missing(analysis, contenders));
    }

    Analysis.RunInfo run() {
        return analysis.run();
    }

    /** Trials planned in all. */
    int planned() {
        return contenders.size() * run().scenarios().size() * run().repetitions();
    }

    /** The missing trials by name, as far as a reader would follow. */
    String missingInWords() {
        int named = Math.min(missing.size(), 12);
        String names = String.join(", ", missing.subList(0, named));
        int more = missing.size() - named;
        return more == 0 ? names : names + " and " + Figures.count(more) + " more";
    }

    /** Trials that did not pass every check, worst first. */
    List<TrialSummary> doubtful() {
        return analysis.trials().stream()
                .filter(trial -> trial.verdict().validity() != Validity.VALID)
                .sorted(
                        Comparator.comparing(
                                (TrialSummary trial) -> trial.verdict().validity(),
                                Comparator.reverseOrder()))
                .toList();
    }

    private static Scene scene(
            String id, String name, Analysis analysis, List<Contender> contenders) {
        List<Entry> entries =
                contenders.stream().map(one -> new Entry(one, cell(analysis, one, name))).toList();
        ScenarioFigures figures = new ScenarioFigures(id, analysis.run(), entries);
        List<String> sentences =
                analysis.stories().stream()
                        .filter(story -> story.scenario().equals(name))
                        .flatMap(story -> story.sentences().stream())
                        .toList();
        return new Scene(
                id,
                name,
                trouble(entries),
                entries,
                sentences,
                analysis.comparisons().stream().filter(one -> one.scenario().equals(name)).toList(),
                Predicted.of(analysis, name),
                figures.overTime(),
                figures.byPercentile());
    }

    private static String trouble(List<Entry> entries) {
        Set<String> faults = new LinkedHashSet<>();
        for (Entry entry : entries) {
            Cell cell = entry.cell();
            if (cell != null) {
                cell.faults().forEach(fault -> faults.add(fault.description()));
            }
        }
        return String.join("; ", faults);
    }

    private static @Nullable Cell cell(Analysis analysis, Contender contender, String scenario) {
        return analysis.cells().stream()
                .filter(cell -> contender.is(cell) && cell.scenario().equals(scenario))
                .findFirst()
                .orElse(null);
    }

    private static List<String> missing(Analysis analysis, List<Contender> contenders) {
        List<String> missing = new ArrayList<>();
        for (int repetition = 1; repetition <= analysis.run().repetitions(); repetition++) {
            for (String scenario : analysis.run().scenarios()) {
                for (Contender contender : contenders) {
                    if (!isTried(analysis, contender, scenario, repetition)) {
                        missing.add(contender.label() + " / " + scenario + " / r" + repetition);
                    }
                }
            }
        }
        return missing;
    }

    private static boolean isTried(
            Analysis analysis, Contender contender, String scenario, int repetition) {
        return analysis.trials().stream()
                .anyMatch(trial ->
                        trial.pattern().equals(contender.pattern())
                                && trial.policy().equals(contender.policy())
                                && trial.scenario().equals(scenario)
                                && trial.repetition() == repetition);
    }
}
