package io.syncorswim.report;

/**
 * A mark on an axis.
 *
 * @param label what stands beside it; empty for a minor mark
 */
record Tick(double value, String label) {}
