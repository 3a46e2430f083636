package io.syncorswim.broker;

import io.syncorswim.process.Child;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;

/** A running message broker that speaks AMQP 0-9-1. */
public sealed interface Broker extends AutoCloseable permits OwnBroker, ExternalBroker {
    /** Product, version and how it was had: {@code "RabbitMQ 3.10.8 (private node)"}. */
    String description();

    /** Where to connect, user and password included: not to be shown. */
    URI uri();

    /** The process whose CPU and memory are the broker's; empty for someone else's broker. */
    Optional<Child> process();

    /** Where it serves metrics for Prometheus, on loopback; empty where it does not. */
    default OptionalInt metricsPort() {
        return OptionalInt.empty();
    }

    /** Whether its process lives; for someone else's broker, whether its port accepts. */
    boolean isAlive();

    /** Ends what the lab started, and deletes its data. Closing again does nothing. */
    @Override
    void close();
}
