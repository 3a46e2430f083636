package io.syncorswim.broker;

import io.syncorswim.experiment.BrokerChoice;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.Children;
import io.syncorswim.process.LoopbackPorts;
import io.syncorswim.process.MissingPrerequisite;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** Resolves a choice of broker and starts it, or looks at someone else's. */
public final class Brokers {
    private static final int PORT_TRIES = 3;

    private final Children children;
    private final BrokerPlace place;
    private final LoopbackPorts ports = new LoopbackPorts(new SecureRandom());

    private Brokers(Children children, BrokerPlace place) {
        this.children = children;
        this.place = place;
    }

    /**
     * Starts the chosen broker; returns when it is ready.
     *
     * @throws MissingPrerequisite when it is not installed, can't be reached or refuses
     * @throws ChildFailed when it does not come up
     */
    public static Broker start(BrokerChoice choice, Children children, BrokerPlace place)
            throws MissingPrerequisite, ChildFailed, IOException, InterruptedException {
        Brokers brokers = new Brokers(children, place);
        return switch (choice) {
            case BrokerChoice.Auto auto -> {
                Optional<Path> server = rabbitmqServer();
                yield server.isPresent() ? brokers.rabbitmq(server.get()) : brokers.embedded();
            }
            case BrokerChoice.Embedded embedded -> brokers.embedded();
            case BrokerChoice.Rabbitmq rabbitmq ->
                    brokers.rabbitmq(
                            rabbitmqServer()
                                    .orElseThrow(() ->
                                            new MissingPrerequisite(
                                                    "no rabbitmq-server is installed:"
                                                            + " install the package"
                                                            + " rabbitmq-server, or choose"
                                                            + " --broker embedded")));
            case BrokerChoice.External external -> ExternalBroker.preflight(external.uri());
        };
    }

    /**
     * The script that starts a RabbitMQ node in the caller's name, if it is installed; the one on
     * the PATH would switch to the user rabbitmq.
     */
    public static Optional<Path> rabbitmqServer() {
        Path debian = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");
        if (Files.isExecutable(debian)) {
            return Optional.of(debian);
        }
        try (DirectoryStream<Path> versions =
                Files.newDirectoryStream(Path.of("/usr/lib/rabbitmq/lib"), "rabbitmq_server-*")) {
            for (Path version : versions) {
                Path server = version.resolve("sbin/rabbitmq-server");
                if (Files.isExecutable(server)) {
                    return Optional.of(server);
                }
            }
        } catch (IOException notThere) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private Broker embedded() throws ChildFailed, IOException, InterruptedException {
        return retried(() -> EmbeddedQpid.start(children, place, ports.free()));
    }

    private Broker rabbitmq(Path server) throws ChildFailed, IOException, InterruptedException {
        return retried(() -> PrivateRabbitmq.start(children, place, server, ports));
    }

    private static Broker retried(Start start)
            throws ChildFailed, IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return start.run();
            } catch (PortTaken clash) {
                if (attempt == PORT_TRIES) {
                    throw clash.failure();
                }
            }
        }
    }

    /** One attempt to start a broker. */
    private interface Start {
        Broker run() throws ChildFailed, PortTaken, IOException, InterruptedException;
    }
}
