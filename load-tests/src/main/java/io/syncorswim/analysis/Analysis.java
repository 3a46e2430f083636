package io.syncorswim.analysis;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Every figure that a report shows: {@code analysis.json}. Durations are in milliseconds where the
 * name ends in Ms, seconds where it ends in S; times on an axis are seconds since T0. A null is a
 * figure that does not exist, and is never shown as 0.
 *
 * @param schema version of this file's shape
 * @param generator name and version of the program that made it
 * @param validity the worst of all trials
 * @param complete false where the run was interrupted or trials are missing
 * @param trials one per trial that left records, in the order of the plan
 * @param cells one per pattern x policy x scenario, over all its repetitions
 * @param stories per scenario, what happened, in sentences
 * @param comparisons every two cells of a scenario, in the order of the scenarios
 * @param theory what queueing theory predicts of the cells, or why it does not
 */
public record Analysis(
        int schema,
        String generator,
        RunInfo run,
        Validity validity,
        boolean complete,
        List<TrialSummary> trials,
        List<Cell> cells,
        List<Story> stories,
        List<Comparison> comparisons,
        List<Prediction> theory) {
    public static final int SCHEMA = 2;

    public Analysis {
        trials = List.copyOf(trials);
        cells = List.copyOf(cells);
        stories = List.copyOf(stories);
        comparisons = List.copyOf(comparisons);
        theory = List.copyOf(theory);
    }

    /**
     * What was run, where.
     *
     * @param command what reproduces it
     * @param broker name, version and how it was had; null where no broker took part
     * @param settings what the reader must know to read the figures, as name and value, from the
     *     experiment
     * @param environment machine, JDK, kernel, git SHA: name and value
     */
    public record RunInfo(
            String name,
            String startedAt,
            String command,
            @Nullable String broker,
            long seed,
            int repetitions,
            double sloMs,
            double ratePerSecond,
            List<String> patterns,
            List<String> scenarios,
            PhaseOffsets phases,
            List<Named> settings,
            List<Named> environment) {}

    /** A name and a value, both for people. */
    public record Named(String name, String value) {}

    /** The phases of every trial under load, seconds since T0. */
    public record PhaseOffsets(double baselineS, double faultS, double recoveryS, double endS) {}

    /**
     * One trial.
     *
     * @param sendLag sent - intended, milliseconds, over all orders after warm-up
     * @param hostCpuShare busy share of all cores, from the end of warm-up to the end of the load
     * @param gatlingReport path of Gatling's own report from the result directory; null if there is
     *     none
     */
    public record TrialSummary(
            String id,
            String pattern,
            String policy,
            String scenario,
            int repetition,
            Verdict verdict,
            Ledger ledger,
            Percentiles sendLag,
            @Nullable Double hostCpuShare,
            @Nullable String gatlingReport) {}

    /** What became of a pattern in a scenario, in a word; the thresholds stand in the report. */
    public enum Outcome {
        SWAM(
                "At least "
                        + Limits.percent(Limits.SWAM_COMPLETED)
                        + " of the offered orders complete once, at least "
                        + Limits.percent(Limits.SWAM_GOOD)
                        + " within the SLO, none lost, partial or duplicated."),
        STRUGGLED("Neither swam nor sank."),
        SANK(
                "An accepted order was lost, or less than "
                        + Limits.percent(Limits.SANK_COMPLETED)
                        + " of the offered orders were complete, or goodput had not come back when"
                        + " the load ended and not all orders were completed later either.");

        private final String rule;

        Outcome(String rule) {
            this.rule = rule;
        }

        /** When a pattern is given this word, for people. */
        public String rule() {
            return rule;
        }
    }

    /**
     * One pattern under one policy through one scenario: pooled over repetitions, never averaged.
     * Warm-up is excluded everywhere.
     *
     * @param goodShare share of the offered orders that were completed correctly within the SLO
     * @param completedShare share of the offered orders that were complete (once) after the drain
     * @param response responded - intended of accepted orders
     * @param service responded - sent of accepted orders
     * @param completion last effect - intended of complete orders
     * @param responseInFault, completionInFault the same over orders intended in the fault phase
     * @param timeToRecoverS from the last fault's end until goodput is back in the baseline band
     *     and stays; 0 where it never left it; null where it did not come back within the load
     * @param recoveryNote one sentence that says how that figure came about
     * @param worstBacklog most orders sent and not yet settled, at any moment
     * @param drainS from the load's end until the last accepted order was complete; null if some
     *     never were
     * @param costs per process, and the sum under the name {@code total}
     * @param intervals how far the figures may be off
     */
    public record Cell(
            String pattern,
            String policy,
            String scenario,
            Validity validity,
            Outcome outcome,
            String outcomeReason,
            Ledger ledger,
            double goodShare,
            double completedShare,
            Percentiles response,
            Percentiles service,
            Percentiles completion,
            Percentiles responseInFault,
            Percentiles completionInFault,
            @Nullable Double timeToRecoverS,
            String recoveryNote,
            long worstBacklog,
            @Nullable Double drainS,
            List<Cost> costs,
            List<Second> series,
            List<Band> faults,
            Intervals intervals) {
        public Cell {
            costs = List.copyOf(costs);
            series = List.copyOf(series);
            faults = List.copyOf(faults);
        }
    }

    /** The closed books: every row of belief x happened, and their sums. */
    public record Ledger(
            List<Row> rows,
            long offered,
            long accepted,
            long refused,
            long failed,
            long unknown,
            long complete,
            long duplicated,
            long partial,
            long nothing,
            long lost,
            long recovered,
            long missing) {
        public Ledger {
            rows = List.copyOf(rows);
        }

        /** Orders of one belief to which one thing happened; both in the words of the ledger. */
        public record Row(String belief, String happened, long orders) {}
    }

    /**
     * Exact percentiles of a set of latencies, milliseconds; nulls where the set is empty.
     *
     * @param count how many values there were
     */
    public record Percentiles(
            long count,
            @Nullable Double p50,
            @Nullable Double p75,
            @Nullable Double p90,
            @Nullable Double p95,
            @Nullable Double p99,
            @Nullable Double p999,
            @Nullable Double max) {}

    /**
     * One second of the trial, by intended start; from T0, warm-up included, through the drain.
     *
     * @param atS the second's start, since T0
     * @param offered orders scheduled per second
     * @param accepted orders answered with 2xx per second, by the time of the answer
     * @param goodput orders of this second that were completed correctly within the SLO
     * @param responseP50Ms, responseP99Ms of the accepted orders of this second
     * @param completionP50Ms, completionP99Ms of the complete orders of this second
     * @param backlog most orders sent and not yet settled in this second
     */
    public record Second(
            double atS,
            double offered,
            double accepted,
            double goodput,
            @Nullable Double responseP50Ms,
            @Nullable Double responseP99Ms,
            @Nullable Double completionP50Ms,
            @Nullable Double completionP99Ms,
            long backlog) {}

    /** A fault's window as it happened, seconds since T0. */
    public record Band(String kind, String description, double fromS, double toS) {}

    /**
     * What one process cost from the end of warm-up to the end of the drain.
     *
     * @param cpuSecondsPer1000 CPU-seconds per 1,000 completed orders; null where none were
     * @param peakRssMb largest resident memory seen, in 10^6 bytes
     */
    public record Cost(
            String process,
            double cpuSeconds,
            @Nullable Double cpuSecondsPer1000,
            double peakRssMb) {}

    /** What happened in one scenario, computed from the figures. */
    public record Story(String scenario, List<String> sentences) {
        public Story {
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * A figure of a cell as queueing theory predicts it, beside the measured one.
     *
     * @param phase the orders that it is about, in words
     * @param figure {@code response mean}, {@code completion p99}
     * @param model whose prediction it is, in words; empty where there is none
     * @param lowMs, highMs 95% confidence interval of the measured mean, by batch means; nulls for
     *     percentiles
     * @param residualMs measured less predicted: what the model leaves out, HTTP and broker first
     * @param reason why there is no prediction; null where there is one
     */
    public record Prediction(
            String pattern,
            String policy,
            String scenario,
            String phase,
            String figure,
            String model,
            @Nullable Double predictedMs,
            @Nullable Double measuredMs,
            @Nullable Double lowMs,
            @Nullable Double highMs,
            @Nullable Double residualMs,
            @Nullable String reason) {}
}
