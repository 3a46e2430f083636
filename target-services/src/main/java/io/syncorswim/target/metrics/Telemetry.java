package io.syncorswim.target.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.DoubleSupplier;

/**
 * One process's meters, for Prometheus to scrape.
 *
 * <p>Times are histograms with the same buckets everywhere, so that several processes' can be added
 * up; no quantile is computed here, because quantiles cannot. Safe for use by many threads.
 */
public final class Telemetry implements AutoCloseable {
    private static final Duration[] BUCKETS =
            List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000).stream()
                    .map(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final @Nullable PrometheusMeterRegistry prometheus;
    private final MeterRegistry registry;
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /** Meters that count. */
    public Telemetry() {
        this(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    private Telemetry(@Nullable PrometheusMeterRegistry prometheus) {
        this.prometheus = prometheus;
        // A composite of nothing gives meters that do nothing.
        this.registry = prometheus == null ? new CompositeMeterRegistry() : prometheus;
    }

    /** Meters that do nothing: for measuring what the others cost. */
    public static Telemetry off() {
        return new Telemetry(null);
    }

    /** Whether there is anything to scrape. */
    public boolean isOn() {
        return prometheus != null;
    }

    /** Measures the process itself from now on: memory, collections, threads, CPU, files. */
    public void watchProcess() {
        new JvmMemoryMetrics().bindTo(registry);
        collections.bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** A timer with the common buckets; {@code tags} are keys and values in turn. */
    public Timer timer(String name, String description, String... tags) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** A counter; {@code tags} are keys and values in turn. */
    public Counter counter(String name, String description, String... tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    /** A gauge that reads a value at each scrape. */
    public void gauge(String name, String description, DoubleSupplier value) {
        Gauge.builder(name, value::getAsDouble).description(description).register(registry);
    }

    /** The threads and the queue of a pool. */
    public void watchPool(String name, ThreadPoolExecutor pool) {
        new ExecutorServiceMetrics(pool, name, List.of()).bindTo(registry);
    }

    /** Everything, in Prometheus' text format; nothing where it is off. */
    public String scrape() {
        return prometheus == null ? "" : prometheus.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
