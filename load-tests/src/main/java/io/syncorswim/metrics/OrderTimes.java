package io.syncorswim.metrics;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.snapshots.Labels;

/**
 * A histogram of times of orders. Its exemplars carry the number of an order, which leads from a
 * bucket to the records. Safe for use by many threads.
 */
public final class OrderTimes {
    private static final double NS_PER_S = 1e9;

    private final Histogram histogram;

    OrderTimes(Histogram histogram) {
        this.histogram = histogram;
    }

    /** Adds an order's time, with the values of the histogram's labels in their order. */
    public void add(long order, long ns, String... labels) {
        histogram
                .labelValues(labels)
                .observeWithExemplar(ns / NS_PER_S, Labels.of("order", Long.toString(order)));
    }
}
