package io.syncorswim.broker;

import io.syncorswim.process.Child;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.ChildSpec;
import io.syncorswim.process.Children;
import io.syncorswim.process.LoopbackPorts;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A node of an installed rabbitmq-server, which shares nothing with the machine's own: not its
 * data, its configuration, its ports, its Erlang cookie nor its port mapper.
 */
public final class PrivateRabbitmq implements OwnBroker {
    private final RabbitmqNode node;
    private final PortMapper mapper;
    private final BrokerProcess process;
    private final Product product;

    private PrivateRabbitmq(
            RabbitmqNode node, PortMapper mapper, BrokerProcess process, Product product) {
        this.node = node;
        this.mapper = mapper;
        this.process = process;
        this.product = product;
    }

    /**
     * Starts one; returns when it is ready.
     *
     * @param server the rabbitmq-server script
     */
    static PrivateRabbitmq start(
            Children children, BrokerPlace place, Path server, LoopbackPorts ports)
            throws ChildFailed, PortTaken, IOException, InterruptedException {
        BrokerFolder folder = BrokerFolder.in(place, "rabbitmq-");
        try {
            RabbitmqNode node =
                    new RabbitmqNode(
                            folder,
                            ports.free(),
                            ports.free(),
                            ports.free(),
                            place.servesMetrics() && hasMetricsPlugin(server)
                                    ? OptionalInt.of(ports.free())
                                    : OptionalInt.empty(),
                            BrokerFolder.randomSecret());
            node.write();
            return start(children, place, server, node);
        } catch (ChildFailed | PortTaken | IOException | InterruptedException failed) {
            folder.discard();
            throw failed;
        }
    }

    private static PrivateRabbitmq start(
            Children children, BrokerPlace place, Path server, RabbitmqNode node)
            throws ChildFailed, PortTaken, IOException, InterruptedException {
        PortMapper mapper = new PortMapper(children, node, place.logs());
        ChildSpec spec =
                new ChildSpec(
                        "broker",
                        command(server),
                        node.environment(),
                        node.folder().path(),
                        place.logs().resolve("broker.log").toAbsolutePath());
        BrokerProcess process = new BrokerProcess(children, spec, node.uri());
        boolean ready = false;
        try {
            Product product = process.awaitReady(place.deadline());
            ready = true;
            return new PrivateRabbitmq(node, mapper, process, product);
        } finally {
            if (!ready) {
                process.end(false);
                mapper.kill();
            }
        }
    }

    @Override
    public String description() {
        return product + " (private node)";
    }

    @Override
    public URI uri() {
        return process.uri();
    }

    @Override
    public OptionalInt metricsPort() {
        return node.metricsPort();
    }

    @Override
    public Optional<Child> process() {
        return Optional.of(process.child());
    }

    @Override
    public boolean isAlive() {
        return process.child().isAlive();
    }

    @Override
    public void restart(Duration deadline) throws ChildFailed, IOException, InterruptedException {
        mapper.ensureAlive();
        process.restart(deadline);
    }

    @Override
    public void close() {
        process.end(node.folder().isKept());
        mapper.kill();
        node.folder().discard();
    }

    /** Debian's script lies beside the versions' folder, any other inside a version's. */
    private static boolean hasMetricsPlugin(Path server) throws IOException {
        Path root = Objects.requireNonNull(server.toAbsolutePath().getParent()).resolve("..");
        int depth = 4;
        try (Stream<Path> found =
                Files.find(
                        root,
                        depth,
                        (path, attributes) ->
                                path.getFileName().toString().startsWith("rabbitmq_prometheus-"))) {
            return found.findAny().isPresent();
        }
    }

    /** The server, without what a user may have set for another node. */
    private static List<String> command(Path server) {
        List<String> command = new ArrayList<>(List.of("/usr/bin/env"));
        for (String variable : System.getenv().keySet()) {
            if (variable.startsWith("RABBITMQ_") || variable.startsWith("ERL_")) {
                command.addAll(List.of("-u", variable));
            }
        }
        command.add(server.toString());
        return command;
    }
}
