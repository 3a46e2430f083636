package io.syncorswim.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.process.Child;
import io.syncorswim.process.ChildSpec;
import io.syncorswim.process.Children;
import io.syncorswim.wire.Wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A target service that a test starts from its jar, in a process of its own. */
final class TargetService {
    private static final Path JAR =
            Path.of("..", "target-services", "target", "target-services.jar");
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(90);
    private static final Pattern PORTS = Pattern.compile("http=(\\d+) admin=(\\d+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Child child;
    private final String url;
    private final String adminUrl;

    private TargetService(Child child, String port, String adminPort) {
        this.child = child;
        url = "http://127.0.0.1:" + port;
        adminUrl = "http://127.0.0.1:" + adminPort;
    }

    /** Starts it, its standard error in the folder; returns when it is ready. */
    static TargetService start(Children children, Path folder, URI broker, List<String> arguments)
            throws Exception {
        assertThat(JAR).as("built by the package phase of target-services").exists();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx128m"));
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-jar"));
        command.add(JAR.toAbsolutePath().normalize().toString());
        command.addAll(arguments);
        String name = arguments.getFirst();
        Child child =
                children.start(
                        new ChildSpec(
                                name,
                                command,
                                Map.of(Wire.AMQP_URI_VARIABLE, broker.toString()),
                                folder,
                                folder.resolve(name + ".log")));
        Matcher ports = PORTS.matcher(child.awaitLine(Wire.READY, READY));
        assertThat(ports.find()).isTrue();
        return new TargetService(child, ports.group(1), ports.group(2));
    }

    /** Places an order; returns the answer's status. */
    int post(long order) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + Wire.ORDERS_PATH + order))
                        .timeout(ANSWER)
                        .POST(BodyPublishers.noBody())
                        .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** Whether its public door is shut to what is new, as it is while it stops. */
    boolean isShut() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + Wire.HEALTH_PATH)).build();
        return client.send(request, BodyHandlers.discarding()).statusCode() == 503;
    }

    /** One gauge or counter of its metrics, by all of its line but the value. */
    double metric(String name) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(adminUrl + "/metrics")).build();
        return client.send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + name));
    }

    /** SIGTERM; does not wait. */
    void askToEnd() {
        ProcessHandle.of(child.pid()).ifPresent(ProcessHandle::destroy);
    }

    /** SIGTERM; returns when it has ended as asked. */
    void terminate() {
        askToEnd();
        child.onExit().orTimeout(ANSWER.toSeconds(), TimeUnit.SECONDS).join();
        assertThat(child.exitCode()).hasValue(143);
    }

    /** SIGKILL; returns when it is gone. */
    void kill() {
        child.kill();
    }
}
