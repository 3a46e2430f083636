package io.syncorswim.cli;

import io.syncorswim.experiment.BadInput;
import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.ExperimentFile;
import io.syncorswim.recording.Database;
import io.syncorswim.recording.TrialFolder;
import io.syncorswim.schedule.Schedule;
import io.syncorswim.wire.TargetSystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a real run has recorded in its trials of the scenario {@code steady}. */
record RecordedRun(Path results, Experiment experiment) {
    /** The only run below a folder. */
    static RecordedRun in(Path folder) throws IOException, BadInput {
        try (Stream<Path> runs = Files.list(folder)) {
            Path results = runs.findFirst().orElseThrow();
            return new RecordedRun(
                    results, ExperimentFile.read(results.resolve("experiment.yaml")));
        }
    }

    List<Long> intendedNs(String pattern, int repetition) throws IOException {
        return query(
                "SELECT intended_ns FROM %s ORDER BY \"order\"",
                trial(pattern, repetition).arrivals(), row -> row.getLong(1));
    }

    /** Effects that took less time than is drawn for that order at that system. */
    long workedLessThanDrawn(String pattern, int repetition) throws IOException {
        long seed = Schedule.seedOf(experiment.seed(), repetition);
        return query(
                        "SELECT \"order\", system, end_ns - start_ns FROM %s",
                        trial(pattern, repetition).effects(),
                        row -> {
                            TargetSystem system =
                                    TargetSystem.ofWord(row.getString(2)).orElseThrow();
                            long drawnNs =
                                    experiment
                                            .backend(system)
                                            .serviceTime()
                                            .drawNs(seed, system, row.getLong(1));
                            return row.getLong(3) < drawnNs;
                        })
                .stream()
                .filter(less -> less)
                .count();
    }

    /** The ids of the services' processes. */
    List<Long> processes(String pattern, int repetition) throws IOException {
        return query(
                "SELECT DISTINCT pid FROM %s WHERE process IN ('frontend', 'inventory', 'payment',"
                        + " 'shipping')",
                trial(pattern, repetition).samples(), row -> row.getLong(1));
    }

    private TrialFolder trial(String pattern, int repetition) {
        return TrialFolder.of(results, pattern + ".plain.steady.r" + repetition);
    }

    private static <T> List<T> query(String sql, Path file, Database.Row<T> row)
            throws IOException {
        try (Database database = Database.open(100, 1)) {
            return database.query(sql.formatted(Database.literal(file)), row);
        }
    }
}
