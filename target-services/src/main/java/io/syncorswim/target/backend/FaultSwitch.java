package io.syncorswim.target.backend;

import io.syncorswim.wire.Wire;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code POST /faults?slow=K&failing=P}: sets what is wrong with this backend; what is left out
 * stays as it is. It takes the run's token, and where the process was given none it is shut.
 *
 * <p>Written by the admin door, read by every worker.
 */
final class FaultSwitch implements HttpHandler, Supplier<Faults> {
    private static final Set<String> KNOWN = Set.of("slow", "failing");

    private final @Nullable String token;
    private volatile Faults faults = Faults.NONE;

    FaultSwitch(@Nullable String token) {
        this.token = token;
    }

    /** What is wrong now. */
    @Override
    public Faults get() {
        return faults;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        if (token == null || token.isEmpty()) {
            answer(
                    exchange,
                    StatusCodes.FORBIDDEN,
                    "shut: the service was started without " + Wire.TOKEN_VARIABLE);
        } else if (!matches(token, exchange.getRequestHeaders().getFirst(Wire.TOKEN_HEADER))) {
            answer(
                    exchange,
                    StatusCodes.UNAUTHORIZED,
                    "the header " + Wire.TOKEN_HEADER + " must carry the run's token");
        } else if (!exchange.getRequestMethod().equals(Methods.POST)) {
            answer(exchange, StatusCodes.METHOD_NOT_ALLOWED, "only POST");
        } else {
            set(exchange);
        }
    }

    private void set(HttpServerExchange exchange) {
        try {
            faults = changed(faults, exchange.getQueryParameters());
            answer(
                    exchange,
                    StatusCodes.OK,
                    "slow=" + faults.slow() + " failing=" + faults.failing());
        } catch (IllegalArgumentException wrong) {
            answer(exchange, StatusCodes.BAD_REQUEST, String.valueOf(wrong.getMessage()));
        }
    }

    private static Faults changed(Faults before, Map<String, Deque<String>> parameters) {
        if (parameters.isEmpty() || !KNOWN.containsAll(parameters.keySet())) {
            throw new IllegalArgumentException("the parameters are slow, failing or both");
        }
        return new Faults(
                number("slow", parameters, before.slow()),
                number("failing", parameters, before.failing()));
    }

    private static double number(
            String name, Map<String, Deque<String>> parameters, double otherwise) {
        Deque<String> values = parameters.get(name);
        if (values == null) {
            return otherwise;
        }
        try {
            return Double.parseDouble(values.getFirst());
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    name + " must be a number, not '" + values.getFirst() + "'", wrong);
        }
    }

    /** Compares in a time that does not tell how much of it is right. */
    private static boolean matches(String token, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        given.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpServerExchange exchange, int status, String sentence) {
        exchange.setStatusCode(status);
        exchange.getResponseSender().send(sentence + "\n");
    }
}
