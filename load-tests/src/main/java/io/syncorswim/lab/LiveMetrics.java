package io.syncorswim.lab;

import io.syncorswim.experiment.Trial;
import io.syncorswim.metrics.Meters;
import io.syncorswim.metrics.MetricsServer;
import io.syncorswim.metrics.Prometheus;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.Children;
import io.syncorswim.process.LoopbackPorts;
import io.syncorswim.process.MissingPrerequisite;
import io.syncorswim.recording.JsonFile;
import io.syncorswim.wire.TargetSystem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where a run can be watched: the lab's own metrics and, where wished, a Prometheus that scrapes
 * all that there is to scrape.
 *
 * <p>Used by the lab's thread. Without a wish it opens nothing and does nothing.
 */
final class LiveMetrics implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1:";

    private final @Nullable MetricsServer server;
    private final @Nullable Prometheus prometheus;
    private OptionalInt brokerPort = OptionalInt.empty();

    /** One entry of Prometheus' file of targets. */
    private record Target(List<String> targets, Map<String, String> labels) {}

    /**
     * Where a Prometheus lives.
     *
     * @param configuration a folder with its configuration and rules
     * @param folder for its data
     */
    record Place(Path configuration, Path folder, Duration deadline) {}

    private LiveMetrics(@Nullable MetricsServer server, @Nullable Prometheus prometheus) {
        this.server = server;
        this.prometheus = prometheus;
    }

    /** Nothing to watch. */
    static LiveMetrics none() {
        return new LiveMetrics(null, null);
    }

    /** Starts what is wished for, and tells the progress where it is. */
    static LiveMetrics start(
            Watching wish, Children children, LoopbackPorts ports, Place place, Progress progress)
            throws MissingPrerequisite, ChildFailed, IOException, InterruptedException {
        if (wish.metrics().isEmpty() && wish.prometheusPort().isEmpty()) {
            return none();
        }
        InetAddress loopback = LoopbackPorts.loopback();
        MetricsServer server =
                MetricsServer.start(
                        wish.metrics().orElseGet(() -> new InetSocketAddress(loopback, 0)));
        try {
            LiveMetrics live = new LiveMetrics(server, prometheus(wish, children, ports, place));
            live.tell(progress);
            return live;
        } catch (MissingPrerequisite | ChildFailed | IOException | InterruptedException failed) {
            server.close();
            throw failed;
        }
    }

    /** Whether anybody may be watching. */
    boolean isOn() {
        return server != null;
    }

    /** Whether a broker of the lab's own is to serve metrics of its own. */
    boolean wantsBroker() {
        return prometheus != null;
    }

    /** Where the broker serves its metrics, if it does. */
    void broker(OptionalInt port) {
        brokerPort = port;
    }

    /** Shows a trial's meters, instead of those before. */
    void show(Meters meters) {
        if (server != null) {
            server.show(meters);
        }
    }

    /** Has a trial's services scraped, instead of those before. */
    void scrape(Trial trial, Services services) throws IOException {
        if (prometheus == null || server == null) {
            return;
        }
        List<Target> targets = new ArrayList<>();
        targets.add(target("lab", "lab", server.port(), Map.of()));
        brokerPort.ifPresent(port -> targets.add(target("broker", "broker", port, Map.of())));
        Map<String, String> labels = TrialMeters.labels(trial);
        for (Service service : services.all()) {
            String job = TargetSystem.ofWord(service.name()).isPresent() ? "backend" : "frontend";
            targets.add(target(job, service.name(), service.ports().admin(), labels));
        }
        JsonFile.write(prometheus.targets(), targets);
    }

    /** Ends what was started; a Prometheus that is opened again later finds nothing to scrape. */
    @Override
    public void close() {
        if (prometheus != null) {
            prometheus.close();
            forgetTargets(prometheus);
        }
        if (server != null) {
            server.close();
        }
    }

    private static void forgetTargets(Prometheus ended) {
        try {
            JsonFile.write(ended.targets(), List.of());
        } catch (IOException fullDisk) {
            // Then it will look for processes that are gone: no harm to what it has kept.
        }
    }

    private static @Nullable Prometheus prometheus(
            Watching wish, Children children, LoopbackPorts ports, Place place)
            throws MissingPrerequisite, ChildFailed, IOException, InterruptedException {
        if (wish.prometheusPort().isEmpty()) {
            return null;
        }
        int wished = wish.prometheusPort().getAsInt();
        if (wished != 0 && !LoopbackPorts.isFree(wished)) {
            throw new MissingPrerequisite(
                    "port " + wished + " is in use: choose another with --prometheus=PORT");
        }
        int port = wished == 0 ? ports.free() : wished;
        return Prometheus.start(
                children, place.configuration(), place.folder(), port, place.deadline());
    }

    private void tell(Progress progress) {
        if (server != null) {
            progress.watchable("Metrics", "http://" + LOOPBACK + server.port() + "/metrics");
        }
        if (prometheus != null) {
            progress.watchable("Prometheus", prometheus.url().toString());
        }
    }

    private static Target target(String job, String instance, int port, Map<String, String> trial) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("job", job);
        labels.put("instance", instance);
        labels.putAll(trial);
        return new Target(List.of(LOOPBACK + port), labels);
    }
}
