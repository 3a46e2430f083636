package io.syncorswim.target.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.syncorswim.target.http.Server.Patience;
import io.undertow.server.HttpHandler;
import io.undertow.util.SameThreadExecutor;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** What both doors do with clients that are slow, silent or verbose. */
@Timeout(60)
class ServerTest {
    private static final Binding ANY = new Binding("127.0.0.1", 0);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(10);

    private static final int NEVER_CLOSED_MS = 20_000;

    private @Nullable Server server;

    /** The door that a test knocks at. */
    enum Door {
        OPEN,
        ADMIN
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_that_sends_half_a_request_is_closed(Door door) throws Exception {
        start(new Patience(SHORT, LONG, LONG));
        assertThat(answer(door, "POST /orders/7 HTTP/1.1\r\nHost: h\r\n")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_that_sends_nothing_is_closed(Door door) throws Exception {
        start(new Patience(LONG, SHORT, LONG));
        assertThat(answer(door, "")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_that_sends_half_a_body_is_closed(Door door) throws Exception {
        start(new Patience(LONG, LONG, SHORT));
        assertThat(answer(door, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nhalf"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_body_that_is_too_large_ends_the_connection(Door door) throws Exception {
        start(new Patience(LONG, LONG, LONG));
        assertThat(answer(door, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 16385\r\n\r\n"))
                .isEmpty();
    }

    @Test
    void an_order_in_hand_may_take_longer_than_any_of_it() throws Exception {
        Executor muchLater =
                CompletableFuture.delayedExecutor(5 * SHORT.toMillis(), TimeUnit.MILLISECONDS);
        start(
                new Patience(SHORT, SHORT, SHORT),
                exchange ->
                        exchange.dispatch(
                                SameThreadExecutor.INSTANCE,
                                () -> muchLater.execute(exchange::endExchange)));
        try (Socket socket = connect(Door.OPEN)) {
            send(socket, "POST /orders/7 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
            assertThat(read(socket)).startsWith("HTTP/1.1 200 OK");
        }
    }

    private void start(Patience patience) throws BindFailure {
        start(patience, exchange -> exchange.endExchange());
    }

    private void start(Patience patience, HttpHandler handler) throws BindFailure {
        server = Server.start(ANY, handler, ANY, handler, patience);
    }

    /** All that comes back until the server closes the connection. */
    private String answer(Door door, String request) throws IOException {
        try (Socket socket = connect(door)) {
            send(socket, request);
            return read(socket);
        }
    }

    private Socket connect(Door door) throws IOException {
        Server running = Objects.requireNonNull(server);
        Socket socket =
                new Socket(
                        InetAddress.getLoopbackAddress(),
                        door == Door.OPEN ? running.port() : running.adminPort());
        socket.setSoTimeout(NEVER_CLOSED_MS);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String read(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        } catch (SocketException reset) {
            return "";
        }
    }
}
