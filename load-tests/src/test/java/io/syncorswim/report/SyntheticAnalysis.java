package io.syncorswim.report;

import io.syncorswim.analysis.Analysis;
import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.analysis.Analysis.Cost;
import io.syncorswim.analysis.Analysis.Ledger;
import io.syncorswim.analysis.Analysis.Named;
import io.syncorswim.analysis.Analysis.Outcome;
import io.syncorswim.analysis.Analysis.Percentiles;
import io.syncorswim.analysis.Analysis.PhaseOffsets;
import io.syncorswim.analysis.Analysis.Prediction;
import io.syncorswim.analysis.Analysis.RunInfo;
import io.syncorswim.analysis.Analysis.Story;
import io.syncorswim.analysis.Analysis.TrialSummary;
import io.syncorswim.analysis.Comparison;
import io.syncorswim.analysis.Intervals;
import io.syncorswim.analysis.Intervals.Range;
import io.syncorswim.analysis.Validity;
import io.syncorswim.analysis.Verdict;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Test data in the shape of a whole analysis, made by {@link SyntheticTrial}. */
final class SyntheticAnalysis {
    private static final String POLICY = "plain";
    static final List<String> PATTERNS = List.of("chain", "fan-out", "messaging");
    static final List<String> SCENARIOS = List.of("steady", "spike", "slow", "failing", "down");
    static final Percentiles NO_LATENCY =
            new Percentiles(0, null, null, null, null, null, null, null);

    private SyntheticAnalysis() {}

    /** Three patterns through five scenarios, everything valid. */
    static Analysis valid() {
        return of(PATTERNS, SCENARIOS, 1, Validity.VALID);
    }

    /** The same, with phases so many times as long. */
    static Analysis stretched(int scale) {
        return of(PATTERNS, SCENARIOS, scale, Validity.VALID);
    }

    /** Four patterns, the last scenario not run, some trials doubtful, one order without record. */
    static Analysis interrupted() {
        List<String> patterns = List.of("chain", "chain-virtual", "fan-out", "messaging");
        Analysis whole = of(patterns, SCENARIOS, 1, Validity.INVALID);
        List<Cell> cells = new ArrayList<>(whole.cells());
        cells.removeIf(cell -> cell.scenario().equals("down") && !cell.pattern().equals("chain"));
        List<TrialSummary> trials = new ArrayList<>(whole.trials());
        trials.removeIf(one -> one.scenario().equals("down") && !one.pattern().equals("chain"));
        return new Analysis(
                whole.schema(),
                whole.generator(),
                whole.run(),
                Validity.INVALID,
                false,
                trials,
                cells,
                whole.stories(),
                whole.comparisons(),
                whole.theory());
    }

    static Analysis withRun(Analysis analysis, RunInfo run) {
        return new Analysis(
                analysis.schema(),
                analysis.generator(),
                run,
                analysis.validity(),
                analysis.complete(),
                analysis.trials(),
                analysis.cells(),
                analysis.stories(),
                analysis.comparisons(),
                analysis.theory());
    }

    static Analysis of(
            List<String> patterns, List<String> scenarios, int scale, Validity validity) {
        List<Cell> cells = new ArrayList<>();
        List<TrialSummary> trials = new ArrayList<>();
        List<Story> stories = new ArrayList<>();
        for (String scenario : scenarios) {
            List<String> sentences = new ArrayList<>();
            for (String pattern : patterns) {
                SyntheticTrial trial = new SyntheticTrial(pattern, scenario, scale);
                Validity own = trials.size() % 3 == 1 ? validity : Validity.VALID;
                Cell cell = cell(pattern, scenario, own, trial);
                cells.add(cell);
                trials.add(trial(pattern, scenario, own, cell.ledger()));
                sentences.add(sentence(cell));
            }
            stories.add(new Story(scenario, sentences));
        }
        RunInfo run = run(patterns, scenarios, scale);
        return new Analysis(
                Analysis.SCHEMA,
                "Sync or Swim 0.1.0 (test data)",
                run,
                validity,
                true,
                trials,
                cells,
                stories,
                scenarios.stream()
                        .flatMap(scenario -> comparisons(scenario, patterns).stream())
                        .toList(),
                cells.stream().flatMap(cell -> theory(cell).stream()).toList());
    }

