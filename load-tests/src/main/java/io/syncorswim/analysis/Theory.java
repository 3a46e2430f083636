package io.syncorswim.analysis;

import io.syncorswim.analysis.Analysis.Percentiles;
import io.syncorswim.analysis.Analysis.Prediction;
import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.Pattern;
import io.syncorswim.experiment.Trial;
import io.syncorswim.theory.ResponseTime;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What queueing theory says of a cell, beside what was measured: over the whole load after the
 * warm-up where nothing goes wrong, over the baseline where something does, but for its last
 * orders, which the fault may have met.
 *
 * <p>The backends are the queues; the time that HTTP, broker and frontend take is not modelled, so
 * that a residual somewhat above 0 is their overhead. Where no model fits, a reason stands instead
 * of a number.
 */
final class Theory {
    /** Fewer orders say too little of a mean. */
    private static final long FEWEST = 100;

    private static final int BATCHES = 10;

    /** Student's t, 9 degrees of freedom, two-sided 95%: for 10 batches. */
    private static final double T = 2.262;

    private final Orders orders;
    private final Experiment experiment;
    private final Trial trial;
    private final long fromNs;
    private final long toNs;
    private final String phase;

    private Theory(Orders orders, Experiment experiment, Trial trial, Load load) {
        this.orders = orders;
        this.experiment = experiment;
        this.trial = trial;
        boolean calm = trial.scenario().faults().isEmpty();
        this.fromNs = load.baselineNs();
        this.toNs = calm ? load.endNs() : load.calmUntilNs();
        this.phase = calm ? "all after the warm-up" : "baseline";
    }

    /** The predictions for the cell whose orders are loaded. */
    static List<Prediction> of(Orders orders, Experiment experiment, Trial trial, Load load)
            throws IOException {
        return new Theory(orders, experiment, trial, load).predictions();
    }

    private List<Prediction> predictions() throws IOException {
        boolean messages = trial.pattern() == Pattern.MESSAGING;
        List<Prediction> predictions = new ArrayList<>();
        if (messages) {
            predictions.add(
                    none(
                            "response",
                            "the answer is the broker's confirm, which is no queue of ours"));
        }
        String figure = messages ? "completion" : "response";
        String duration = messages ? Latencies.COMPLETION : Latencies.RESPONSE;
        String counted = messages ? "happened = 'complete'" : "belief = 'accepted'";
        String window = "intended_ns >= %d AND intended_ns < %d".formatted(fromNs, toNs);
        Stations.Model model = Stations.model(experiment, trial.pattern());
        String reason = model.reason();
        if (reason == null) {
            reason = unfit(window, counted);
        }
        if (reason != null) {
            predictions.add(none(figure, reason));
            return predictions;
        }
        String where = window + " AND " + counted;
        predictions.add(mean(figure, model, duration, where));
        ResponseTime distribution = model.distribution();
        if (distribution != null) {
            Percentiles measured = Latencies.of(orders, duration, where);
            predictions.add(quantile(figure + " p50", model, distribution, 0.5, measured.p50()));
            predictions.add(quantile(figure + " p99", model, distribution, 0.99, measured.p99()));
        }
        return predictions;
    }

    /** What the measured orders have against a model; null where nothing. */
    private @Nullable String unfit(String window, String counted) throws IOException {
        String count = "SELECT count(*) FROM orders WHERE " + window;
        long all = orders.one(count, columns -> columns.getLong(1));
        long fit = orders.one(count + " AND " + counted, columns -> columns.getLong(1));
        if (all < FEWEST) {
            return "only %s: too few for a mean".formatted(Words.count(all, "order"));
        }
        return fit == all
                ? null
                : "%s of %s did not go through, which no model here foresees"
                        .formatted(Words.number(all - fit), Words.count(all, "order"));
    }

    /** Mean and confidence interval by batch means: ten stretches of time, of each repetition. */
    private Prediction mean(String figure, Stations.Model model, String duration, String where)
            throws IOException {
        List<Double> batches =
                orders.query(
                        """
                        SELECT avg(%s) / 1e6 FROM orders WHERE %s
                        GROUP BY repetition, (intended_ns - %d) * %d // %d\
                        """
                                .formatted(duration, where, fromNs, BATCHES, toNs - fromNs),
                        columns -> columns.getDouble(1));
        double mean =
                orders.one(
                        "SELECT avg(%s) / 1e6 FROM orders WHERE %s".formatted(duration, where),
                        columns -> columns.getDouble(1));
        double middle = batches.stream().mapToDouble(ms -> ms).average().orElse(mean);
        double squares = batches.stream().mapToDouble(ms -> (ms - middle) * (ms - middle)).sum();
        int n = batches.size();
        double margin = n < 2 ? Double.NaN : T * Math.sqrt(squares / (n - 1) / n);
        double predicted = model.meanS() * 1e3;
        return new Prediction(
                trial.pattern().word(),
                trial.policy(),
                trial.scenario().name(),
                phase,
                figure + " mean",
                model.name(),
                predicted,
                mean,
                n < 2 ? null : mean - margin,
                n < 2 ? null : mean + margin,
                mean - predicted,
                null);
    }

    private Prediction quantile(
            String figure,
            Stations.Model model,
            ResponseTime distribution,
            double share,
            @Nullable Double measured) {
        double predicted = distribution.quantileS(share) * 1e3;
        return new Prediction(
                trial.pattern().word(),
                trial.policy(),
                trial.scenario().name(),
                phase,
                figure,
                model.name(),
                predicted,
                measured,
                null,
                null,
                measured == null ? null : measured - predicted,
                null);
    }

    private Prediction none(String figure, String reason) {
        return new Prediction(
                trial.pattern().word(),
                trial.policy(),
                trial.scenario().name(),
                phase,
                figure,
                "",
                null,
                null,
                null,
                null,
                null,
                reason);
    }
}
