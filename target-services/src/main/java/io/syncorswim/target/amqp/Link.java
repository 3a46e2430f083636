package io.syncorswim.target.amqp;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.impl.DefaultExceptionHandler;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.net.ssl.SSLContext;

/**
 * A connection to the broker that is made anew, for as long as it takes, whenever it is lost.
 *
 * <p>The client library could recover by itself, but a confirm belongs to one connection only:
 * sequence numbers start again after recovery. So every connection is a new one with channels of
 * its own, which {@link Channels} opens, and what was in flight on the old one ends with it.
 *
 * <p>One named thread reconnects, one delivers messages; {@link #close} ends both.
 */
public final class Link implements AutoCloseable {
    /** Opens what is needed on each new connection, and fails where it cannot. */
    public interface Channels {
        void open(Connection connection, Link link) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final int CONNECT_MS = 2_000;
    private static final int HANDSHAKE_MS = 5_000;
    private static final int CLOSE_MS = 1_000;
    private static final int RETRY_MS = 250;

    /** A broker that stopped answering is noticed after two of them. */
    private static final int HEARTBEAT_SECONDS = 5;

    private final BrokerAddress address;
    private final String name;
    private final Channels channels;
    private final ConnectionFactory factory;

    /** Holds one attempt to connect, and one end of a connection for each channel that broke. */
    private final ScheduledExecutorService reconnecting =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("amqp-reconnect").factory());

    /** Holds one task for each channel; the client stops reading at 1,000 deliveries of one. */
    private final ExecutorService delivering =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("amqp-deliveries").factory());

    private volatile @Nullable Connection connection;
    private volatile boolean closed;

    private Link(BrokerAddress address, String name, Channels channels) throws NoBroker {
        this.address = address;
        this.name = name;
        this.channels = channels;
        factory = factory(address);
        factory.setSharedExecutor(delivering);
    }

    /** Connects for the first time. */
    public static Link open(BrokerAddress address, String name, Channels channels) throws NoBroker {
        Link link = new Link(address, name, channels);
        try {
            link.connect();
            return link;
        } catch (PossibleAuthenticationFailureException refused) {
            link.close();
            throw new NoBroker(
                    "the broker at " + address + " refuses the user or the password", refused);
        } catch (IOException | TimeoutException failure) {
            link.close();
            throw new NoBroker(
                    "no broker can be used at " + address + " (" + reason(failure) + ")", failure);
        }
    }

    /**
     * Gives a connection up and makes another: for a channel that the broker has closed.
     *
     * @param broken the channel's own connection, which may be so new that the link does not know
     *     it yet
     */
    public void restart(Connection broken) {
        if (!closed) {
            later(() -> broken.abort(CLOSE_MS), 0);
        }
    }

    @Override
    public void close() {
        closed = true;
        reconnecting.shutdownNow();
        Connection last = connection;
        if (last != null) {
            last.abort(CLOSE_MS);
        }
        delivering.shutdown();
    }

    private void connect() throws IOException, TimeoutException {
        Connection fresh = factory.newConnection(name);
        try {
            channels.open(fresh, this);
        } catch (IOException | RuntimeException failure) {
            fresh.abort(CLOSE_MS);
            throw failure;
        }
        connection = fresh;
        if (closed) {
            fresh.abort(CLOSE_MS);
        }
        // Called at once where the connection is lost already, and perhaps twice where it is being
        // lost at this moment; two reconnects would consume twice for good.
        AtomicBoolean told = new AtomicBoolean();
        fresh.addShutdownListener(cause -> {
            if (!told.getAndSet(true)) {
                lost(reason(cause));
            }
        });
    }

    private void lost(String why) {
        if (!closed) {
            LOG.warn("lost the broker at {} ({}), connecting again", address, why);
            later(this::reconnect, RETRY_MS);
        }
    }

    private void reconnect() {
        try {
            connect();
            LOG.warn("connected to the broker at {} again", address);
        } catch (IOException | TimeoutException | RuntimeException failure) {
            LOG.debug("the broker at {} is still away: {}", address, reason(failure));
            later(this::reconnect, RETRY_MS);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it reschedules itself, and fails nowhere
    private void later(Runnable task, long delayMs) {
        try {
            reconnecting.schedule(task, delayMs, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("closing: no new connection to {}", address);
        }
    }

    private static ConnectionFactory factory(BrokerAddress address) throws NoBroker {
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(address.uri());
            if ("amqps".equals(address.uri().getScheme())) {
                // The factory's own default trusts every certificate.
                factory.useSslProtocol(SSLContext.getDefault());
                factory.enableHostnameVerification();
            }
        } catch (GeneralSecurityException | RuntimeException wrong) {
            throw new NoBroker("the broker's address " + address + " cannot be used", wrong);
        }
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setConnectionTimeout(CONNECT_MS);
        factory.setHandshakeTimeout(HANDSHAKE_MS);
        factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
        factory.setExceptionHandler(new QuietExceptions());
        factory.setThreadFactory(Thread.ofPlatform().daemon().name("amqp-", 0).factory());
        return factory;
    }

    /** Leaves it to {@link #lost} to say that the broker has gone: once is enough. */
    private static final class QuietExceptions extends DefaultExceptionHandler {
        @Override
        public void handleUnexpectedConnectionDriverException(
                Connection broken, Throwable failure) {
            LOG.debug("the connection broke: {}", reason(failure));
        }
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
