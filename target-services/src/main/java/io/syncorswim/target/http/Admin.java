package io.syncorswim.target.http;

import io.syncorswim.target.metrics.Telemetry;
import io.syncorswim.wire.Wire;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.PathHandler;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;

/** The admin door's routes that every service has: metrics, health and the clock. */
public final class Admin {
    /** What waits for an admin thread is bounded by this: one more scrape is refused. */
    private static final int SCRAPES = 2;

    private static final int WAITING_SCRAPES = 16;
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private Admin() {}

    /** The routes, to which a service may add its own. */
    public static PathHandler routes(Telemetry telemetry) {
        PathHandler routes =
                Handlers.path()
                        .addExactPath(Wire.HEALTH_PATH, health())
                        .addExactPath(Wire.CLOCK_PATH, get(clock()));
        return telemetry.isOn()
                ? routes.addExactPath(Wire.METRICS_PATH, get(few(metrics(telemetry))))
                : routes;
    }

    /** {@code GET /health}: 200 as long as the service serves. */
    public static HttpHandler health() {
        return get(exchange -> exchange.getResponseSender().send("ok\n"));
    }

    /** Only {@code GET /health}, everything else 404: what is left of a public door's routes. */
    public static HttpHandler onlyHealth() {
        return Handlers.path().addExactPath(Wire.HEALTH_PATH, health());
    }

    private static HttpHandler clock() {
        return exchange -> exchange.getResponseSender().send(Long.toString(System.nanoTime()));
    }

    private static HttpHandler metrics(Telemetry telemetry) {
        return exchange ->
                // Off the IO thread: a scrape takes milliseconds, for which orders would wait.
                exchange.dispatch(scrape -> {
                    scrape.getResponseHeaders().put(Headers.CONTENT_TYPE, PROMETHEUS_TEXT);
                    scrape.getResponseSender().send(telemetry.scrape());
                });
    }

    private static HttpHandler few(HttpHandler scrapes) {
        return Handlers.requestLimitingHandler(SCRAPES, WAITING_SCRAPES, scrapes);
    }

    private static HttpHandler get(HttpHandler next) {
        return exchange -> {
            if (exchange.getRequestMethod().equals(Methods.GET)) {
                next.handleRequest(exchange);
            } else {
                exchange.setStatusCode(StatusCodes.METHOD_NOT_ALLOWED).endExchange();
            }
        };
    }
}
