package io.syncorswim.lab;

import io.syncorswim.broker.Broker;
import io.syncorswim.broker.Topology;
import io.syncorswim.lab.Sampler.Subject;
import io.syncorswim.process.Child;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.wire.TargetSystem;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One trial's exchange and queues on the run's broker. */
final class TrialQueues implements AutoCloseable {
    static final String BROKER = "broker";

    private final Broker broker;
    private final Topology topology;
    private final String namespace;

    TrialQueues(Broker broker, Topology topology, String namespace) {
        this.broker = broker;
        this.topology = topology;
        this.namespace = namespace;
    }

    String namespace() {
        return namespace;
    }

    String brokerDescription() {
        return broker.description();
    }

    /** With credentials: for the services' environment only. */
    String brokerUri() {
        return broker.uri().toString();
    }

    boolean isBrokerAlive() {
        return broker.isAlive();
    }

    /**
     * Makes them.
     *
     * @throws ChildFailed where the broker does not; the trial can't begin, others may
     */
    void declare() throws ChildFailed {
        try {
            topology.declare(namespace);
        } catch (IOException refused) {
            throw new ChildFailed(
                    "%s did not make the trial's queues: %s"
                            .formatted(broker.description(), refused.getMessage()),
                    List.of());
        }
    }

    /** Removes them; where the broker is gone, there is nothing to remove. */
    @Override
    public void close() {
        try {
            topology.delete(namespace);
        } catch (IOException brokerGone) {
            // With a broker of the lab's own they are gone too; someone else's keeps empty queues.
        } finally {
            topology.close();
        }
    }

    /** Messages that wait in all three queues; empty where the broker does not say of each. */
    OptionalLong ready() {
        long sum = 0;
        for (TargetSystem system : TargetSystem.values()) {
            OptionalLong depth = topology.ready(namespace, system);
            if (depth.isEmpty()) {
                return OptionalLong.empty();
            }
            sum += depth.getAsLong();
        }
        return OptionalLong.of(sum);
    }

    /** Notes that the broker died by itself. */
    void noteDeath(TimelineLog log) {
        Optional<Child> child = broker.process();
        OptionalLong exit =
                child.flatMap(gone ->
                                gone.exitCode().isPresent()
                                        ? Optional.of(OptionalLong.of(gone.exitCode().getAsInt()))
                                        : Optional.empty())
                        .orElse(OptionalLong.empty());
        log.process(
                BROKER,
                child.map(Child::pid).orElse(-1L),
                "died",
                false,
                exit.isPresent() ? (int) exit.getAsLong() : null);
    }

    /** The broker as a process to sample, with the depth of this trial's queues. */
    Subject subject() {
        return new Subject(
                BROKER,
                () ->
                        broker.process()
                                .filter(Child::isAlive)
                                .map(child -> OptionalLong.of(child.pid()))
                                .orElse(OptionalLong.empty()),
                Optional.empty(),
                Optional.of(() -> ready().orElse(-1)));
    }
}
