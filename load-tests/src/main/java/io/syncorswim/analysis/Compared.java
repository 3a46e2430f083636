package io.syncorswim.analysis;

import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.statistics.Figure;

import org.jspecify.annotations.Nullable;

/** A figure that two cells are compared in. */
public enum Compared {
    COMPLETED_P99("completed p99", Figure.COMPLETION_P99),
    ACCEPTED_P99("accepted p99", Figure.RESPONSE_P99),
    COMPLETED("completed share", Figure.COMPLETED_SHARE),
    GOOD("good share", Figure.GOOD_SHARE);

    private final String words;
    private final Figure figure;

    Compared(String words, Figure figure) {
        this.words = words;
        this.figure = figure;
    }

    /** For people: {@code completed p99}. */
    public String words() {
        return words;
    }

    public Figure figure() {
        return figure;
    }

    /** The exact figure: milliseconds, or a share; null where there is none. */
    public @Nullable Double of(Cell cell) {
        return switch (this) {
            case COMPLETED_P99 -> cell.completion().p99();
            case ACCEPTED_P99 -> cell.response().p99();
            case COMPLETED -> cell.completedShare();
            case GOOD -> cell.goodShare();
        };
    }

    /** Of a latency the smaller is the better, of a share the larger. */
    public boolean isBetter(double value) {
        return figure.isShare() ? value > 0 : value < 1;
    }

    /** Of a difference: a ratio of latencies, a difference of shares in percentage points. */
    public String unit() {
        return figure.isShare() ? "points" : "times";
    }
}
