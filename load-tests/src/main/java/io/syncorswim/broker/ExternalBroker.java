package io.syncorswim.broker;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;

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

    private final URI uri;
    private final BrokerAddress address;
    private final Product product;

    private ExternalBroker(URI uri, BrokerAddress address, Product product) {
        this.uri = uri;
        this.address = address;
        this.product = product;
    }

    /**
     * Connects once and declares, as a trial would, to see that it can be used.
     *
     * @throws MissingPrerequisite with one sentence that tells an unreachable address, refused
     *     credentials, an unknown virtual host and a missing permission apart
     */
    static ExternalBroker preflight(URI uri) throws MissingPrerequisite {
        BrokerAddress address = BrokerAddress.of(uri);
        try (Connection connection = Amqp.connect(uri, "swim preflight", TIMEOUT)) {
            declareAndDelete(connection);
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

    @Override
    public boolean isAlive() {
        try (Socket socket = new Socket()) {
            InetSocketAddress target = new InetSocketAddress(address.host(), address.port());
            socket.connect(target, (int) TIMEOUT.toMillis());
            return true;
        } catch (IOException unreachable) {
            return false;
        }
    }

    @Override
    public void close() {}

    private static void declareAndDelete(Connection connection)
            throws IOException, TimeoutException {
        // The same kind of names as a trial's: permissions are patterns over names.
        String name = "swim.preflight." + BrokerFolder.randomSecret();
        try (Channel channel = connection.createChannel()) {
            channel.exchangeDeclare(name, BuiltinExchangeType.FANOUT, true);
            channel.queueDeclare(name, true, false, false, Map.of());
            channel.queueBind(name, name, "");
            channel.queueDelete(name);
            channel.exchangeDelete(name);
        }
    }
}
