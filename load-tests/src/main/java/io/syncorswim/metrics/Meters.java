package io.syncorswim.metrics;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A set of meters that share some labels: one trial's, for example.
 *
 * <p>Counters and gauges are read when they are scraped, on the scraping thread; histograms are
 * written to by any thread.
 */
public final class Meters {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Labels shared;

    /** Takes a meter's values at a scrape. */
    public interface Values {
        /** Reports one value, with the values of the meter's own labels in their order. */
        void is(double value, String... labels);

        /** Reports one count. */
        default void is(long count, String... labels) {
            is((double) count, labels);
        }
    }

    /**
     * @param shared the labels that every meter carries
     */
    public Meters(Map<String, String> shared) {
        this.shared =
                Labels.of(
                        shared.keySet().toArray(String[]::new),
                        shared.values().toArray(String[]::new));
    }

    /** A counter that is read at each scrape; {@code _total} is added to its name. */
    public void counter(String name, String help, List<String> labels, Consumer<Values> reading) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(labels.toArray(String[]::new))
                .constLabels(shared)
                .callback(callback -> reading.accept(callback::call))
                .register(registry);
    }

    /** A gauge that is read at each scrape. */
    public void gauge(String name, String help, List<String> labels, Consumer<Values> reading) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(labels.toArray(String[]::new))
                .constLabels(shared)
                .callback(callback -> reading.accept(callback::call))
                .register(registry);
    }

    /** A histogram of times of orders. */
    public OrderTimes times(String name, String help, Buckets buckets, String... labels) {
        return new OrderTimes(
                Histogram.builder()
                        .name(name)
                        .help(help)
                        .labelNames(labels)
                        .constLabels(shared)
                        .classicOnly()
                        .classicUpperBounds(buckets.upperBoundsS())
                        .register(registry));
    }

    MetricSnapshots read() {
        return registry.scrape();
    }
}
