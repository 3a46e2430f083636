package io.syncorswim.target.frontend;

import io.syncorswim.target.amqp.BrokerAddress;
import io.syncorswim.target.amqp.ConfirmingPublisher;
import io.syncorswim.target.amqp.NoBroker;
import io.syncorswim.target.amqp.Topology;
import io.syncorswim.target.metrics.Telemetry;
import io.syncorswim.target.pattern.Chain;
import io.syncorswim.target.pattern.FanOut;
import io.syncorswim.target.pattern.Messaging;
import io.syncorswim.target.pattern.Pattern;
import io.syncorswim.wire.TargetSystem;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * A pattern with all that it stands on.
 *
 * @param queued orders that wait in it for a thread
 * @param closing what to let go of when the last order is answered, in that order
 */
record Wiring(Pattern pattern, IntSupplier queued, List<Runnable> closing) {
    Wiring {
        closing = List.copyOf(closing);
    }

    /** A thread per order: so many, and so many orders that wait for one. */
    static Wiring chain(Map<TargetSystem, URI> systems, Limits limits, Telemetry telemetry) {
        HttpSystems http = new HttpSystems(systems, limits.callTimeout(), telemetry);
        BlockingQueue<Runnable> queue =
                limits.queue() == 0
                        ? new SynchronousQueue<>()
                        : new ArrayBlockingQueue<>(limits.queue());
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(
                        limits.workers(),
                        limits.workers(),
                        0,
                        TimeUnit.SECONDS,
                        queue,
                        Thread.ofPlatform().name("chain-", 0).factory());
        telemetry.watchPool("chain", threads);
        return new Wiring(
                new Chain(http, threads), queue::size, List.of(threads::shutdownNow, http::close));
    }

    /** A virtual thread per order: as many as orders in flight. */
    static Wiring chainVirtual(Map<TargetSystem, URI> systems, Limits limits, Telemetry telemetry) {
        HttpSystems http = new HttpSystems(systems, limits.callTimeout(), telemetry);
        ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("chain-", 0).factory());
        return new Wiring(
                new InFlightLimit(limits.inFlight(), new Chain(http, threads)),
                () -> 0,
                List.of(threads::shutdownNow, http::close));
    }

    static Wiring fanOut(Map<TargetSystem, URI> systems, Limits limits, Telemetry telemetry) {
        HttpSystems http = new HttpSystems(systems, limits.callTimeout(), telemetry);
        return new Wiring(
                new InFlightLimit(limits.inFlight(), new FanOut(http)),
                () -> 0,
                List.of(http::close));
    }

    static Wiring messaging(
            BrokerAddress broker, Topology topology, Limits limits, Telemetry telemetry)
            throws NoBroker {
        ConfirmingPublisher publisher =
                ConfirmingPublisher.start(
                        broker, topology, limits.inFlight(), limits.confirmTimeout(), telemetry);
        return new Wiring(
                new InFlightLimit(limits.inFlight(), new Messaging(publisher)),
                publisher::queued,
                List.of(publisher::close));
    }
}
