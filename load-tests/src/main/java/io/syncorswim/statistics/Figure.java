package io.syncorswim.statistics;

/** A figure of a cell that an interval can be given for. */
public enum Figure {
    RESPONSE_P50(Kind.RESPONSE, 0.5),
    RESPONSE_P75(Kind.RESPONSE, 0.75),
    RESPONSE_P90(Kind.RESPONSE, 0.9),
    RESPONSE_P95(Kind.RESPONSE, 0.95),
    RESPONSE_P99(Kind.RESPONSE, 0.99),
    RESPONSE_P999(Kind.RESPONSE, 0.999),
    COMPLETION_P50(Kind.COMPLETION, 0.5),
    COMPLETION_P75(Kind.COMPLETION, 0.75),
    COMPLETION_P90(Kind.COMPLETION, 0.9),
    COMPLETION_P95(Kind.COMPLETION, 0.95),
    COMPLETION_P99(Kind.COMPLETION, 0.99),
    COMPLETION_P999(Kind.COMPLETION, 0.999),
    COMPLETED_SHARE(Kind.SHARE, 1),
    GOOD_SHARE(Kind.SHARE, 1),
    LOST_SHARE(Kind.SHARE, 1);

    /** What it is made of: a quantile of a latency, or a share of the offered orders. */
    enum Kind {
        RESPONSE,
        COMPLETION,
        SHARE
    }

    private final Kind kind;
    private final double quantile;

    Figure(Kind kind, double quantile) {
        this.kind = kind;
        this.quantile = quantile;
    }

    Kind kind() {
        return kind;
    }

    /** Which quantile of a latency it is, 0 to 1. */
    double quantile() {
        return quantile;
    }

    /** Whether it is a share of the offered orders; else it is a latency. */
    public boolean isShare() {
        return kind == Kind.SHARE;
    }
}
