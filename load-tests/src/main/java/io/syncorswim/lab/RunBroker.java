package io.syncorswim.lab;

import io.syncorswim.broker.Broker;
import io.syncorswim.broker.BrokerPlace;
import io.syncorswim.broker.Brokers;
import io.syncorswim.broker.Topology;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.MissingPrerequisite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The broker of a run: started before the first trial that needs it, started anew where it died.
 *
 * <p>It is shared by a run's trials, each with queues of its own: what differs between trials then
 * is not how warm the broker is.
 */
final class RunBroker implements AutoCloseable {
    private final Setup setup;
    private final Path folder;
    private @org.jspecify.annotations.Nullable Broker broker;

    RunBroker(Setup setup, Path folder) {
        this.setup = setup;
        this.folder = folder;
    }

    /** The running broker; starts one where there is none, or where it has died. */
    Broker running() throws IOException, ChildFailed, MissingPrerequisite, InterruptedException {
        Broker current = broker;
        if (current != null && current.isAlive()) {
            return current;
        }
        close();
        Files.createDirectories(folder);
        Broker started =
                Brokers.start(
                        setup.experiment().broker(),
                        setup.children(),
                        new BrokerPlace(
                                folder,
                                folder,
                                setup.experiment().deadlines().start(),
                                false,
                                setup.live().wantsBroker(),
                                setup.installation().embeddedBroker()));
        broker = started;
        setup.live().broker(started.metricsPort());
        return started;
    }

    /**
     * Queues for one trial, which it has yet to declare.
     *
     * @throws MissingPrerequisite when a broker that is there does not answer
     */
    TrialQueues queues(int trialIndex)
            throws IOException, ChildFailed, MissingPrerequisite, InterruptedException {
        Broker current = running();
        String namespace = setup.namespace() + "-" + trialIndex;
        try {
            return new TrialQueues(current, new Topology(current.uri(), "lab"), namespace);
        } catch (IOException silent) {
            throw new MissingPrerequisite(
                    "%s can't be used any more: %s"
                            .formatted(current.description(), silent.getMessage()),
                    silent);
        }
    }

    /** What the messages go through, once it was started. */
    Optional<String> description() {
        return Optional.ofNullable(broker).map(Broker::description);
    }

    @Override
    public void close() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }
}
