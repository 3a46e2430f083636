package io.syncorswim.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.wire.Wire;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real jar in a process of its own, as a user would start it. */
final class RunningService implements AutoCloseable {
    private static final Path JAR = Path.of("target", "target-services.jar");
    private static final Pattern READY = Pattern.compile("swim-ready http=(\\d+) admin=(\\d+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path errors;
    private int port;
    private int adminPort;

    private RunningService(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /** Starts it without waiting for anything. */
    static RunningService launch(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        assertThat(JAR).as("built by the package phase").exists();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx128m"));
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-jar"));
        command.add(JAR.toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile(folder, "stderr", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SWIM_"));
        builder.environment().putAll(environment);
        return new RunningService(builder.start(), errors);
    }

    /** Starts it and waits until it is ready. */
    static RunningService start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        RunningService service = launch(folder, environment, arguments);
        String line = service.process.inputReader().readLine();
        Matcher ready = READY.matcher(String.valueOf(line));
        assertThat(ready.matches()).as("%s%n%s", line, service.errors()).isTrue();
        service.port = Integer.parseInt(ready.group(1));
        service.adminPort = Integer.parseInt(ready.group(2));
        return service;
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    CompletableFuture<HttpResponse<String>> post(String path) {
        return client.sendAsync(request(port, path).POST(BodyPublishers.noBody()).build(), body());
    }

    CompletableFuture<HttpResponse<String>> post(String path, String header, String value) {
        return client.sendAsync(
                request(port, path).header(header, value).POST(BodyPublishers.noBody()).build(),
                body());
    }

    HttpResponse<String> admin(String path) throws IOException, InterruptedException {
        return client.send(request(adminPort, path).build(), body());
    }

    HttpResponse<String> adminPost(String path, String header, String value)
            throws IOException, InterruptedException {
        return client.send(
                request(adminPort, path)
                        .header(header, value)
                        .POST(BodyPublishers.noBody())
                        .build(),
                body());
    }

    /** The status that the admin door answers with; {@code token} null for none. */
    int adminCall(String method, String path, @Nullable String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder call = request(adminPort, path).method(method, BodyPublishers.noBody());
        if (token != null) {
            call.header(Wire.TOKEN_HEADER, token);
        }
        return client.send(call.build(), body()).statusCode();
    }

    /** What everyone on the machine can read of it. */
    String commandLine() throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).replace('\0', ' ');
    }

    /** One gauge or counter of its metrics, by the line's beginning. */
    double metric(String prefix) throws IOException, InterruptedException {
        return admin("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(prefix + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(prefix.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + prefix));
    }

    void terminate() {
        process.destroy();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        return process.exitValue();
    }

    /** All that it wrote to standard error. */
    String errors() throws IOException {
        return Files.readString(errors);
    }

    /** All that is left of its standard output, once it has ended. */
    String output() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.shutdownNow();
        process.destroyForcibly();
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static HttpResponse.BodyHandler<String> body() {
        return BodyHandlers.ofString();
    }
}
