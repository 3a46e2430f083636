package io.syncorswim.target.frontend;

import io.syncorswim.target.amqp.BrokerAddress;
import io.syncorswim.target.amqp.NoBroker;
import io.syncorswim.target.amqp.Topology;
import io.syncorswim.target.http.Admin;
import io.syncorswim.target.http.BindFailure;
import io.syncorswim.target.http.Binding;
import io.syncorswim.target.http.NumberedPath;
import io.syncorswim.target.http.Server;
import io.syncorswim.target.http.Service;
import io.syncorswim.target.metrics.Telemetry;
import io.syncorswim.target.metrics.TimedHandler;
import io.syncorswim.wire.TargetSystem;
import io.syncorswim.wire.Wire;
import io.undertow.server.HttpHandler;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The frontend service: takes orders over HTTP and places them by one pattern. */
public final class Frontend implements Service {
    private static final Duration DRAIN = Duration.ofSeconds(8);

    private final Telemetry telemetry;
    private final Wiring wiring;
    private final Server server;

    private Frontend(Telemetry telemetry, Wiring wiring, Server server) {
        this.telemetry = telemetry;
        this.wiring = wiring;
        this.server = server;
    }

    /** Where a frontend listens, and whether it measures itself and serves what it measured. */
    public record Doors(Binding open, Binding admin, boolean metrics) {
        private Telemetry telemetry() {
            return metrics ? new Telemetry() : Telemetry.off();
        }
    }

    /** Serves by calling the systems over HTTP: every pattern but messaging. */
    public static Frontend calling(
            PatternName pattern, Map<TargetSystem, URI> systems, Limits limits, Doors doors)
            throws BindFailure {
        Telemetry telemetry = doors.telemetry();
        Wiring wiring =
                switch (pattern) {
                    case CHAIN -> Wiring.chain(systems, limits, telemetry);
                    case CHAIN_VIRTUAL -> Wiring.chainVirtual(systems, limits, telemetry);
                    case FAN_OUT -> Wiring.fanOut(systems, limits, telemetry);
                    case MESSAGING ->
                            throw new IllegalArgumentException("messaging calls no system");
                };
        return start(telemetry, wiring, doors);
    }

    /** Serves by publishing to a broker. */
    public static Frontend messaging(
            BrokerAddress broker, Topology topology, Limits limits, Doors doors)
            throws NoBroker, BindFailure {
        Telemetry telemetry = doors.telemetry();
        return start(telemetry, Wiring.messaging(broker, topology, limits, telemetry), doors);
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public int adminPort() {
        return server.adminPort();
    }

    @Override
    public void stop() {
        try {
            server.drain(DRAIN);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        wiring.closing().forEach(Runnable::run);
        server.stop();
        telemetry.close();
    }

    private static Frontend start(Telemetry telemetry, Wiring wiring, Doors doors)
            throws BindFailure {
        HttpHandler orders = new NumberedPath(Wire.ORDERS_PATH, new Orders(wiring.pattern()));
        HttpHandler door =
                NumberedPath.door(
                        Wire.ORDERS_PATH,
                        telemetry.isOn() ? measured(orders, telemetry, wiring) : orders);
        try {
            Server server =
                    Server.start(doors.open(), door, doors.admin(), Admin.routes(telemetry));
            telemetry.watchProcess();
            return new Frontend(telemetry, wiring, server);
        } catch (BindFailure failure) {
            wiring.closing().forEach(Runnable::run);
            throw failure;
        }
    }

    private static HttpHandler measured(HttpHandler orders, Telemetry telemetry, Wiring wiring) {
        TimedHandler timed = new TimedHandler(telemetry, Wire.ORDERS_PATH + "{number}", orders);
        telemetry.gauge(Wire.IN_FLIGHT_METRIC, "Orders not answered yet", timed::active);
        telemetry.gauge(
                Wire.QUEUED_METRIC, "Orders that wait for a thread", wiring.queued()::getAsInt);
        return timed;
    }
}
