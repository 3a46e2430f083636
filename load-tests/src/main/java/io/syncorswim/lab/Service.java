package io.syncorswim.lab;

import io.syncorswim.lab.ServiceCommands.PortPair;
import io.syncorswim.process.Child;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.ChildSpec;
import io.syncorswim.process.Children;
import io.syncorswim.wire.Wire;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;

/**
 * One target service of a trial: it can be killed and comes back on the same ports.
 *
 * <p>Started, killed, restarted and stopped by one thread at a time; a death that the lab did not
 * cause is noted in the timeline by the thread that notices it.
 */
final class Service {
    private final Children children;
    private final ChildSpec spec;
    private final PortPair ports;
    private final AdminClient admin;
    private final TimelineLog log;
    private volatile Child child;
    private volatile boolean expectedToRun;

    private Service(
            Children children, ChildSpec spec, PortPair ports, AdminClient admin, TimelineLog log)
            throws IOException {
        this.children = children;
        this.spec = spec;
        this.ports = ports;
        this.admin = admin;
        this.log = log;
        this.expectedToRun = true;
        this.child = spawn();
    }

    /** Starts the process; it is not ready yet. */
    static Service start(
            Children children, ChildSpec spec, PortPair ports, AdminClient admin, TimelineLog log)
            throws IOException {
        return new Service(children, spec, ports, admin, log);
    }

    String name() {
        return spec.name();
    }

    Child child() {
        return child;
    }

    PortPair ports() {
        return ports;
    }

    AdminClient admin() {
        return admin;
    }

    /** Waits until it serves. */
    void awaitReady(Duration deadline) throws ChildFailed, InterruptedException {
        child.awaitLine(Wire.READY, deadline);
        log.process(name(), child.pid(), "ready", true, null);
    }

    /** SIGKILL, on purpose. */
    void kill() {
        expectedToRun = false;
        child.kill();
        log.process(name(), child.pid(), "killed", true, exitCode());
    }

    /** Starts it again after {@link #kill}, on the same ports, and waits until it serves. */
    void restart(Duration deadline) throws IOException, ChildFailed, InterruptedException {
        expectedToRun = true;
        child = spawn();
        awaitReady(deadline);
    }

    /**
     * Asks it to stop, and kills it where it does not; a service that is gone already stays so.
     *
     * @return false where it had to be killed
     */
    boolean stop(Duration deadline) {
        boolean ran = child.isAlive();
        expectedToRun = false;
        if (!ran) {
            return true;
        }
        boolean byItself = child.stop(deadline);
        log.process(name(), child.pid(), byItself ? "stopped" : "killed", true, exitCode());
        return byItself;
    }

    /** Whether it ended because it could not write its effects journal any more. */
    boolean hasLostItsJournal() {
        return !child.isAlive() && Integer.valueOf(Wire.JOURNAL_FAILURE).equals(exitCode());
    }

    private Child spawn() throws IOException {
        Child started = children.start(spec);
        log.process(spec.name(), started.pid(), "started", true, null);
        var _ = started.onExit().thenAccept(this::exited);
        return started;
    }

    private void exited(Child gone) {
        if (expectedToRun && gone == child) {
            log.process(name(), gone.pid(), "died", false, exitCode());
        }
    }

    private @Nullable Integer exitCode() {
        return child.exitCode().isPresent() ? child.exitCode().getAsInt() : null;
    }
}
