package io.syncorswim.metrics;

import io.syncorswim.process.Child;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.ChildSpec;
import io.syncorswim.process.Children;
import io.syncorswim.process.MissingPrerequisite;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An installed Prometheus, as a child process that keeps its data with a run's results.
 *
 * <p>Its folder holds a copy of the configuration and the rules, the targets that it is to scrape,
 * its data and its log: all that is needed to open it again. Used by one thread.
 */
public final class Prometheus implements AutoCloseable {
    private static final Duration TO_STOP = Duration.ofSeconds(10);
    private static final long POLL_MS = 50;

    private final Child child;
    private final Path folder;
    private final int port;

    private Prometheus(Child child, Path folder, int port) {
        this.child = child;
        this.folder = folder;
        this.port = port;
    }

    /** The installed program, if there is one on the PATH. */
    public static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(directory -> Path.of(directory, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What to say where it is not installed. */
    public static MissingPrerequisite missing() {
        return new MissingPrerequisite(
                "no prometheus is installed: apt-get install prometheus, or leave --prometheus"
                        + " out");
    }

    /**
     * Starts it; returns when it is ready.
     *
     * @param configuration a folder with {@code prometheus.yml} and {@code rules/}
     * @param folder for its data; made where it does not exist
     * @param port on loopback
     * @throws MissingPrerequisite where it is not installed
     */
    public static Prometheus start(
            Children children, Path configuration, Path folder, int port, Duration deadline)
            throws MissingPrerequisite, ChildFailed, IOException, InterruptedException {
        Path program = installed().orElseThrow(Prometheus::missing);
        Files.createDirectories(folder.resolve("rules"));
        Files.createDirectories(folder.resolve("targets"));
        copy(configuration, folder);
        Child child =
                children.start(
                        new ChildSpec(
                                "prometheus",
                                command(program, port),
                                Map.of(),
                                folder,
                                folder.resolve("prometheus.log")));
        Prometheus prometheus = new Prometheus(child, folder, port);
        prometheus.awaitReady(deadline);
        return prometheus;
    }

    /** Where a browser finds it. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The file of the targets that it scrapes; what is written to it holds within seconds. */
    public Path targets() {
        return folder.resolve("targets").resolve("run.json");
    }

    /** Ends it; what it has scraped is kept. */
    @Override
    public void close() {
        if (child.isAlive()) {
            child.stop(TO_STOP);
        }
    }

    private static List<String> command(Path program, int port) {
        return List.of(
                program.toString(),
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=data",
                // A run is kept as long as its folder is.
                "--storage.tsdb.retention.time=100y",
                "--web.listen-address=127.0.0.1:" + port,
                "--enable-feature=exemplar-storage",
                "--log.level=warn");
    }

    private static void copy(Path configuration, Path folder) throws IOException {
        Files.copy(configuration.resolve("prometheus.yml"), folder.resolve("prometheus.yml"));
        try (Stream<Path> rules = Files.list(configuration.resolve("rules"))) {
            for (Path rule : rules.toList()) {
                Files.copy(rule, folder.resolve("rules").resolve(rule.getFileName()));
            }
        }
    }

    private void awaitReady(Duration deadline) throws ChildFailed, InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(url().resolve("/-/ready"))
                        .timeout(Duration.ofSeconds(1))
                        .build();
        long endNs = System.nanoTime() + deadline.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!isReady(http, question)) {
                if (!child.isAlive() || System.nanoTime() > endNs) {
                    throw child.failed("was not ready within " + deadline.toSeconds() + " s");
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MS);
            }
        }
    }

    private static boolean isReady(HttpClient http, HttpRequest question)
            throws InterruptedException {
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
