package io.syncorswim.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ChannelContinuationTimeoutException;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;

import io.syncorswim.wire.TargetSystem;
import io.syncorswim.wire.Wire;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;

/**
 * The exchanges and queues of trials, over one administrative connection.
 *
 * <p>For one namespace: a durable fanout exchange and, for each target system, a durable queue
 * bound to it. A broker that is gone shows as an {@link IOException} or as an empty answer; the
 * next call connects again. No call waits for more than a few seconds, even for a frozen broker.
 * Safe for use by any thread.
 */
public final class Topology implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final int ABORT_MS = 200;

    private final URI uri;
    private final String name;
    private final boolean countsUnacked;
    private @Nullable Connection connection;
    private @Nullable Channel channel;

    /**
     * Connects.
     *
     * @param name what the broker's tools show the connection as
     */
    public Topology(URI uri, String name) throws IOException {
        this.uri = uri;
        this.name = name;
        this.countsUnacked = Product.of(openChannel().getConnection()).isQpid();
    }

    /** Declares a namespace's exchange and queues; they are empty if they are new. */
    public synchronized void declare(String namespace) throws IOException {
        call(open -> {
            String exchange = Wire.exchange(namespace);
            open.exchangeDeclare(exchange, BuiltinExchangeType.FANOUT, true);
            for (TargetSystem system : TargetSystem.values()) {
                String queue = Wire.queue(namespace, system);
                open.queueDeclare(queue, true, false, false, Map.of());
                open.queueBind(queue, exchange, "");
            }
            return open;
        });
    }

    /** Deletes a namespace's exchange and queues with all that is in them, if they exist. */
    public synchronized void delete(String namespace) throws IOException {
        for (TargetSystem system : TargetSystem.values()) {
            ifThere(open -> open.queueDelete(Wire.queue(namespace, system)));
        }
        ifThere(open -> open.exchangeDelete(Wire.exchange(namespace)));
    }

    /**
     * How many messages wait in a system's queue; empty when the queue or the broker is not there.
     * Messages that consumers hold unacknowledged are among them only where {@link #countsUnacked}.
     */
    public synchronized OptionalLong ready(String namespace, TargetSystem system) {
        String queue = Wire.queue(namespace, system);
        try {
            return OptionalLong.of(call(open -> open.queueDeclarePassive(queue)).getMessageCount());
        } catch (IOException gone) {
            return OptionalLong.empty();
        }
    }

    /**
     * Whether the broker counts messages as waiting that consumers hold unacknowledged: Qpid does,
     * RabbitMQ does not, which then have to be added where all unfinished messages are meant.
     */
    public boolean countsUnacked() {
        return countsUnacked;
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.abort(ABORT_MS);
        }
    }

    /** RabbitMQ deletes what is not there without a word; Qpid objects and closes the channel. */
    private void ifThere(Request<?> deletion) throws IOException {
        try {
            call(deletion);
        } catch (IOException failed) {
            if (CloseReason.of(failed).filter(r -> r.code() == AMQP.NOT_FOUND).isEmpty()) {
                throw failed;
            }
        }
    }

    private <T> T call(Request<T> request) throws IOException {
        Channel open = openChannel();
        try {
            return request.to(open);
        } catch (ShutdownSignalException closed) {
            throw new IOException("the broker closed the connection", closed);
        } catch (ChannelContinuationTimeoutException silent) {
            // Its answer may still come, and would be taken for the next call's.
            close();
            throw silent;
        }
    }

    /** An open channel: an error, like a missing queue, closes one. */
    private Channel openChannel() throws IOException {
        if (channel != null && channel.isOpen()) {
            return channel;
        }
        try {
            Channel created = openConnection().createChannel();
            if (created == null) {
                throw new IOException("the broker allows no further channel");
            }
            channel = created;
            return created;
        } catch (ShutdownSignalException closed) {
            throw new IOException("the broker closed the connection", closed);
        } catch (TimeoutException silent) {
            throw new IOException("the broker does not answer", silent);
        }
    }

    private Connection openConnection() throws IOException, TimeoutException {
        if (connection != null && connection.isOpen()) {
            return connection;
        }
        Connection created = Amqp.connect(uri, name, CONNECT_TIMEOUT);
        connection = created;
        return created;
    }

    /** One or more commands on a channel. */
    private interface Request<T> {
        T to(Channel channel) throws IOException;
    }
}
