package io.syncorswim.analysis;

import io.syncorswim.experiment.Experiment;

import java.util.List;

/** A run whose records were analysed, with what a comparison with another run needs beside it. */
public record SampledRun(Analysis analysis, Experiment experiment, List<Sampled> cells) {
    public SampledRun {
        cells = List.copyOf(cells);
    }
}
