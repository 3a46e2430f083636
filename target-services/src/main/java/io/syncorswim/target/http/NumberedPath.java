package io.syncorswim.target.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;

/**
 * The public door's route for orders: {@code POST prefix{number}}.
 *
 * <p>A request is handed on in a state in which any thread may answer it, once the IO thread has
 * let go of it.
 */
public final class NumberedPath implements HttpHandler {
    /** Takes requests whose order is known. It must not wait, and must end the exchange. */
    public interface Numbered {
        void handle(HttpServerExchange exchange, long number);
    }

    private final String prefix;
    private final Numbered next;

    public NumberedPath(String prefix, Numbered next) {
        this.prefix = prefix;
        this.next = next;
    }

    /**
     * The public door: orders, and {@code GET /health}, which is no order and not counted as one.
     */
    public static HttpHandler door(String prefix, HttpHandler orders) {
        HttpHandler otherwise = Admin.onlyHealth();
        return exchange -> {
            boolean isOrder = exchange.getRequestPath().startsWith(prefix);
            (isOrder ? orders : otherwise).handleRequest(exchange);
        };
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRequestPath();
        long number = number(path.substring(prefix.length()));
        if (!exchange.getRequestMethod().equals(Methods.POST)) {
            exchange.setStatusCode(StatusCodes.METHOD_NOT_ALLOWED).endExchange();
        } else if (number < 0) {
            exchange.setStatusCode(StatusCodes.BAD_REQUEST);
            exchange.getResponseSender().send("an order's number is a whole number from 0\n");
        } else {
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> next.handle(exchange, number));
        }
    }

    /** The number, or -1 where it is none. */
    private static long number(String text) {
        try {
            return text.startsWith("+") ? -1 : Long.parseLong(text);
        } catch (NumberFormatException wrong) {
            return -1;
        }
    }
}
