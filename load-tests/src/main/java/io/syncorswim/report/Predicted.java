package io.syncorswim.report;

import io.syncorswim.analysis.Analysis;
import io.syncorswim.analysis.Analysis.Prediction;

import java.util.List;

/** One prediction of queueing theory as a table's row; without one, its reason. */
record Predicted(Prediction prediction) {
    static final List<String> COLUMNS =
            List.of(
                    "Queueing theory",
                    "Figure, ms",
                    "Model, or why there is none",
                    "Predicted",
                    "Measured",
                    "95% interval",
                    "Residual");

    static final String NOTE =
            "Residual: measured less predicted. The models know the backends' queues and service"
                    + " times; HTTP, frontend and broker they do not know, so a small positive"
                    + " residual is their overhead.";

    /** The predictions of one scenario. */
    static List<Predicted> of(Analysis analysis, String scenario) {
        return analysis.theory().stream()
                .filter(prediction -> prediction.scenario().equals(scenario))
                .map(Predicted::new)
                .toList();
    }

    /** The fields, in the order of {@link #COLUMNS}. */
    List<String> cells() {
        String reason = prediction.reason();
        return List.of(
                prediction.pattern(),
                prediction.figure() + " (" + prediction.phase() + ")",
                reason == null ? prediction.model() : reason,
                Figures.number(prediction.predictedMs()),
                Figures.number(prediction.measuredMs()),
                prediction.lowMs() == null
                        ? Figures.NONE
                        : Figures.number(prediction.lowMs())
                                + " to "
                                + Figures.number(prediction.highMs()),
                Figures.number(prediction.residualMs()));
    }
}
