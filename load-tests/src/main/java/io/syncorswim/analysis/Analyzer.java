package io.syncorswim.analysis;

import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.analysis.Analysis.Named;
import io.syncorswim.analysis.Analysis.PhaseOffsets;
import io.syncorswim.analysis.Analysis.RunInfo;
import io.syncorswim.analysis.Analysis.Story;
import io.syncorswim.analysis.Analysis.TrialSummary;
import io.syncorswim.experiment.BadInput;
import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.ExperimentFile;
import io.syncorswim.experiment.Pattern;
import io.syncorswim.experiment.Plan;
import io.syncorswim.experiment.Scenario;
import io.syncorswim.experiment.Trial;
import io.syncorswim.recording.Database;
import io.syncorswim.recording.JsonFile;
import io.syncorswim.recording.RunRecord;
import io.syncorswim.statistics.Resampled;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From the files of a result directory to every figure that a report shows: a pure function of
 * {@code experiment.yaml}, {@code environment.json} and the trials' records.
 *
 * <p>One cell is in memory at a time, in DuckDB, within a limit; one caller per directory.
 */
public final class Analyzer {
    /** Five million orders fit, and with the JVM on top the process stays within 1 GiB. */
    private static final int MEMORY_MB = 600;

    private static final int THREADS = 2;

    /** The error of a standard error is then 2%, far less than what it is the error of. */
    private static final int REPLICATES = 1_000;

    private final Path results;
    private final Experiment experiment;
    private final RunRecord run;
    private final Database database;
    private final Load load;
    private final Judge judge;
    private final boolean isKept;
    private final Map<String, TrialSummary> summaries = new HashMap<>();
    private final List<Analysis.Prediction> theory = new ArrayList<>();

    /**
     * @param isKept whether verdicts are written into the directory
     */
    private Analyzer(
            Path results, Experiment experiment, RunRecord run, Database database, boolean isKept) {
        this.isKept = isKept;
        this.results = results;
        this.experiment = experiment;
        this.run = run;
        this.database = database;
        this.load = Load.of(experiment);
        this.judge = Judge.strict();
    }

    /**
     * Analyses a run, and writes {@code analysis.json} and each trial's {@code verdict.json}.
     *
     * @throws BadInput where {@code experiment.yaml} or {@code environment.json} is missing or
     *     wrong
     * @throws IOException where the directory cannot be written
     */
    public static Analysis analyze(Path results) throws BadInput, IOException {
        return analyze(results, ExperimentFile.read(results.resolve("experiment.yaml")));
    }

    /** The same for an experiment that was read already. */
    static Analysis analyze(Path results, Experiment experiment) throws BadInput, IOException {
        Analysis analysis = run(results, experiment, true).analysis();
        JsonFile.write(results.resolve("analysis.json"), analysis);
        return analysis;
    }

    /**
     * Analyses a run to compare it with another, and writes nothing.
     *
     * @throws BadInput where {@code experiment.yaml} or {@code environment.json} is missing or
     *     wrong
     */
    public static SampledRun sample(Path results) throws BadInput, IOException {
        return run(results, ExperimentFile.read(results.resolve("experiment.yaml")), false);
    }

    private static SampledRun run(Path results, Experiment experiment, boolean isKept)
            throws BadInput, IOException {
        RunRecord run =
                JsonFile.read(
                        results.resolve("environment.json"), RunRecord.class, RunRecord.SCHEMA);
        try (Database database = Database.open(MEMORY_MB, THREADS)) {
            return new Analyzer(results, experiment, run, database, isKept).run();
        }
    }

    private SampledRun run() throws IOException {
        List<Trial> plan = Plan.of(experiment).trials();
        Map<String, List<Trial>> byCell = new LinkedHashMap<>();
        for (Trial trial : plan) {
            String cell = trial.id().substring(0, trial.id().lastIndexOf('.'));
            byCell.computeIfAbsent(cell, _ -> new ArrayList<>()).add(trial);
        }
        List<Sampled> sampled = new ArrayList<>();
        for (List<Trial> trials : byCell.values()) {
            cell(trials).ifPresent(sampled::add);
        }
        List<Cell> cells = sampled.stream().map(Sampled::cell).toList();
        List<TrialSummary> trials =
                plan.stream()
                        .flatMap(trial -> Optional.ofNullable(summaries.get(trial.id())).stream())
                        .toList();
        Analysis analysis =
                new Analysis(
                        Analysis.SCHEMA,
                        generator(),
                        runInfo(),
                        trials.stream()
                                .map(trial -> trial.verdict().validity())
                                .reduce(Validity::worse)
                                .orElse(Validity.INVALID),
                        run.complete() && trials.size() == plan.size(),
                        trials,
                        cells,
                        stories(cells),
                        comparisons(sampled),
                        theory);
        return new SampledRun(analysis, experiment, sampled);
    }

