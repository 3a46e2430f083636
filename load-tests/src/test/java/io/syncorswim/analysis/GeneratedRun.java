package io.syncorswim.analysis;

import io.syncorswim.experiment.Defaults;
import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.ExperimentFile;
import io.syncorswim.experiment.Phases;
import io.syncorswim.experiment.Plan;
import io.syncorswim.experiment.Scenario;
import io.syncorswim.experiment.Trial;
import io.syncorswim.experiment.Workload;
import io.syncorswim.recording.Conversion;
import io.syncorswim.recording.Database;
import io.syncorswim.recording.JsonFile;
import io.syncorswim.recording.RunRecord;
import io.syncorswim.recording.Timeline;
import io.syncorswim.recording.Timeline.FaultWindow;
import io.syncorswim.recording.Timeline.Phase;
import io.syncorswim.recording.Timeline.PhaseName;
import io.syncorswim.recording.TrialFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A result directory of any size, made up: what the analysis' speed is measured with.
 *
 * <p>{@code GeneratedRun generate DIR ORDERS TRIALS} spreads so many orders over 1 to 15 of the
 * default trials, three effects each; {@code GeneratedRun repeat DIR ORDERS REPETITIONS} puts them
 * into so many repetitions of the first cell; {@code GeneratedRun analyze DIR} analyses them. The
 * commands stand in docs/performance.md.
 */
final class GeneratedRun {
    private static final Phases PHASES =
            new Phases(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(40),
                    Duration.ofSeconds(50),
                    Duration.ofSeconds(100));
    private static final long S = 1_000_000_000L;

    private GeneratedRun() {}

    /** See the class; the directory must not exist yet. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[1]);
        if (!arguments[0].equals("analyze")) {
            int trials = Integer.parseInt(arguments[3]);
            boolean repeats = arguments[0].equals("repeat");
            generate(directory, Long.parseLong(arguments[2]), trials, repeats ? trials : 1);
            return;
        }
        long begin = System.nanoTime();
        Analysis analysis = Analyzer.analyze(directory);
        System.out.printf(
                "%d orders, %s, %.1f s%n",
                analysis.trials().stream().mapToLong(t -> t.ledger().offered()).sum(),
                analysis.validity(),
                (System.nanoTime() - begin) / 1e9);
    }

    /**
     * Writes experiment, environment and the records of the first trials of the plan; with several
     * repetitions the plan has one cell.
     */
    private static void generate(Path directory, long orders, int trials, int repetitions)
            throws IOException {
        Files.createDirectories(directory);
        long perTrial = orders / trials;
        Experiment defaults = Defaults.experiment();
        Experiment experiment =
                new Experiment(
                        defaults.name(),
                        defaults.seed(),
                        repetitions,
                        defaults.broker(),
                        defaults.slo(),
                        new Workload(
                                perTrial / (double) PHASES.end().toSeconds(),
                                defaults.workload().arrivals(),
                                defaults.workload().clientTimeout()),
                        PHASES,
                        defaults.deadlines(),
                        defaults.frontend(),
                        defaults.backends(),
                        repetitions > 1
                                ? List.of(defaults.patterns().getFirst())
                                : defaults.patterns(),
                        Defaults.experiment().scenarios().stream()
                                .limit(repetitions > 1 ? 1 : Long.MAX_VALUE)
                                .map(s -> s.name().equals("steady") ? s : calm(s))
                                .toList());
        Files.writeString(directory.resolve("experiment.yaml"), ExperimentFile.write(experiment));
        JsonFile.write(
                directory.resolve("environment.json"),
                new RunRecord(
                        1, experiment.name(), "2026-11-23T00:00:00Z", "-", null, true, Map.of()));
        try (Database database = Database.open(2_000, 2)) {
            for (Trial trial : Plan.of(experiment).trials().subList(0, trials)) {
                write(database, TrialFolder.of(directory, trial.id()), trial, perTrial);
            }
        }
    }

    private static Scenario calm(Scenario scenario) {
        return new Scenario(scenario.name(), List.of());
    }

    private static void write(Database database, TrialFolder folder, Trial trial, long orders)
            throws IOException {
        Files.createDirectories(folder.path());
        long gap = PHASES.end().toNanos() / orders;
        database.execute(
                """
                COPY (SELECT i AS "order", i * %1$d AS intended_ns,
                        i * %1$d + (hash(i) %% 100000)::BIGINT AS sent_ns,
                        i * %1$d + 150000000 + (hash(i) %% 900000000)::BIGINT AS responded_ns,
                        CASE hash(i + 7) %% 20 WHEN 0 THEN 503 ELSE 200 END::INTEGER AS status,
                        1 AS attempts, 'ANSWERED' AS ending,
                        CASE hash(i + 7) %% 20 WHEN 0 THEN 'refused' ELSE 'accepted' END AS belief
                    FROM range(%2$d) r(i))
                TO %3$s (FORMAT parquet, COMPRESSION zstd)\
                """
                        .formatted(gap, orders, Database.literal(folder.arrivals())));
        database.execute(
                """
                COPY (SELECT i AS "order", s AS system, 1 AS attempt,
                        i * %1$d + 100000 + k * 1000000 AS start_ns,
                        i * %1$d + 100000 + (k + 1) * 1000000 + (hash(i, s) %% 140000000)::BIGINT
                            AS end_ns,
                        (hash(i, s) %% 8)::INTEGER AS worker
                    FROM (VALUES ('inventory', 0), ('payment', 1), ('shipping', 2)) v(s, k),
                        range(%2$d) r(i)
                    ORDER BY k, i)
                TO %3$s (FORMAT parquet, COMPRESSION zstd)\
                """
                        .formatted(gap, orders, Database.literal(folder.effects())));
        samples(database, folder);
        JsonFile.write(folder.timeline(), timeline(trial, orders));
    }

    private static void samples(Database database, TrialFolder folder) throws IOException {
        database.execute(
                """
                COPY (SELECT t * 1000000000 AS at_ns, p AS process, k AS pid,
                        t * 300000000 AS cpu_ns, 100000000 AS rss_bytes, 2 AS threads,
                        0 AS in_flight, 0 AS queue_depth, 0 AS unacked, 0 AS gc_ns
                    FROM (VALUES ('frontend', 1), ('inventory', 2), ('payment', 3),
                        ('shipping', 4), ('broker', 5), ('host', NULL)) v(p, k), range(%d) r(t))
                TO %s (FORMAT parquet, COMPRESSION zstd)\
                """
                        .formatted(PHASES.end().toSeconds(), Database.literal(folder.samples())));
        database.execute(
                """
                COPY (SELECT t * 1000000000 AS at_ns, 1000000 AS heartbeat_max_ns, 0 AS gc_ns,
                        100000000 AS cpu_ns, 0 AS waiting FROM range(%d) r(t))
                TO %s (FORMAT parquet, COMPRESSION zstd)\
                """
                        .formatted(PHASES.end().toSeconds(), Database.literal(folder.health())));
    }

    private static Timeline timeline(Trial trial, long orders) {
        long end = PHASES.end().toNanos();
        return new Timeline(
                Timeline.SCHEMA,
                trial.id(),
                0,
                "2026-11-23T00:00:00Z",
                null,
                true,
                List.of(new Phase(PhaseName.DRAIN, end, end + 2 * S, true)),
                List.<FaultWindow>of(),
                List.of(),
                0,
                new Conversion(orders, orders, 0, 0, 0, 3 * orders, 0, 0, 0, List.of()),
                List.of());
    }
}
