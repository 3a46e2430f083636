package io.syncorswim.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.process.LoopbackPorts;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

class MetersTest {
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";

    private final Meters meters = new Meters(Map.of("pattern", "chain"));

    @Test
    void values_are_read_when_they_are_scraped() throws Exception {
        AtomicLong orders = new AtomicLong(3);
        meters.counter("syncorswim_x_orders", "x", List.of(), v -> v.is(orders.get()));
        meters.gauge("syncorswim_y", "y", List.of("fault"), v -> v.is(1, "slow"));
        try (MetricsServer server = serving()) {
            assertThat(scrape(server, "text/plain"))
                    .contains("syncorswim_x_orders_total{pattern=\"chain\"} 3.0\n")
                    .contains("syncorswim_y{fault=\"slow\",pattern=\"chain\"} 1.0\n");
            orders.set(5);
            assertThat(scrape(server, "text/plain"))
                    .contains("syncorswim_x_orders_total{pattern=\"chain\"} 5.0\n");
        }
    }

    @Test
    void times_are_histograms_in_seconds_whose_exemplars_name_an_order() throws Exception {
        OrderTimes times = meters.times("syncorswim_z_seconds", "z", Buckets.TIME, "belief");
        times.add(4711, 30_000_000, "accepted");
        try (MetricsServer server = serving()) {
            assertThat(scrape(server, "text/plain"))
                    .contains("le=\"0.02\"} 0\n", "le=\"0.05\"} 1\n", "le=\"+Inf\"} 1\n")
                    .contains("_sum{belief=\"accepted\",pattern=\"chain\"} 0.03\n");
            assertThat(scrape(server, OPEN_METRICS))
                    .containsPattern("le=\"0.05\"\\} 1 # \\{order=\"4711\"\\} 0\\.03 ");
        }
    }

    @Test
    void what_is_shown_takes_the_place_of_what_was_shown_before() throws Exception {
        meters.gauge("syncorswim_old", "old", List.of(), v -> v.is(1));
        try (MetricsServer server = serving()) {
            Meters next = new Meters(Map.of());
            next.gauge("syncorswim_new", "new", List.of(), v -> v.is(1));
            server.show(next);
            assertThat(scrape(server, "text/plain"))
                    .contains("syncorswim_new 1.0\n")
                    .doesNotContain("syncorswim_old");
        }
    }

    private MetricsServer serving() throws Exception {
        MetricsServer server =
                MetricsServer.start(new InetSocketAddress(LoopbackPorts.loopback(), 0));
        server.show(meters);
        return server;
    }

    private static String scrape(MetricsServer server, String accept)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/metrics"))
                        .header("Accept", accept)
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }
}
