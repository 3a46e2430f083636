package io.syncorswim.target.frontend;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A system on loopback whose answers a test gives by hand, or that always gives the same one. */
final class StubSystem implements AutoCloseable {
    private final Undertow server;
    private final BlockingQueue<HttpServerExchange> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> paths = new LinkedBlockingQueue<>();

    private StubSystem(int status) {
        server =
                Undertow.builder()
                        .setIoThreads(1)
                        .setWorkerThreads(1)
                        .addHttpListener(0, "127.0.0.1", exchange -> take(exchange, status))
                        .build();
        server.start();
    }

    /** Answers every call at once. */
    static StubSystem answering(int status) {
        return new StubSystem(status);
    }

    /** Holds every call until the test answers it. */
    static StubSystem holding() {
        return new StubSystem(0);
    }

    URI address() {
        InetSocketAddress bound =
                (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
        return URI.create("http://127.0.0.1:" + bound.getPort());
    }

    /** The next call that it holds, once there is one. */
    HttpServerExchange call() throws InterruptedException {
        return calls.take();
    }

    /** How many calls came in so far. */
    int count() {
        return paths.size();
    }

    BlockingQueue<String> paths() {
        return paths;
    }

    @Override
    public void close() {
        server.stop();
    }

    private void take(HttpServerExchange exchange, int status) {
        paths.add(exchange.getRequestMethod() + " " + exchange.getRequestPath());
        if (status > 0) {
            exchange.setStatusCode(status).endExchange();
        } else {
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> calls.add(exchange));
        }
    }
}
