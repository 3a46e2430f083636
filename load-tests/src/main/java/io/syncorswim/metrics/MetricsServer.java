package io.syncorswim.metrics;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.syncorswim.process.MissingPrerequisite;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * {@code GET /metrics} of the lab: the meters that are shown at the moment, in Prometheus' text
 * format or, where asked for, OpenMetrics with exemplars.
 *
 * <p>Owns its threads, which {@link #close} ends.
 */
public final class MetricsServer implements AutoCloseable {
    /** More than one: who sends half a request must not keep others from theirs. */
    private static final int THREADS = 4;

    private final ExecutorService executor =
            Executors.newFixedThreadPool(
                    THREADS, Thread.ofPlatform().daemon().name("metrics-", 0).factory());
    private final HTTPServer server;
    private volatile Meters shown = new Meters(Map.of());

    private MetricsServer(InetSocketAddress address) throws IOException {
        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register((MultiCollector) () -> shown.read());
        server =
                HTTPServer.builder()
                        .inetAddress(address.getAddress())
                        .port(address.getPort())
                        .registry(registry)
                        .executorService(executor)
                        .buildAndStart();
    }

    /**
     * Serves on that address; port 0 takes any free one.
     *
     * @throws MissingPrerequisite where it cannot be listened on
     */
    public static MetricsServer start(InetSocketAddress address) throws MissingPrerequisite {
        try {
            return new MetricsServer(address);
        } catch (IOException taken) {
            throw new MissingPrerequisite(
                    "metrics cannot be served on %s:%d (%s): choose another address with --metrics"
                            .formatted(
                                    address.getHostString(), address.getPort(), taken.getMessage()),
                    taken);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** Serves these meters from now on, instead of those before. */
    public void show(Meters meters) {
        shown = meters;
    }

    @Override
    public void close() {
        server.close();
        executor.shutdownNow();
    }
}
