package io.syncorswim.broker;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import com.rabbitmq.client.ShutdownSignalException;

import io.syncorswim.process.Child;
import io.syncorswim.process.MissingPrerequisite;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Someone else's broker, which the lab neither starts nor stops, nor leaves anything in. */
public final class ExternalBroker implements Broker {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long LOOK_NS = 1_000_000_000;
    private static final int LOOK_TIMEOUT_MS = 500;
    private static final int FAILURES = 3;

    private final URI uri;
    private final BrokerAddress address;
    private final Product product;
    private long lookedNs = System.nanoTime();
    private int failures;

    private ExternalBroker(URI uri, BrokerAddress address, Product product) {
        this.uri = uri;
        this.address = address;
        this.product = product;
    }

    /**
     * Connects once and does what a trial does, to see that it can be used.
     *
     * @throws MissingPrerequisite with one sentence that tells an unreachable address, refused
     *     credentials, an unknown virtual host and a missing permission apart
     */
    static ExternalBroker preflight(URI uri) throws MissingPrerequisite {
        BrokerAddress address = BrokerAddress.of(uri);
        try (Connection connection = Amqp.connect(uri, "swim preflight", TIMEOUT)) {
            tryOut(connection);
            return new ExternalBroker(uri, address, Product.of(connection));
        } catch (IOException | TimeoutException failed) {
            throw new MissingPrerequisite(Refusal.of(address, failed).sentence(), failed);
        }
    }

    @Override
    public String description() {
        return product + " (" + address + ")";
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public Optional<Child> process() {
        return Optional.empty();
    }

    /**
     * Asked many times a second, it looks once a second; one look may fail by chance, so three in a
     * row count. The caller waits for a look, but not for long.
     */
    @Override
    public synchronized boolean isAlive() {
        long nowNs = System.nanoTime();
        if (nowNs - lookedNs >= LOOK_NS) {
            lookedNs = nowNs;
            failures = answers() ? 0 : failures + 1;
        }
        return failures < FAILURES;
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            InetSocketAddress target = new InetSocketAddress(address.host(), address.port());
            socket.connect(target, LOOK_TIMEOUT_MS);
            return true;
        } catch (IOException unreachable) {
            return false;
        }
    }

    @Override
    public void close() {}

    /** What a trial does: declares, publishes with a confirm, takes, and deletes. */
    private static void tryOut(Connection connection) throws IOException, TimeoutException {
        // The same kind of names as a trial's: permissions are patterns over names.
        String name = "swim.preflight." + BrokerFolder.randomSecret();
        try (Channel channel = connection.createChannel()) {
            channel.exchangeDeclare(name, BuiltinExchangeType.FANOUT, true);
            channel.queueDeclare(name, true, false, false, Map.of());
            channel.queueBind(name, name, "");
            channel.confirmSelect();
            channel.basicPublish(name, "", MessageProperties.PERSISTENT_BASIC, new byte[0]);
            channel.waitForConfirmsOrDie(TIMEOUT.toMillis());
            channel.basicGet(name, true);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } finally {
            delete(connection, channel -> channel.queueDelete(name));
            delete(connection, channel -> channel.exchangeDelete(name));
        }
    }

    private interface Deletion {
        void on(Channel channel) throws IOException;
    }

    /** On a channel of its own: what was refused before has closed the other one. */
    private static void delete(Connection connection, Deletion deletion) throws TimeoutException {
        try (Channel channel = connection.createChannel()) {
            deletion.on(channel);
        } catch (IOException | ShutdownSignalException notThere) {
            // Then it was never made, or the connection is gone, which is told already.
        }
    }
}
