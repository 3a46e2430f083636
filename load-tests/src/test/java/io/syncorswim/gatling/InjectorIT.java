package io.syncorswim.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.experiment.Workload.Arrivals;
import io.syncorswim.gatling.InjectorProcess.Arrival;
import io.syncorswim.recording.ArrivalLine.Ending;
import io.syncorswim.schedule.Schedule;
import io.syncorswim.schedule.Segment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The injector as a program, against servers that behave and servers that do not. */
class InjectorIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration SHORT_TIMEOUT = Duration.ofMillis(300);

    @TempDir Path folder;

    private final Schedule schedule = schedule(2, 60);

    @Test
    void every_order_is_sent_once_and_recorded_once() throws Exception {
        try (var server = new ScriptedServer((_, _) -> 200);
                var injector = start(server.url(), TIMEOUT)) {
            long t0 = t0(injector);
            List<Arrival> arrivals = injector.complete();

            assertThat(arrivals)
                    .extracting(Arrival::order)
                    .containsExactlyInAnyOrderElementsOf(orders());
            assertThat(server.requests().keySet()).containsExactlyInAnyOrderElementsOf(orders());
            assertThat(server.requests().values()).containsOnly(1);
            assertThat(arrivals)
                    .allSatisfy(arrival -> {
                        assertThat(arrival.intendedNs())
                                .isEqualTo(t0 + schedule.intendedNs(arrival.order()));
                        assertThat(arrival.sentNs()).isGreaterThanOrEqualTo(arrival.intendedNs());
                        assertThat(arrival.respondedNs()).isGreaterThan(arrival.sentNs());
                        assertThat(arrival.status()).isEqualTo(200);
                        assertThat(arrival.attempts()).isEqualTo(1);
                        assertThat(arrival.ending()).isEqualTo(Ending.ANSWERED);
                    });
            assertThat(server.connections()).isLessThan(schedule.size());
            assertThat(server.lastHead())
                    .startsWith("POST /orders/")
                    .containsIgnoringCase("content-length: 0")
                    .doesNotContainIgnoringCase("transfer-encoding");
        }
    }

    @Test
    void any_status_is_an_answer_and_no_redirect_is_followed() throws Exception {
        int[] statuses = {200, 202, 204, 301, 304, 404, 429, 500, 502, 503, 504};
        try (var server = new ScriptedServer((order, _) -> statuses[order % statuses.length]);
                var injector = start(server.url(), TIMEOUT)) {
            List<Arrival> arrivals = injector.complete();

            assertThat(arrivals).hasSize(schedule.size());
            assertThat(arrivals)
                    .allSatisfy(arrival -> {
                        assertThat(arrival.ending()).isEqualTo(Ending.ANSWERED);
                        assertThat(arrival.status())
                                .isEqualTo(statuses[arrival.order() % statuses.length]);
                    });
            assertThat(server.requests().values()).containsOnly(1);
            assertThat(injector.errors()).contains("KO");
        }
    }

    @Test
    void a_port_that_refuses_is_not_connected() throws Exception {
        try (var injector = start(closedPort(), TIMEOUT)) {
            List<Arrival> arrivals = injector.complete();

            assertThat(arrivals).hasSize(schedule.size());
            assertThat(arrivals).extracting(Arrival::ending).containsOnly(Ending.NOT_CONNECTED);
            assertThat(arrivals).extracting(Arrival::status).containsOnly(0);
        }
    }

    @Test
    void a_server_that_never_answers_is_timed_out_after_the_timeout() throws Exception {
        try (var server = new ScriptedServer((_, _) -> ScriptedServer.SILENCE);
                var injector = start(server.url(), SHORT_TIMEOUT)) {
            List<Arrival> arrivals = injector.complete();

            assertThat(arrivals).hasSize(schedule.size());
            assertThat(arrivals).extracting(Arrival::ending).containsOnly(Ending.TIMED_OUT);
            assertThat(arrivals)
                    .allMatch(a -> a.respondedNs() - a.sentNs() >= SHORT_TIMEOUT.toNanos());
            assertThat(server.requests().values()).containsOnly(1);
        }
    }

    @Test
    void a_server_that_accepts_nothing_is_not_connected_since_nothing_was_sent() throws Exception {
        // A backlog of one that nobody accepts from: further handshakes stay open.
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var injector =
                        start(
                                URI.create("http://127.0.0.1:" + full.getLocalPort()),
                                SHORT_TIMEOUT)) {
            List<Arrival> arrivals = injector.complete();

            assertThat(arrivals).hasSize(schedule.size());
            assertThat(arrivals)
                    .extracting(Arrival::ending)
                    .contains(Ending.NOT_CONNECTED)
                    .doesNotContain(Ending.BROKEN, Ending.ANSWERED);
        }
    }

    @Test
    void a_server_that_hangs_up_on_a_new_connection_is_broken() throws Exception {
        try (var server = new ScriptedServer((_, _) -> ScriptedServer.HANG_UP);
                var injector = start(server.url(), TIMEOUT)) {
            List<Arrival> arrivals = injector.complete();

            assertThat(arrivals).hasSize(schedule.size());
            assertThat(arrivals).extracting(Arrival::ending).containsOnly(Ending.BROKEN);
            assertThat(server.requests().values()).containsOnly(1);
        }
    }

    /** Here Gatling alone would send the order a second time, and count it once. */
    @Test
    void a_server_that_hangs_up_on_a_kept_connection_is_broken_and_not_asked_again()
            throws Exception {
        try (var server =
                        new ScriptedServer((_, onConnection) ->
                                onConnection == 1 ? 200 : ScriptedServer.HANG_UP);
                var injector = start(server.url(), TIMEOUT)) {
            List<Arrival> arrivals = injector.complete();

            assertThat(arrivals).hasSize(schedule.size());
            assertThat(arrivals)
                    .extracting(Arrival::ending)
                    .contains(Ending.ANSWERED, Ending.BROKEN)
                    .doesNotContain(Ending.NOT_CONNECTED, Ending.TIMED_OUT);
            assertThat(server.requests().keySet()).containsExactlyInAnyOrderElementsOf(orders());
            assertThat(server.requests().values()).containsOnly(1);
        }
    }

    private InjectorProcess start(URI url, Duration timeout) throws Exception {
        return InjectorProcess.start(url, schedule, folder, timeout);
    }

    private List<Integer> orders() {
        return IntStream.range(0, schedule.size()).boxed().toList();
    }

    static long t0(InjectorProcess injector) throws Exception {
        String line = injector.nextLine();
        assertThat(line).startsWith(Injector.T0 + " ");
        return Long.parseLong(line.substring(Injector.T0.length() + 1));
    }

    static Schedule schedule(int seconds, double rate) {
        return Schedule.of(
                11, Arrivals.POISSON, List.of(new Segment(Duration.ofSeconds(seconds), rate)));
    }

    static URI closedPort() throws Exception {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + free.getLocalPort());
        }
    }
}
