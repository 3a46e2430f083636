package io.syncorswim.statistics;

import java.util.Arrays;

/**
 * Blocks added up, each with a weight, and the figures of the sum. Made once per cell and cleared
 * for each replicate. Not thread-safe.
 */
final class Tally {
    private static final Figure[] FIGURES = Figure.values();

    private final Axis axis;
    private final double[] responses;
    private final double[] completions;
    private double responded;
    private double done;
    private double offered;
    private double completed;
    private double good;
    private double lost;

    Tally(Axis axis) {
        this.axis = axis;
        responses = new double[axis.size()];
        completions = new double[axis.size()];
    }

    void clear() {
        Arrays.fill(responses, 0);
        Arrays.fill(completions, 0);
        responded = done = offered = completed = good = lost = 0;
    }

    void add(RankedBlock ranked, double weight) {
        if (weight == 0) {
            return;
        }
        Block block = ranked.block();
        offered += weight * block.offered();
        completed += weight * block.completed();
        good += weight * block.good();
        lost += weight * block.lost();
        responded += weight * ranked.responses().total();
        done += weight * ranked.completions().total();
        ranked.responses().addTo(responses, weight);
        ranked.completions().addTo(completions, weight);
    }

    /** Adds another tally of the same axis. */
    void add(Tally other, double weight) {
        offered += weight * other.offered;
        completed += weight * other.completed;
        good += weight * other.good;
        lost += weight * other.lost;
        responded += weight * other.responded;
        done += weight * other.done;
        for (int i = 0; i < responses.length; i++) {
            responses[i] += weight * other.responses[i];
            completions[i] += weight * other.completions[i];
        }
    }

    /** Keeps every figure of the sum as a replicate. */
    void keep(Replicates values, int replicate) {
        quantiles(Figure.Kind.RESPONSE, values, replicate);
        quantiles(Figure.Kind.COMPLETION, values, replicate);
        for (Figure figure : FIGURES) {
            if (figure.isShare()) {
                values.set(figure, replicate, share(figure));
            }
        }
    }

    /** A share of the offered orders; NaN of none. */
    double share(Figure figure) {
        return switch (figure) {
            case COMPLETED_SHARE -> completed / offered;
            case GOOD_SHARE -> good / offered;
            case LOST_SHARE -> lost / offered;
            default -> throw new IllegalArgumentException(figure + " is no share");
        };
    }

    double offered() {
        return offered;
    }

    /** How many durations, weighted, a latency's figures are read from. */
    double durations(Figure.Kind kind) {
        return kind == Figure.Kind.RESPONSE ? responded : done;
    }

    /** The rank of the bucket that a latency's quantile lies in; -1 if there is none. */
    int rank(Figure figure) {
        double[] sums = sums(figure.kind());
        double beyond = needed(figure);
        int rank = -1;
        while (beyond > 0 && rank + 1 < sums.length) {
            beyond -= sums[++rank];
        }
        return rank;
    }

    /** The completion times, bucket by bucket, and the orders that have none. */
    Pooled completions() {
        int[] buckets = new int[axis.size()];
        Arrays.setAll(buckets, axis::bucket);
        return new Pooled(buckets, completions.clone(), offered - done);
    }

    private double[] sums(Figure.Kind kind) {
        return kind == Figure.Kind.RESPONSE ? responses : completions;
    }

    /** Weights are fractions: what their rounding adds up to must not skip a bucket. */
    private double needed(Figure figure) {
        return figure.quantile() * durations(figure.kind()) * (1 - 1e-12);
    }

    private void quantiles(Figure.Kind kind, Replicates values, int replicate) {
        double[] sums = sums(kind);
        boolean any = durations(kind) > 0;
        double below = 0;
        int rank = -1;
        // Ascending within a kind, so one pass serves all.
        for (Figure figure : FIGURES) {
            if (figure.kind() == kind) {
                double needed = needed(figure);
                while (below < needed && rank + 1 < sums.length) {
                    below += sums[++rank];
                }
                values.set(figure, replicate, any ? Buckets.logNs(axis.bucket(rank)) : Double.NaN);
            }
        }
    }
}
