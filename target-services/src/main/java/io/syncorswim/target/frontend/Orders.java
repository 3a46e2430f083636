package io.syncorswim.target.frontend;

import io.syncorswim.target.http.NumberedPath;
import io.syncorswim.target.pattern.Answer;
import io.syncorswim.target.pattern.Pattern;
import io.undertow.server.HttpServerExchange;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /orders/{number}}: places the order and answers whenever the pattern does. */
final class Orders implements NumberedPath.Numbered {
    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

    private final Pattern pattern;

    Orders(Pattern pattern) {
        this.pattern = pattern;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the answer is the end of it
    public void handle(HttpServerExchange exchange, long order) {
        try {
            pattern.place(order).whenComplete((answer, bug) -> respond(exchange, answer, bug));
        } catch (RuntimeException bug) {
            respond(exchange, null, bug);
        }
    }

    private static void respond(
            HttpServerExchange exchange, @Nullable Answer answer, @Nullable Throwable bug) {
        if (bug != null || answer == null) {
            // Whatever went wrong went wrong somewhere in the middle.
            LOG.error("an order ended unexpectedly: {}", String.valueOf(bug), bug);
            answer = Answer.UNKNOWN;
        }
        exchange.setStatusCode(answer.status()).endExchange();
    }
}
