package io.syncorswim.report;

import io.syncorswim.analysis.Analysis;

import org.jspecify.annotations.Nullable;

/**
 * A place in the matrix.
 *
 * @param cell null where no trial left records: the run was interrupted
 */
record Entry(Contender contender, Analysis.@Nullable Cell cell) {
    /** The pattern's name without spaces, for ids. */
    String slug() {
        return contender.label().replace(' ', '-');
    }
}
