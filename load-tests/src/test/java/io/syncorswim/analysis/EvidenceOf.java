package io.syncorswim.analysis;

import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.Plan;
import io.syncorswim.recording.Database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The evidence of a trial on disk, and ways to tamper with it. */
public final class EvidenceOf {
    private EvidenceOf() {}

    /** The evidence of the first trial of the plan. */
    static Evidence first(Path results, Experiment experiment) throws IOException {
        Load load = Load.of(experiment);
        try (Database database = Database.open(200, 1)) {
            TrialRecords records =
                    TrialRecords.find(results, Plan.of(experiment).trials().getFirst(), database)
                            .orElseThrow();
            return Evidence.of(
                    database,
                    Orders.load(database, List.of(records), load),
                    records,
                    Samples.read(database, records),
                    experiment,
                    load);
        }
    }

    public static void renameSystem(Path effects, String system, String renamed)
            throws IOException {
        rewrite(
                effects,
                "SELECT * REPLACE (CASE system WHEN '%s' THEN '%s' ELSE system END AS system) FROM"
                        .formatted(system, renamed),
                "");
    }

    public static void removeSystem(Path effects, String system) throws IOException {
        rewrite(effects, "SELECT * FROM", "WHERE system <> '" + system + "'");
    }

    public static void removeOrder(Path arrivals, long order) throws IOException {
        rewrite(arrivals, "SELECT * FROM", "WHERE \"order\" <> " + order);
    }

    /** As if a hypervisor had taken half of what the host was busy with. */
    public static void stealTime(Path samples) throws IOException {
        rewrite(samples, "SELECT * REPLACE (cpu_ns // 2 AS stolen_ns) FROM", "");
    }

    private static void rewrite(Path parquet, String select, String where) throws IOException {
        Path rewritten = parquet.resolveSibling("rewritten");
        try (Database database = Database.open(200, 1)) {
            database.execute(
                    "COPY (%s read_parquet(%s) %s) TO %s (FORMAT parquet)"
                            .formatted(
                                    select,
                                    Database.literal(parquet),
                                    where,
                                    Database.literal(rewritten)));
        }
        Files.move(rewritten, parquet, StandardCopyOption.REPLACE_EXISTING);
    }
}
