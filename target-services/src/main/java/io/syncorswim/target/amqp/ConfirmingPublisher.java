package io.syncorswim.target.amqp;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;

import io.micrometer.core.instrument.Timer;
import io.syncorswim.target.metrics.Telemetry;
import io.syncorswim.target.pattern.Publication;
import io.syncorswim.target.pattern.Publisher;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Publishes persistent messages to a fanout exchange and waits for the broker's confirm of each.
 *
 * <p>{@link #publish} never waits: one thread does the writing, because a broker that is short of
 * memory stops reading and a write may then block for long. What waits for that thread is bounded,
 * and refused beyond. An order is answered within the confirm timeout, whatever happens: as not
 * sent where it never left, as unconfirmed where it did.
 */
public final class ConfirmingPublisher implements Publisher, AutoCloseable {
    /** What lasts as long as one connection: its channel and what waits on it. */
    private record Session(Channel channel, Confirms confirms) {}

    private static final Logger LOG = LoggerFactory.getLogger(ConfirmingPublisher.class);

    private final Topology topology;
    private final Duration confirmTimeout;
    private final BlockingQueue<Publish> queue;
    private final Map<Publication, Timer> timers = new EnumMap<>(Publication.class);

    /** Holds one timeout for each order in flight, which {@code InFlightLimit} bounds. */
    private final ScheduledThreadPoolExecutor timeouts =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("amqp-timeouts").factory());

    private final Thread writer =
            Thread.ofPlatform().daemon().name("amqp-publisher").unstarted(this::write);
    private final Link link;

    private volatile @Nullable Session session;
    private volatile boolean blocked;

    private ConfirmingPublisher(
            BrokerAddress address,
            Topology topology,
            int queueSize,
            Duration confirmTimeout,
            Telemetry telemetry)
            throws NoBroker {
        this.topology = topology;
        this.confirmTimeout = confirmTimeout;
        queue = new ArrayBlockingQueue<>(queueSize);
        timeouts.setRemoveOnCancelPolicy(true);
        for (Publication publication : Publication.values()) {
            timers.put(publication, timer(telemetry, publication));
        }
        link = Link.open(address, "sync-or-swim frontend", this::open);
    }

    /**
     * Connects, and begins to publish.
     *
     * @param queueSize orders that may wait for the publishing thread
     */
    public static ConfirmingPublisher start(
            BrokerAddress address,
            Topology topology,
            int queueSize,
            Duration confirmTimeout,
            Telemetry telemetry)
            throws NoBroker {
        ConfirmingPublisher publisher =
                new ConfirmingPublisher(address, topology, queueSize, confirmTimeout, telemetry);
        publisher.writer.start();
        return publisher;
    }

    @Override
    public CompletableFuture<Publication> publish(long order) {
        long startNs = System.nanoTime();
        Publish publish = new Publish(order);
        if (session == null || blocked || !queue.offer(publish)) {
            publish.giveUp();
            return timed(publish.outcome(), startNs);
        }
        ScheduledFuture<?> timeout =
                timeouts.schedule(publish::giveUp, confirmTimeout.toNanos(), TimeUnit.NANOSECONDS);
        return timed(publish.outcome(), startNs)
                .whenComplete((ignored, bug) -> timeout.cancel(false));
    }

    /** Orders that wait for the publishing thread. */
    public int queued() {
        return queue.size();
    }

    /** Stops publishing; what was not confirmed by now is unconfirmed. */
    @Override
    public void close() {
        link.close();
        writer.interrupt();
        timeouts.shutdownNow();
    }

    private void open(Connection connection, Link newLink) throws IOException {
        Channel channel = connection.createChannel();
        topology.declare(channel);
        channel.confirmSelect();
        Confirms confirms = new Confirms();
        Session fresh = new Session(channel, confirms);
        channel.addConfirmListener(confirms::confirmed, confirms::nacked);
        channel.addReturnListener(
                back -> confirms.returned(OrderMessage.sequence(back.getProperties())));
        blocked = false;
        connection.addBlockedListener(reason -> blocked = true, () -> blocked = false);
        session = fresh;
        // Last, because it is called at once where the channel is closed already.
        channel.addShutdownListener(cause -> {
            if (fresh.equals(session)) {
                session = null;
            }
            confirms.lost();
            if (!cause.isHardError()) {
                newLink.restart(connection);
            }
        });
    }

    private void write() {
        try {
            while (true) {
                write(queue.take());
            }
        } catch (InterruptedException closing) {
            queue.forEach(Publish::giveUp);
        }
    }

    private void write(Publish publish) {
        Session now = session;
        if (now == null || blocked) {
            publish.giveUp();
        } else if (publish.claim()) {
            write(publish, now);
        }
    }

    private void write(Publish publish, Session now) {
        Channel channel = now.channel();
        long sequence = channel.getNextPublishSeqNo();
        if (!now.confirms().await(sequence, publish)) {
            publish.end(Publication.NOT_SENT);
            return;
        }
        forgetWhenOver(publish, now.confirms(), sequence);
        try {
            channel.basicPublish(
                    topology.exchange(),
                    "",
                    true,
                    OrderMessage.properties(publish.order(), sequence),
                    OrderMessage.body(publish.order()));
        } catch (AlreadyClosedException closed) {
            publish.end(Publication.NOT_SENT);
        } catch (IOException | RuntimeException broken) {
            LOG.debug("publishing order {} broke off: {}", publish.order(), String.valueOf(broken));
            publish.end(Publication.UNCONFIRMED);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a side effect of the outcome
    private static void forgetWhenOver(Publish publish, Confirms confirms, long sequence) {
        publish.outcome().whenComplete((ignored, bug) -> confirms.forget(sequence));
    }

    private CompletableFuture<Publication> timed(
            CompletableFuture<Publication> outcome, long startNs) {
        return outcome.thenApply(publication -> {
            Timer timer = timers.get(publication);
            if (timer != null) {
                timer.record(System.nanoTime() - startNs, TimeUnit.NANOSECONDS);
            }
            return publication;
        });
    }

    private static Timer timer(Telemetry telemetry, Publication publication) {
        return telemetry.timer(
                "syncorswim.publish.duration",
                "From asking to publish to the broker's confirm, by outcome",
                "outcome",
                publication.name().toLowerCase(Locale.ROOT));
    }
}