    private static List<Comparison> comparisons(String scenario, List<String> patterns) {
        String one = patterns.getFirst();
        String other = patterns.getLast();
        return List.of(
                new Comparison(
                        scenario,
                        one,
                        other,
                        "completed p99",
                        "times",
                        1.8,
                        new Range(1.5, 2.2),
                        0.0004,
                        0.0008,
                        true,
                        0.27,
                        "Chain's completed p99 is 1.80 times messaging's (95% interval 1.50 to"
                                + " 2.20)."),
                new Comparison(
                        scenario,
                        one,
                        other,
                        "good share",
                        "points",
                        -0.4,
                        new Range(-1.1, 0.3),
                        0.21,
                        0.21,
                        false,
                        null,
                        "No significant difference in good share between chain and messaging: -0.40"
                                + " points (95% interval -1.10 to 0.30)."),
                new Comparison(
                        scenario,
                        one,
                        other,
                        "accepted p99",
                        "times",
                        null,
                        null,
                        null,
                        null,
                        false,
                        null,
                        "Too few orders to compare the accepted p99 of chain and messaging."));
    }

    private static Intervals intervals(Percentiles response, Percentiles completion, double share) {
        return new Intervals(
                1,
                latency(response),
                latency(completion),
                new Range(share * 0.98, Math.min(1, share * 1.01)),
                new Range(share * 0.97, Math.min(1, share * 1.01)),
                new Range(0, 0.002));
    }

    private static Intervals.Latency latency(Percentiles of) {
        return new Intervals.Latency(
                around(of.p50()),
                around(of.p75()),
                around(of.p90()),
                around(of.p95()),
                around(of.p99()),
                null);
    }

    private static @Nullable Range around(@Nullable Double value) {
        return value == null ? null : new Range(value * 0.83, value * 1.2);
    }

    private static List<Prediction> theory(Cell cell) {
        String phase = "baseline";
        Prediction mean =
                new Prediction(
                        cell.pattern(),
                        cell.policy(),
                        cell.scenario(),
                        phase,
                        "response mean",
                        "M/M/c in tandem",
                        90.2,
                        91.5,
                        89.9,
                        93.1,
                        1.3,
                        null);
        Prediction none =
                new Prediction(
                        cell.pattern(),
                        cell.policy(),
                        cell.scenario(),
                        phase,
                        "completion",
                        "",
                        null,
                        null,
                        null,
                        null,
                        null,
                        "payment is asked for 120% of its capacity");
        return List.of(mean, none);
    }

    static RunInfo run(List<String> patterns, List<String> scenarios, int scale) {
        PhaseOffsets phases =
                new PhaseOffsets(
                        SyntheticTrial.BASELINE * scale,
                        SyntheticTrial.FAULT * scale,
                        SyntheticTrial.RECOVERY * scale,
                        SyntheticTrial.END * scale);
        return new RunInfo(
                "synthetic-test-data",
                "2026-11-23T00:12:00Z",
                "./swim run experiments/default.yaml --broker rabbitmq --seed 42",
                "RabbitMQ 3.10.8 (private node)",
                42,
                1,
                1000,
                SyntheticTrial.RATE,
                patterns,
                scenarios,
                phases,
                List.of(
                        new Named("arrivals", "poisson, seeded"),
                        new Named("client timeout", "3 s"),
                        new Named("payment", "8 workers, exponential 30 ms, capacity 266/s"),
                        new Named("frontend", "64 workers, queue 128, in-flight 512")),
                List.of(
                        new Named("git", "4f2c9d1"),
                        new Named("JDK", "Temurin 25.0.3+9, -Xmx256m -XX:+UseSerialGC"),
                        new Named("kernel", "Linux 6.1.0-37-amd64"),
                        new Named("CPU", "2 cores, Intel Xeon @ 2.60 GHz"),
                        new Named("memory", "24 GiB")));
    }

