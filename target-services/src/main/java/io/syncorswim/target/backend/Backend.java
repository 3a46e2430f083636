package io.syncorswim.target.backend;

import io.syncorswim.target.amqp.NoBroker;
import io.syncorswim.target.amqp.QueueConsumer;
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

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A backend service: one system's work, over HTTP and, where asked, from its queue. Requests and
 * messages share the same workers.
 */
public final class Backend implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Backend.class);
    private static final Duration DRAIN = Duration.ofSeconds(8);
    private static final int ATTEMPTS_REMEMBERED = 100_000;

    private final Telemetry telemetry = new Telemetry();
    private final FaultSwitch faults;
    private final Journal journal;
    private final Workers workers;
    private final Work work;
    private final Server server;
    private final CompletableFuture<IOException> broken = new CompletableFuture<>();

    private @Nullable QueueConsumer consumer;

    /** Where a backend listens, and the token of its control endpoint; without one it is shut. */
    public record Doors(Binding open, Binding admin, @Nullable String token) {}

    private Backend(TargetSystem system, Capacity capacity, Journal journal, Doors doors)
            throws BindFailure {
        this.journal = journal;
        faults = new FaultSwitch(doors.token());
        work =
                new Work(
                        new Work.Shape(system, capacity.serviceTime(), capacity.seed()),
                        faults,
                        journal,
                        broken::complete,
                        System::nanoTime,
                        Pause::park,
                        telemetry);
        workers = new Workers(capacity.workers(), capacity.queue());
        server = serve(doors);
    }

    /** Opens the journal, serves, and connects to the broker where there is one to consume from. */
    public static Backend start(
            TargetSystem system,
            Capacity capacity,
            Path journalFile,
            Doors doors,
            @Nullable Consuming consuming)
            throws IOException, BindFailure, NoBroker {
        Backend backend = new Backend(system, capacity, Journal.open(journalFile), doors);
        backend.watch();
        if (consuming != null) {
            try {
                backend.consume(system, consuming);
            } catch (NoBroker failure) {
                backend.stop();
                throw failure;
            }
        }
        return backend;
    }

    /** Completes when the journal cannot be written: nothing can be acknowledged any more. */
    public CompletableFuture<IOException> broken() {
        return broken;
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
        QueueConsumer consuming = consumer;
        try {
            if (consuming != null) {
                consuming.stop();
            }
            server.drain(DRAIN);
            workers.awaitIdle(DRAIN);
            // Before the connection, without which what a worker finishes could not be acknowledged
            // and would be done again.
            workers.close();
            if (consuming != null) {
                consuming.close();
            }
            journal.close();
        } catch (InterruptedException hurry) {
            // The process is about to end; what is unfinished was not acknowledged.
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            LOG.warn("closing the journal failed: {}", failure.getMessage());
        }
        server.stop();
        telemetry.close();
    }

    private Server serve(Doors doors) throws BindFailure {
        TimedHandler timed =
                new TimedHandler(
                        telemetry,
                        Wire.WORK_PATH + "{number}",
                        new NumberedPath(Wire.WORK_PATH, new Requests(workers, work)));
        try {
            return Server.start(
                    doors.open(),
                    NumberedPath.door(Wire.WORK_PATH, timed),
                    doors.admin(),
                    Admin.routes(telemetry).addExactPath(Wire.FAULTS_PATH, faults));
        } catch (BindFailure failure) {
            workers.close();
            throw failure;
        }
    }

    private void consume(TargetSystem system, Consuming consuming) throws NoBroker {
        QueueConsumer started =
                new QueueConsumer(
                        consuming.broker(),
                        consuming.topology(),
                        consuming.topology().queue(system),
                        consuming.prefetch(),
                        new Messages(workers, work, new Attempts(ATTEMPTS_REMEMBERED)),
                        telemetry);
        telemetry.gauge(
                Wire.UNACKED_METRIC, "Messages delivered and not settled", started::unacked);
        consumer = started;
    }

    private void watch() {
        telemetry.gauge(
                Wire.IN_FLIGHT_METRIC, "Orders in work or waiting for it", workers::inFlight);
        telemetry.gauge(Wire.QUEUED_METRIC, "Orders that wait for a worker", workers::queued);
        telemetry.gauge(
                "syncorswim.service.time.factor",
                "What service times are multiplied by",
                () -> faults.get().slow());
        telemetry.gauge(
                "syncorswim.failing.ratio",
                "The share of attempts that are made to fail",
                () -> faults.get().failing());
        telemetry.watchProcess();
    }
}
