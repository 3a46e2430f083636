package io.syncorswim.target.backend;

import io.syncorswim.target.http.NumberedPath;
import io.syncorswim.wire.Wire;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;

import org.jspecify.annotations.Nullable;

/**
 * {@code POST /work/{order}}: 200 once the effect is journalled, 500 where the attempt failed, 503
 * at once where too many wait already.
 */
final class Requests implements NumberedPath.Numbered {
    private final Workers workers;
    private final Work work;

    Requests(Workers workers, Work work) {
        this.workers = workers;
        this.work = work;
    }

    @Override
    public void handle(HttpServerExchange exchange, long order) {
        int attempt = attempt(exchange.getRequestHeaders().getFirst(Wire.ATTEMPT_HEADER));
        if (attempt < 1) {
            exchange.setStatusCode(StatusCodes.BAD_REQUEST).endExchange();
        } else if (!workers.offer(worker -> attempt(exchange, order, attempt, worker))) {
            exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE).endExchange();
        }
    }

    private void attempt(HttpServerExchange exchange, long order, int attempt, int worker) {
        int status =
                switch (work.attempt(order, attempt, worker)) {
                    case DONE -> StatusCodes.OK;
                    case FAILED, NOT_JOURNALLED -> StatusCodes.INTERNAL_SERVER_ERROR;
                    case BROKEN_OFF -> StatusCodes.SERVICE_UNAVAILABLE;
                };
        exchange.setStatusCode(status).endExchange();
    }

    /** The attempt's number, or 0 where the header holds none. */
    private static int attempt(@Nullable String header) {
        if (header == null) {
            return 1;
        }
        try {
            return Integer.parseInt(header);
        } catch (NumberFormatException wrong) {
            return 0;
        }
    }
}
