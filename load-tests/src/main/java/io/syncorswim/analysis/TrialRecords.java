package io.syncorswim.analysis;

import io.syncorswim.experiment.BadInput;
import io.syncorswim.experiment.Trial;
import io.syncorswim.recording.Database;
import io.syncorswim.recording.JsonFile;
import io.syncorswim.recording.RawRecords;
import io.syncorswim.recording.Timeline;
import io.syncorswim.recording.Timeline.Phase;
import io.syncorswim.recording.Timeline.PhaseName;
import io.syncorswim.recording.TrialFolder;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one trial left on disk.
 *
 * @param timeline null where it is missing or cannot be read
 * @param unreadable one sentence for each file that is missing or broken; such a file counts as
 *     empty
 */
record TrialRecords(
        Trial trial, TrialFolder folder, @Nullable Timeline timeline, List<String> unreadable) {
    private static final String ARRIVALS =
            """
            "order" BIGINT, intended_ns BIGINT, sent_ns BIGINT, responded_ns BIGINT, \
            status INTEGER, attempts INTEGER, ending VARCHAR, belief VARCHAR\
            """;
    private static final String EFFECTS =
            """
            "order" BIGINT, system VARCHAR, attempt INTEGER, start_ns BIGINT, end_ns BIGINT, \
            worker INTEGER\
            """;
    private static final String SAMPLES =
            """
            at_ns BIGINT, process VARCHAR, pid BIGINT, cpu_ns BIGINT, rss_bytes BIGINT, \
            threads BIGINT, in_flight BIGINT, queue_depth BIGINT, unacked BIGINT, gc_ns BIGINT, \
            stolen_ns BIGINT\
            """;
    private static final String HEALTH =
            """
            at_ns BIGINT, heartbeat_max_ns BIGINT, gc_ns BIGINT, cpu_ns BIGINT, waiting BIGINT, \
            sent BIGINT, in_flight BIGINT\
            """;

    TrialRecords {
        unreadable = List.copyOf(unreadable);
    }

    /** Reads what there is; empty where the trial left no folder at all. */
    static Optional<TrialRecords> find(Path results, Trial trial, Database database)
            throws IOException {
        TrialFolder folder = TrialFolder.of(results, trial.id());
        return Files.isDirectory(folder.path())
                ? Optional.of(read(folder, trial, database))
                : Optional.empty();
    }

    /** Reads what there is in that folder. */
    static TrialRecords read(TrialFolder folder, Trial trial, Database database)
            throws IOException {
        List<String> unreadable = new ArrayList<>();
        Timeline timeline = null;
        try {
            Timeline written = JsonFile.read(folder.timeline(), Timeline.class, Timeline.SCHEMA);
            timeline =
                    RawRecords.convertLeftOver(folder, written)
                            .map(written::converted)
                            .orElse(written);
        } catch (BadInput broken) {
            unreadable.add(nameOnly(folder.timeline(), broken));
        }
        for (Path parquet :
                List.of(folder.arrivals(), folder.effects(), folder.samples(), folder.health())) {
            if (!Files.exists(parquet)) {
                unreadable.add(parquet.getFileName() + " is missing");
            } else if (!isReadable(parquet, database)) {
                unreadable.add(parquet.getFileName() + " cannot be read");
            }
        }
        return new TrialRecords(trial, folder, timeline, unreadable);
    }

    /** A path says nothing to whom the results were copied to. */
    private static String nameOnly(Path file, BadInput broken) {
        return String.valueOf(broken.getMessage())
                .replace(file.toString(), file.getFileName().toString());
    }

    /** Whether every value can be read: the rows are counted in a file's end, which proves less. */
    private static boolean isReadable(Path parquet, Database database) {
        try {
            database.number(
                    "SELECT CAST(max(hash(line) % 2) AS BIGINT) FROM read_parquet("
                            + Database.literal(parquet)
                            + ") AS line");
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    /** A FROM item: a row per scheduled order. */
    String arrivals() {
        return source(folder.arrivals(), ARRIVALS);
    }

    /** A FROM item: a row per effect. */
    String effects() {
        return source(folder.effects(), EFFECTS);
    }

    /** A FROM item: a row per sample. */
    String samples() {
        return source(folder.samples(), SAMPLES);
    }

    /** A FROM item: a row per second of the injector. */
    String health() {
        return source(folder.health(), HEALTH);
    }

    private String source(Path parquet, String columns) {
        boolean readable =
                unreadable.stream()
                        .noneMatch(sentence -> sentence.startsWith(parquet.getFileName() + " "));
        String none = "SELECT unnest(CAST(NULL AS STRUCT(" + columns + "))) LIMIT 0";
        // Columns that an older version did not record are NULL.
        return readable
                ? "((%s) UNION ALL BY NAME SELECT * FROM read_parquet(%s))"
                        .formatted(none, Database.literal(parquet))
                : "(" + none + ")";
    }

    /** A phase as it happened, if it began. */
    Optional<Phase> phase(PhaseName name) {
        return timeline == null
                ? Optional.empty()
                : timeline.phases().stream().filter(phase -> phase.name() == name).findFirst();
    }

    /** The end of the drain, or of the load where no drain was recorded. */
    long drainEndNs(long loadEndNs) {
        return phase(PhaseName.DRAIN).map(Phase::toNs).orElse(loadEndNs);
    }

    /** Until when an effect counts: the drain's end; for ever in a trial that never came to it. */
    long countedUntilNs() {
        return phase(PhaseName.DRAIN).map(Phase::toNs).orElse(Long.MAX_VALUE);
    }

    /** The end of the last fault as it happened; empty where there was none. */
    Optional<Long> lastFaultEndNs() {
        return timeline == null
                ? Optional.empty()
                : timeline.faults().stream().map(Timeline.FaultWindow::toNs).max(Long::compare);
    }
}
