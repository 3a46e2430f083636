package io.syncorswim.lab;

import io.syncorswim.process.ChildFailed;
import io.syncorswim.wire.Wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The admin port of one service: fault switches, gauges, clock. Blocks; thread-safe. */
final class AdminClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient http;
    private final URI base;
    private final String token;

    AdminClient(HttpClient http, int adminPort, String token) {
        this.http = http;
        this.base = URI.create("http://127.0.0.1:" + adminPort);
        this.token = token;
    }

    /**
     * Sets a backend's fault switches.
     *
     * @param slow factor of the service time, 1 for none
     * @param failing share of attempts that fail, 0 for none
     */
    void setFaults(double slow, double failing) throws ChildFailed, InterruptedException {
        String path = Wire.FAULTS_PATH + "?slow=" + slow + "&failing=" + failing;
        HttpRequest.Builder switches = request(path).header(Wire.TOKEN_HEADER, token);
        answerTo(switches.POST(BodyPublishers.noBody()).build());
    }

    /** Every sample of the metrics whose name is asked for, summed over its labels. */
    Map<String, Double> metrics(String... names) throws IOException, InterruptedException {
        Map<String, Double> sums = new HashMap<>();
        String text = send(request(Wire.METRICS_PATH).GET().build());
        for (String line : text.lines().toList()) {
            for (String name : names) {
                if (line.startsWith(name) && "{ ".indexOf(line.charAt(name.length())) >= 0) {
                    double value = Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
                    sums.merge(name, value, Double::sum);
                }
            }
        }
        return sums;
    }

    /** How far the service's clock is off the lab's, see {@link RoundTrips}. */
    long clockOffsetNs() throws ChildFailed, InterruptedException {
        return RoundTrips.clockOffsetNs(
                _ -> Long.parseLong(answerTo(request(Wire.CLOCK_PATH).GET().build()).strip()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    }

    /** A service that must answer and does not has failed. */
    private String answerTo(HttpRequest request) throws ChildFailed, InterruptedException {
        try {
            return send(request);
        } catch (IOException noAnswer) {
            throw new ChildFailed(
                    "the service at "
                            + request.uri().getAuthority()
                            + " did not answer "
                            + request.uri().getPath()
                            + ": "
                            + noAnswer.getMessage(),
                    List.of());
        }
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200 && response.statusCode() != 204) {
            throw new IOException(
                    request.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}
