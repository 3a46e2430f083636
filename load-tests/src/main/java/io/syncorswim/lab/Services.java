package io.syncorswim.lab;

import io.syncorswim.experiment.Pattern;
import io.syncorswim.lab.ServiceCommands.PortPair;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.ChildSpec;
import io.syncorswim.process.MissingPrerequisite;
import io.syncorswim.recording.TrialFolder;
import io.syncorswim.wire.TargetSystem;
import io.syncorswim.wire.Wire;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The three backends and one or more frontends before them, each a process. */
final class Services {
    private final Setup setup;
    private final Place place;
    private final TimelineLog log;
    private final ServiceCommands commands;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<TargetSystem, Service> backends = new EnumMap<>(TargetSystem.class);
    private final List<Service> all = new ArrayList<>();

    /**
     * Where the services run.
     *
     * @param folder of their journals and logs
     * @param namespace of their exchange and queues
     * @param brokerUri with credentials; empty where no broker takes part
     * @param adminPorts one for each service, in the order in which they are started
     */
    record Place(
            TrialFolder folder,
            String namespace,
            Optional<String> brokerUri,
            PortSource adminPorts) {}

    /** Where ports come from. */
    interface PortSource {
        int next() throws IOException;
    }

    /**
     * Services that are yet to be started.
     *
     * @param seed of the work: the same for all patterns of a repetition, another for the next one
     */
    Services(Setup setup, Place place, long seed, TimelineLog log) {
        this.setup = setup;
        this.place = place;
        this.log = log;
        this.commands = new ServiceCommands(setup.installation(), setup.experiment(), seed);
        environment.put(Wire.TOKEN_VARIABLE, setup.token());
        place.brokerUri().ifPresent(uri -> environment.put(Wire.AMQP_URI_VARIABLE, uri));
    }

    /** Starts the three backends; they are not ready yet. */
    void spawnBackends() throws IOException, MissingPrerequisite {
        Optional<String> consumed = place.brokerUri().map(uri -> place.namespace());
        for (TargetSystem system : TargetSystem.values()) {
            PortPair ports = new PortPair(setup.ports().free(), place.adminPorts().next());
            List<String> command =
                    commands.backend(system, ports, place.folder().journal(system), consumed);
            backends.put(system, spawn(system.word(), command, ports));
        }
    }

    /** Starts a frontend before the backends that were spawned; it is not ready yet. */
    Service spawnFrontend(String name, Pattern pattern, int port)
            throws IOException, MissingPrerequisite {
        Map<TargetSystem, Integer> targets = new EnumMap<>(TargetSystem.class);
        backends.forEach((system, backend) -> targets.put(system, backend.ports().http()));
        PortPair ports = new PortPair(port, place.adminPorts().next());
        return spawn(name, commands.frontend(pattern, ports, targets, place.namespace()), ports);
    }

    /**
     * Waits until each serves and proves that it reads the lab's clock.
     *
     * @throws ChildFailed when one does not come up
     */
    void awaitReady() throws IOException, ChildFailed, InterruptedException {
        for (Service service : all) {
            service.awaitReady(setup.experiment().deadlines().start());
            log.clockOffset(service.admin().clockOffsetNs());
        }
    }

    List<Service> all() {
        return List.copyOf(all);
    }

    Service backend(TargetSystem system) {
        return Objects.requireNonNull(backends.get(system));
    }

    /**
     * Fails where a backend could not write down what it did.
     *
     * @throws IOException which ends the run: the next trial's records would fare no better
     */
    void checkJournals() throws IOException {
        for (Service service : all) {
            if (service.hasLostItsJournal()) {
                throw new IOException(
                        service.name()
                                + " could not write its effects journal (is the disk full?)");
            }
        }
    }

    /** Whether no service has anything in hand: no request, no message. */
    boolean isIdle() throws InterruptedException {
        for (Service service : all) {
            try {
                Map<String, Double> gauges =
                        service.admin().metrics(Wire.IN_FLIGHT_METRIC, Wire.UNACKED_METRIC);
                if (gauges.values().stream().anyMatch(value -> value > 0)) {
                    return false;
                }
            } catch (IOException noAnswer) {
                // A service that is gone has nothing in hand; that it is gone is on the timeline.
                if (service.child().isAlive()) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Asks all to stop at once; returns when all are gone, and is not cut short by an interrupt.
     *
     * @return whether none had to be killed when the deadline passed
     */
    boolean stop(Duration deadline) {
        AtomicBoolean inTime = new AtomicBoolean(true);
        List<Thread> stopping = new ArrayList<>();
        for (Service service : all) {
            Thread.Builder thread = Thread.ofVirtual().name("stop-" + service.name());
            stopping.add(
                    thread.start(() -> {
                        if (!service.stop(deadline)) {
                            inTime.set(false);
                        }
                    }));
        }
        Threads.join(stopping);
        return inTime.get();
    }

    private Service spawn(String name, List<String> command, PortPair ports) throws IOException {
        TrialFolder folder = place.folder();
        ChildSpec spec =
                new ChildSpec(
                        name,
                        command,
                        environment,
                        folder.path(),
                        folder.logs().resolve(name + ".log"));
        AdminClient admin = new AdminClient(setup.http(), ports.admin(), setup.token());
        Service service = Service.start(setup.children(), spec, ports, admin, log);
        all.add(service);
        return service;
    }
}
