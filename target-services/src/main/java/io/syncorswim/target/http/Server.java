package io.syncorswim.target.http;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;

import org.xnio.Options;

import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;

/**
 * A service's two doors, public and admin, on the same few IO threads.
 *
 * <p>The public one closes gracefully: {@link #drain} refuses new requests with 503 and waits for
 * those in hand, while the admin door stays open until {@link #stop}. Handlers run on IO threads
 * and must not wait.
 */
public final class Server {
    private static final int BUFFER_BYTES = 16 * 1024 - 20;
    private static final int POOLED_BUFFERS = 1_000;

    /** For scrapes, which alone leave the IO threads; Admin bounds how many wait. */
    private static final int ADMIN_THREADS = 2;

    private static final Patience PATIENCE =
            new Patience(
                    Duration.ofSeconds(10),
                    // Longer than clients keep an unused connection: they let go first, and no
                    // order is sent into a connection that is being closed.
                    Duration.ofSeconds(90),
                    Duration.ofMinutes(5));
    private static final long LARGEST_BODY_BYTES = 16 * 1024;

    /**
     * How long a connection that says nothing is kept, at either door.
     *
     * @param request from a request's first byte to the end of its head
     * @param unused between requests, and before the first
     * @param idle while the rest of a body is missing, or an answer is not read
     */
    record Patience(Duration request, Duration unused, Duration idle) {}

    private final GracefulShutdownHandler graceful;
    private final Undertow open;
    private final Undertow admin;

    private Server(GracefulShutdownHandler graceful, Undertow open, Undertow admin) {
        this.graceful = graceful;
        this.open = open;
        this.admin = admin;
    }

    /** Opens both doors. */
    public static Server start(
            Binding open, HttpHandler openHandler, Binding admin, HttpHandler adminHandler)
            throws BindFailure {
        return start(open, openHandler, admin, adminHandler, PATIENCE);
    }

    static Server start(
            Binding open,
            HttpHandler openHandler,
            Binding admin,
            HttpHandler adminHandler,
            Patience patience)
            throws BindFailure {
        GracefulShutdownHandler graceful = new GracefulShutdownHandler(openHandler);
        Undertow openDoor =
                builder(open, graceful, patience).setWorkerThreads(ADMIN_THREADS).build();
        listen(openDoor, open, "--port");
        Undertow adminDoor =
                builder(admin, adminHandler, patience).setWorker(openDoor.getWorker()).build();
        try {
            listen(adminDoor, admin, "--admin-port");
        } catch (BindFailure failure) {
            openDoor.stop();
            throw failure;
        }
        return new Server(graceful, openDoor, adminDoor);
    }

    /** The port that orders come in by. */
    public int port() {
        return portOf(open);
    }

    public int adminPort() {
        return portOf(admin);
    }

    /**
     * Refuses what is new and waits for what is in hand.
     *
     * @return false where the deadline passed first
     */
    public boolean drain(Duration deadline) throws InterruptedException {
        graceful.shutdown();
        return graceful.awaitShutdown(deadline.toMillis());
    }

    /** Closes both doors and every connection. */
    public void stop() {
        admin.stop();
        open.stop();
    }

    private static Undertow.Builder builder(
            Binding binding, HttpHandler handler, Patience patience) {
        return Undertow.builder()
                .addHttpListener(binding.port(), binding.host(), handler)
                // Answers are written by pool threads and virtual threads: Undertow's default pool
                // keeps direct buffers for each thread that ever wrote, and would leak them.
                .setByteBufferPool(new DefaultByteBufferPool(true, BUFFER_BYTES, POOLED_BUFFERS, 0))
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, LARGEST_BODY_BYTES)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, ms(patience.request()))
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, ms(patience.unused()))
                // Undertow's own IDLE_TIMEOUT closes nothing of HTTP/1.1; these do.
                .setSocketOption(Options.READ_TIMEOUT, ms(patience.idle()))
                .setSocketOption(Options.WRITE_TIMEOUT, ms(patience.idle()));
    }

    private static int ms(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    private static void listen(Undertow undertow, Binding binding, String option)
            throws BindFailure {
        try {
            undertow.start();
        } catch (RuntimeException failure) {
            undertow.stop();
            throw new BindFailure(
                    "cannot listen on "
                            + binding
                            + " ("
                            + reason(failure)
                            + "); free it or choose another with "
                            + option
                            + ", where 0 takes any free port",
                    failure);
        }
    }

    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return failure.toString();
    }

    private static int portOf(Undertow undertow) {
        return ((InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress()).getPort();
    }
}
