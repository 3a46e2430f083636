package io.syncorswim.report;

import io.syncorswim.analysis.Analysis;

import org.jspecify.annotations.Nullable;

/**
 * A place in the matrix.
 *
 * @param cell null where no trial left records: the run was interrupted
 */
record Entry(Contender contender, Analysis.@Nullable Cell cell) {
    /** Who swam, who sank, and whether the figures that say so can be believed. */
    String outcome() {
        if (cell == null) {
            return "NOT RUN";
        }
        return switch (cell.validity()) {
            case VALID -> cell.outcome().name();
            case SUSPECT, INVALID -> cell.outcome() + " (" + cell.validity() + ")";
        };
    }

    /** The pattern's name without spaces, for ids. */
    String slug() {
        return contender.label().replace(' ', '-');
    }
}
