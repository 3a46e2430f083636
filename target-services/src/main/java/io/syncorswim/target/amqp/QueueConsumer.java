package io.syncorswim.target.amqp;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;

import io.micrometer.core.instrument.Counter;
import io.syncorswim.target.metrics.Telemetry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Locale;

/**
 * Takes orders from one durable queue and acknowledges each by hand.
 *
 * <p>The broker hands over at most {@code prefetch} messages that are not settled yet. When the
 * connection is lost it hands them to someone else, or to the next connection, marked redelivered;
 * so a delivery can only be settled on the connection that it came by. Consuming begins again by
 * itself after a loss. The receiver is called by one thread and must not wait long; deliveries may
 * be settled by any thread.
 */
public final class QueueConsumer implements AutoCloseable {
    /** Takes deliveries. */
    public interface Receiver {
        void receive(Delivery delivery);
    }

    /** How a delivery ended, as its counter's label. */
    enum Settlement {
        ACK,
        REQUEUE,
        /** Not an order: thrown away. */
        REJECT,
        /** The connection went first: the broker delivers it again. */
        LOST
    }

    private static final Logger LOG = LoggerFactory.getLogger(QueueConsumer.class);

    private final Topology topology;
    private final String queue;
    private final int prefetch;
    private final Receiver receiver;
    private final Telemetry telemetry;
    private final Counter first;
    private final Counter redelivered;
    private final Link link;

    private volatile @Nullable Subscription subscription;

    /** Connects, and begins to consume. */
    public QueueConsumer(
            BrokerAddress address,
            Topology topology,
            String queue,
            int prefetch,
            Receiver receiver,
            Telemetry telemetry)
            throws NoBroker {
        this.topology = topology;
        this.queue = queue;
        this.prefetch = prefetch;
        this.receiver = receiver;
        this.telemetry = telemetry;
        first = deliveries(telemetry, false);
        redelivered = deliveries(telemetry, true);
        link = Link.open(address, "sync-or-swim " + queue, this::open);
    }

    /** Messages delivered and not settled yet. */
    public int unacked() {
        Subscription now = subscription;
        return now == null ? 0 : now.unacked();
    }

    /** Takes no more; what was delivered may still be settled. */
    public void stop() {
        Subscription now = subscription;
        if (now != null) {
            try {
                now.cancel();
            } catch (IOException | ShutdownSignalException gone) {
                LOG.debug("nothing to stop: the broker has gone");
            }
        }
    }

    /** Disconnects; the broker keeps what was not settled. */
    @Override
    public void close() {
        link.close();
    }

    private void open(Connection connection, Link newLink) throws IOException {
        Channel channel = connection.createChannel();
        topology.declare(channel);
        channel.basicQos(prefetch);
        Subscription fresh = new Subscription(channel, this, newLink);
        subscription = fresh;
        channel.basicConsume(queue, false, fresh);
        channel.addShutdownListener(cause -> {
            if (!cause.isHardError()) {
                newLink.restart(connection);
            }
        });
    }

    void deliver(Delivery delivery) {
        (delivery.isRedelivered() ? redelivered : first).increment();
        receiver.receive(delivery);
    }

    void settled(Settlement settlement) {
        telemetry
                .counter(
                        "syncorswim.settlements",
                        "Deliveries settled, by how",
                        "how",
                        settlement.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    private static Counter deliveries(Telemetry telemetry, boolean again) {
        return telemetry.counter(
                "syncorswim.deliveries",
                "Messages that the broker handed over, by whether it had done so before",
                "redelivered",
                Boolean.toString(again));
    }
}
