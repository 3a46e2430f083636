package io.syncorswim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A run's Prometheus, opened again as docs/metrics.md tells. */
final class QueriedPrometheus implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private QueriedPrometheus(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static QueriedPrometheus open(Path results) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process process =
                new ProcessBuilder(
                                "prometheus",
                                "--config.file=prometheus/prometheus.yml",
                                "--storage.tsdb.path=prometheus/data",
                                "--storage.tsdb.retention.time=100y",
                                "--enable-feature=exemplar-storage",
                                "--web.listen-address=127.0.0.1:" + port)
                        .directory(results.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.DISCARD)
                        .start();
        QueriedPrometheus opened = new QueriedPrometheus(process, port);
        opened.awaitReady();
        return opened;
    }

    /** The result of an instant query, at a Unix time. */
    JsonNode query(String expression, double at) throws IOException, InterruptedException {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, UTF_8) + "&time=" + at);
    }

    /** The exemplars of a series between two Unix times. */
    JsonNode exemplars(String series, double from, double to)
            throws IOException, InterruptedException {
        String query = "?query=" + URLEncoder.encode(series, UTF_8);
        return get("/api/v1/query_exemplars" + query + "&start=" + from + "&end=" + to);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
        http.close();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(path), BodyHandlers.ofString());
        JsonNode tree = new JsonMapper().readTree(answer.body());
        if (!tree.path("status").asText().equals("success")) {
            throw new AssertionError(answer.body());
        }
        JsonNode data = tree.get("data");
        return data.has("result") ? data.get("result") : data;
    }

    private void awaitReady() throws InterruptedException {
        while (process.isAlive()) {
            try {
                int status = http.send(request("/-/ready"), BodyHandlers.discarding()).statusCode();
                if (status == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // Asked again below.
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("prometheus ended with " + process.exitValue());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    }
}
