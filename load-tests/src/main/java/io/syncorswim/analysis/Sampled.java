package io.syncorswim.analysis;

import io.syncorswim.analysis.Analysis.Cell;
import io.syncorswim.statistics.Resampled;

/** A cell, and the same cell resampled: its figures, and how far they may be off. */
public record Sampled(Cell cell, Resampled resampled) {}
