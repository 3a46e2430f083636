package io.syncorswim.comparison;

import io.syncorswim.analysis.Validity;
import io.syncorswim.comparison.Change.Direction;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Two runs compared: {@code comparison.json}.
 *
 * @param schema version of this file's shape
 * @param generator name and version of the program that made it
 * @param first, second the runs; a change is from the first to the second
 * @param isPaired whether both were offered the same orders, so that chance in the arrivals cancels
 * @param mismatches in what the two should have been alike and were not
 * @param caveats what a reader must know before any figure, in sentences
 * @param changes every cell of either run in four figures, in the order of the first run's
 */
public record RunComparison(
        int schema,
        String generator,
        Side first,
        Side second,
        boolean isPaired,
        List<Mismatch> mismatches,
        List<String> caveats,
        List<Change> changes) {
    public static final int SCHEMA = 1;

    public RunComparison {
        mismatches = List.copyOf(mismatches);
        caveats = List.copyOf(caveats);
        changes = List.copyOf(changes);
    }

    /**
     * One of the two runs.
     *
     * @param directory its name, without the path
     * @param repetitions that were recorded, of the cell that has the fewest
     */
    public record Side(
            String directory,
            String name,
            String startedAt,
            String command,
            String generator,
            @Nullable String broker,
            long seed,
            int repetitions,
            Validity validity,
            boolean complete) {}

    /** The changes of a direction. */
    public List<Change> of(Direction direction) {
        return changes.stream().filter(change -> change.direction() == direction).toList();
    }

    /** What got significantly worse by more than so many percent, or percentage points. */
    public List<Change> regressions(double percent) {
        return changes.stream().filter(change -> change.worseningPercent() > percent).toList();
    }
}
