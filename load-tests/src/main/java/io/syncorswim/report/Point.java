package io.syncorswim.report;

import org.jspecify.annotations.Nullable;

/**
 * One value of a series.
 *
 * @param y null where there is none: the line has a gap there
 */
record Point(double x, @Nullable Double y) {}
