package io.syncorswim.broker;

import io.syncorswim.process.Child;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.ChildSpec;
import io.syncorswim.process.Children;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Apache Qpid Broker-J with a persistent store, in a JVM of its own. */
public final class EmbeddedQpid implements OwnBroker {
    private static final String PASSWORD_VARIABLE = "SWIM_BROKER_PASSWORD";

    private final BrokerProcess process;
    private final BrokerFolder folder;
    private final String version;

    private EmbeddedQpid(BrokerProcess process, BrokerFolder folder, String version) {
        this.process = process;
        this.folder = folder;
        this.version = version;
    }

    /** Starts one on the given port; returns when it is ready. */
    static EmbeddedQpid start(Children children, BrokerPlace place, int port)
            throws ChildFailed, PortTaken, IOException, InterruptedException {
        BrokerFolder folder = BrokerFolder.in(place, "qpid-");
        String password = BrokerFolder.randomSecret();
        ChildSpec spec =
                new ChildSpec(
                        "broker",
                        place.embedded().words(port, folder.path()),
                        Map.of(PASSWORD_VARIABLE, password),
                        folder.path(),
                        place.logs().resolve("broker.log").toAbsolutePath());
        URI uri = URI.create("amqp://swim:" + password + "@127.0.0.1:" + port);
        BrokerProcess process = new BrokerProcess(children, spec, uri);
        boolean ready = false;
        try {
            Product product = process.awaitReady(place.deadline());
            ready = true;
            return new EmbeddedQpid(process, folder, product.version());
        } finally {
            if (!ready) {
                process.end(false);
                folder.discard();
            }
        }
    }

    @Override
    public String description() {
        return "Apache Qpid Broker-J " + version + " (embedded)";
    }

    @Override
    public URI uri() {
        return process.uri();
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
        process.restart(deadline);
    }

    @Override
    public void close() {
        process.end(folder.isKept());
        folder.discard();
    }
}
