package io.syncorswim.grafana;

/**
 * A question to Prometheus.
 *
 * @param legend the name of each series, with labels in double braces
 */
record Query(String expression, String legend, Form form) {
    /** What is wanted back. */
    enum Form {
        /** Lines over time. */
        SERIES,
        /** Lines over time, and the orders that are examples of them. */
        SERIES_WITH_EXEMPLARS,
        /** Counts by bucket over time. */
        BUCKETS,
        /** A table's rows, at the end of the time range. */
        ROWS
    }
}
