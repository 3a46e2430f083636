package io.syncorswim.target.metrics;

import io.micrometer.core.instrument.Timer;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Times every request of one route, by status, until its response is written, and counts those that
 * are not answered yet.
 */
public final class TimedHandler implements HttpHandler {
    private final Telemetry telemetry;
    private final String route;
    private final HttpHandler next;
    private final AtomicInteger active = new AtomicInteger();
    private final Map<Integer, Timer> byStatus = new ConcurrentHashMap<>();

    /**
     * @param route the path with placeholders instead of numbers: one time series per route, not
     *     one per order
     */
    public TimedHandler(Telemetry telemetry, String route, HttpHandler next) {
        this.telemetry = telemetry;
        this.route = route;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        long startNs = System.nanoTime();
        active.incrementAndGet();
        exchange.addExchangeCompleteListener((done, proceed) -> {
            active.decrementAndGet();
            timer(done.getStatusCode()).record(System.nanoTime() - startNs, TimeUnit.NANOSECONDS);
            proceed.proceed();
        });
        next.handleRequest(exchange);
    }

    /** Requests that came in and are not answered yet. */
    public int active() {
        return active.get();
    }

    private Timer timer(int status) {
        return byStatus.computeIfAbsent(
                status,
                code ->
                        telemetry.timer(
                                "syncorswim.http.request.duration",
                                "From a request's arrival to its answer, by route and status",
                                "route",
                                route,
                                "status",
                                Integer.toString(code)));
    }
}
