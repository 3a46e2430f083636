package io.syncorswim.report;

/** A drawn chart with what stands above it: what is shown, then how it was made and from what. */
record Figure(String title, String caption, Svg drawing) {}