    /** The cell of these trials, if any left records; their summaries are kept on the way. */
    private Optional<Sampled> cell(List<Trial> trials) throws IOException {
        List<TrialRecords> records = new ArrayList<>();
        for (Trial trial : trials) {
            TrialRecords.find(results, trial, database).ifPresent(records::add);
        }
        if (records.isEmpty()) {
            return Optional.empty();
        }
        Orders orders = Orders.load(database, records, load);
        Validity worst = Validity.VALID;
        Map<Integer, Samples> samples = new HashMap<>();
        for (TrialRecords trial : records) {
            Samples own = Samples.read(database, trial);
            samples.put(trial.trial().repetition(), own);
            TrialSummary summary =
                    summary(Evidence.of(database, orders, trial, own, experiment, load));
            summaries.put(trial.trial().id(), summary);
            worst = worst.worse(summary.verdict().validity());
        }
        theory.addAll(Theory.of(orders, experiment, trials.getFirst(), load));
        Resampled resampled =
                Resampled.of(Blocks.of(orders, records, load), REPLICATES, experiment.seed());
        Cell cell = new Cells(orders, records, load).cell(worst, samples, resampled);
        return Optional.of(new Sampled(cell, resampled));
    }

    private TrialSummary summary(Evidence evidence) throws IOException {
        Verdict verdict = judge.judge(evidence);
        TrialRecords records = evidence.trial();
        if (isKept) {
            JsonFile.write(records.folder().verdict(), verdict);
        }
        Trial trial = records.trial();
        return new TrialSummary(
                trial.id(),
                trial.pattern().word(),
                trial.policy(),
                trial.scenario().name(),
                trial.repetition(),
                verdict,
                Cells.ledger(evidence.books()),
                evidence.sendLag(),
                evidence.samples().hostCpuShare(load.baselineNs(), load.endNs()).orElse(null),
                gatlingReport(records));
    }

    private @Nullable String gatlingReport(TrialRecords records) {
        Path index = records.folder().gatling().resolve("index.html");
        return Files.exists(index) ? results.relativize(index).toString().replace('\\', '/') : null;
    }

    private List<Story> stories(List<Cell> cells) {
        return experiment.scenarios().stream()
                .map(scenario ->
                        Stories.of(
                                scenario.name(),
                                cells.stream()
                                        .filter(c -> c.scenario().equals(scenario.name()))
                                        .toList()))
                .filter(story -> !story.sentences().isEmpty())
                .toList();
    }

    private List<Comparison> comparisons(List<Sampled> sampled) {
        return experiment.scenarios().stream()
                .map(Scenario::name)
                .flatMap(scenario ->
                        Comparisons.of(
                                scenario,
                                sampled.stream()
                                        .filter(one -> one.cell().scenario().equals(scenario))
                                        .toList())
                                .stream())
                .toList();
    }

    private static String generator() {
        String version = Analyzer.class.getPackage().getImplementationVersion();
        return "Sync or Swim " + (version == null ? "(unpackaged)" : version);
    }

    private RunInfo runInfo() {
        return new RunInfo(
                run.name(),
                run.startedAt(),
                run.command(),
                run.broker(),
                experiment.seed(),
                experiment.repetitions(),
                experiment.slo().toNanos() / 1e6,
                experiment.workload().ratePerSecond(),
                experiment.patterns().stream().map(Pattern::word).toList(),
                experiment.scenarios().stream().map(Scenario::name).toList(),
                new PhaseOffsets(
                        load.baselineNs() / 1e9,
                        load.faultNs() / 1e9,
                        load.recoveryNs() / 1e9,
                        load.endNs() / 1e9),
                Settings.of(experiment),
                run.environment().entrySet().stream()
                        .map(entry -> new Named(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