    private static Cell cell(String pattern, String scenario, Validity own, SyntheticTrial trial) {
        Ledger ledger = trial.ledger();
        double good = trial.good / ledger.offered();
        double completed = (double) ledger.complete() / ledger.offered();
        Outcome outcome =
                completed > 0.99
                        ? Outcome.SWAM
                        : completed > 0.7 ? Outcome.STRUGGLED : Outcome.SANK;
        return new Cell(
                pattern,
                POLICY,
                scenario,
                own,
                outcome,
                Figures.share(completed) + " of the offered orders were completed.",
                ledger,
                good,
                completed,
                percentiles(ledger.accepted(), trial.responses),
                percentiles(ledger.accepted(), trial.responses),
                percentiles(ledger.complete(), trial.completions),
                percentiles(ledger.accepted() / 3, trial.responses),
                ledger.complete() == 0 ? NO_LATENCY : percentiles(900, trial.completions),
                trial.recoverS > 12 ? null : Double.valueOf(trial.recoverS),
                trial.recoverS == 0
                        ? "Goodput never left its baseline band."
                        : "Goodput was back in its baseline band after " + trial.recoverS + " s.",
                trial.worstBacklog,
                ledger.lost() > 0 ? null : Double.valueOf(trial.drainS),
                costs(pattern, ledger.complete()),
                trial.series,
                trial.faults,
                intervals(
                        percentiles(ledger.accepted(), trial.responses),
                        percentiles(ledger.complete(), trial.completions),
                        completed));
    }

    private static Percentiles percentiles(long count, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        double[] at = new double[6];
        double[] shares = {0.5, 0.75, 0.9, 0.95, 0.99, 0.999};
        for (int i = 0; i < shares.length; i++) {
            at[i] = sorted.get((int) (shares[i] * (sorted.size() - 1))) * (0.42 + 0.6 * shares[i]);
        }
        double max = sorted.getLast() * 1.2;
        return new Percentiles(count, at[0], at[1], at[2], at[3], at[4], at[5], max);
    }

    private static List<Cost> costs(String pattern, long complete) {
        List<Cost> costs = new ArrayList<>();
        double seconds = 0;
        double memory = 0;
        List<String> processes =
                new ArrayList<>(
                        List.of("injector", "frontend", "inventory", "payment", "shipping"));
        if (pattern.equals("messaging")) {
            processes.add("broker");
        }
        for (String process : processes) {
            double cpu = process.length() * (pattern.equals("chain") ? 0.31 : 0.27);
            double rss = 70 + process.length() * 7.3;
            costs.add(new Cost(process, cpu, complete == 0 ? null : cpu * 1000 / complete, rss));
            seconds += cpu;
            memory += rss;
        }
        Double per1000 = complete == 0 ? null : seconds * 1000 / complete;
        costs.add(new Cost("total", seconds, per1000, memory));
        return costs;
    }

    private static TrialSummary trial(
            String pattern, String scenario, Validity own, Ledger ledger) {
        String id = pattern + "." + POLICY + "." + scenario + ".r1";
        Validity lag = own == Validity.VALID ? Validity.VALID : Validity.SUSPECT;
        List<Verdict.Check> checks =
                List.of(
                        new Verdict.Check(
                                "ledger-closes",
                                Validity.VALID,
                                "All orders are accounted for: " + ledger.offered() + "."),
                        new Verdict.Check(
                                "send-lag",
                                lag,
                                lag == Validity.VALID
                                        ? "Send lag p99 0.62 ms, limit 5 ms."
                                        : "Send lag p99 7.31 ms is over the limit of 5 ms."),
                        new Verdict.Check(
                                "missing-records",
                                own,
                                own == Validity.VALID
                                        ? "No order is without a record."
                                        : "3 orders left no record; none may."),
                        new Verdict.Check(
                                "host-cpu", Validity.VALID, "Host CPU 41% busy, limit 70%."));
        return new TrialSummary(
                id,
                pattern,
                POLICY,
                scenario,
                1,
                new Verdict(1, id, own, checks),
                ledger,
                new Percentiles(ledger.offered(), 0.09, 0.12, 0.21, 0.3, 0.62, 1.9, 4.4),
                0.41,
                "trials/" + id + "/gatling/index.html");
    }

    private static String sentence(Cell cell) {
        Ledger ledger = cell.ledger();
        return "In "
                + cell.scenario()
                + " "
                + cell.pattern()
                + " completed "
                + Figures.count(ledger.complete())
                + " of "
                + Figures.count(ledger.offered())
                + " orders, refused "
                + Figures.count(ledger.refused())
                + " and lost "
                + Figures.count(ledger.lost())
                + "; its backlog reached "
                + Figures.count(cell.worstBacklog())
                + ".";
    }
}
