package io.syncorswim.gatling;

import static io.gatling.javaapi.core.CoreDsl.InputStreamBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ProtocolBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.syncorswim.recording.ArrivalLine;
import io.syncorswim.schedule.Schedule;
import io.syncorswim.wire.Wire;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a Gatling user does: await the order's intended start, send it once, record how it ended.
 *
 * <p>All four steps run on the user's event loop, one right after the other, so that the two stamps
 * enclose the request and nothing else. The client keeps connections alive and shares them among
 * users; it follows no redirect, caches nothing, and makes no request that is not an order.
 */
public final class OrderFlow {
    /** How long before its intended start a user takes its ticket. */
    public static final Duration LEAD = Duration.ofMillis(1200);

    private static final String STATUS = "status";

    private final URI url;
    private final Duration timeout;
    private final Consumer<ArrivalLine> recorder;
    private final LongSupplier clock;

    /**
     * @param url where the frontend listens, without a path
     * @param timeout how long a user waits for an answer, from sending
     * @param recorder takes one line per order, on an event loop: must not block
     */
    public OrderFlow(
            URI url, Duration timeout, Consumer<ArrivalLine> recorder, LongSupplier clock) {
        this.url = url;
        this.timeout = timeout;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** One user per order of the schedule. */
    public PopulationBuilder users(Schedule schedule, Tickets tickets) {
        ChainBuilder steps =
                exec(new AwaitIntendedStart(tickets, clock))
                        .exec(this::stampSent)
                        .exec(request())
                        .exec(this::record);
        return ScheduledUsers.of(scenario("orders").exec(steps), schedule).protocols(protocol());
    }

    private ProtocolBuilder protocol() {
        return http.shareConnections()
                .disableWarmUp()
                .disableFollowRedirect()
                .disableCaching()
                .disableAutoReferer()
                .disableAutoOrigin();
    }

    private HttpRequestActionBuilder request() {
        String orders = url + Wire.ORDERS_PATH;
        return http("order")
                .post(session -> orders + order(session).number())
                // An empty stream is the one body that the client does not send a second time once
                // it has begun to read it; see Order.written for why that matters.
                .body(InputStreamBody(session -> InputStream.nullInputStream()))
                .header("Content-Length", "0")
                .requestTimeout(timeout)
                .sign((request, session) -> {
                    order(session).written();
                    return request;
                })
                .check(status().saveAs(STATUS), status().lt(300));
    }

    private Session stampSent(Session session) {
        order(session).sent(clock.getAsLong());
        return session;
    }

    private Session record(Session session) {
        long respondedNs = clock.getAsLong();
        int status = session.contains(STATUS) ? session.getInt(STATUS) : 0;
        recorder.accept(order(session).ended(respondedNs, status, timeout.toNanos()));
        return session;
    }

    private static Order order(Session session) {
        return Objects.requireNonNull(session.<Order>get(AwaitIntendedStart.ORDER));
    }
}
