package io.syncorswim.report;

import io.syncorswim.analysis.Analysis.Cell;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Objects;

/**
 * How many repetitions of the cells left records: in an interrupted run fewer than were planned,
 * and not the same number of each.
 */
record Repetitions(int fewest, int most) {
    /** What an interval can rest on. */
    enum Kind {
        SINGLE,
        SEVERAL,
        UNEQUAL
    }

    /** Those of all cells that there are; one where there are none. */
    static Repetitions of(List<Page.Scene> scenes) {
        IntSummaryStatistics recorded =
                scenes.stream()
                        .flatMap(scene -> scene.entries().stream())
                        .map(Entry::cell)
                        .filter(Objects::nonNull)
                        .mapToInt(Repetitions::of)
                        .summaryStatistics();
        return recorded.getCount() == 0
                ? new Repetitions(1, 1)
                : new Repetitions(recorded.getMin(), recorded.getMax());
    }

    private static int of(Cell cell) {
        return cell.intervals().repetitions();
    }

    Kind kind() {
        return most == 1 ? Kind.SINGLE : fewest == most ? Kind.SEVERAL : Kind.UNEQUAL;
    }

    /** {@code 5}, or {@code 2 to 5}. */
    String inWords() {
        return fewest == most
                ? Figures.count(most)
                : Figures.count(fewest) + " to " + Figures.count(most);
    }
}
