package io.syncorswim.lab;

import io.syncorswim.gatling.Injector;
import io.syncorswim.gatling.InjectorCommand;
import io.syncorswim.process.Child;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.ChildSpec;
import io.syncorswim.recording.TrialFolder;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The Gatling injector as a process of its own, spoken to over its standard input and output. */
final class InjectorProcess {
    static final String NAME = "injector";

    private final Child child;
    private final TimelineLog log;
    private volatile boolean expectedToRun = true;

    private InjectorProcess(Child child, TimelineLog log) {
        this.child = child;
        this.log = log;
        log.process(NAME, child.pid(), "started", true, null);
        var _ = child.onExit().thenAccept(this::exited);
    }

    /** Starts it against a frontend; it fixes T0 by itself. */
    static InjectorProcess start(Setup setup, TrialFolder folder, int frontendPort, TimelineLog log)
            throws IOException {
        Installation installation = setup.installation();
        List<String> arguments =
                InjectorCommand.arguments(
                        URI.create("http://127.0.0.1:" + frontendPort),
                        folder.schedule(),
                        folder.path(),
                        setup.experiment().workload().clientTimeout());
        List<String> command =
                InjectorCommand.of(
                        installation.java(),
                        installation.classPath(),
                        JvmFlags.aotCache(installation, NAME),
                        arguments);
        Path logFile = folder.logs().resolve(NAME + ".log");
        ChildSpec spec =
                new ChildSpec(
                        NAME,
                        setup.injectorPriority().command(command),
                        Map.of(),
                        folder.path(),
                        logFile);
        return new InjectorProcess(setup.children().start(spec), log);
    }

    Child child() {
        return child;
    }

    /**
     * Waits until T0 is fixed, at least a second ahead ({@link System#nanoTime}), and has the
     * injector prove that it reads the lab's clock.
     */
    long awaitT0(Duration deadline) throws ChildFailed, InterruptedException {
        String line = child.awaitLine(Injector.T0 + " ", deadline);
        log.process(NAME, child.pid(), "ready", true, null);
        log.clockOffset(RoundTrips.clockOffsetNs(round -> clock(round, deadline)));
        return Long.parseLong(line.substring(Injector.T0.length()).strip());
    }

    private long clock(int round, Duration deadline) throws ChildFailed, InterruptedException {
        child.say(Injector.CLOCK_COMMAND + " " + round);
        String prefix = Injector.CLOCK + " " + round + " ";
        return Long.parseLong(child.awaitLine(prefix, deadline).substring(prefix.length()));
    }

    /** Waits until every order's line is written. */
    void awaitDone(Duration deadline) throws ChildFailed, InterruptedException {
        child.awaitLine(Injector.DONE, deadline);
    }

    /** Has Gatling write its own HTML report. */
    void makeCharts(Duration deadline) throws ChildFailed, InterruptedException {
        child.say(Injector.CHARTS_COMMAND);
        child.awaitLine(Injector.CHARTS, deadline);
    }

    /**
     * Asks it to end, and kills it where it does not.
     *
     * @return false where it had to be killed
     */
    boolean stop(Duration deadline) {
        if (!child.isAlive()) {
            return true;
        }
        expectedToRun = false;
        boolean byItself = child.stop(deadline);
        log.process(NAME, child.pid(), byItself ? "stopped" : "killed", true, exitCode(child));
        return byItself;
    }

    private void exited(Child gone) {
        if (expectedToRun) {
            log.process(NAME, gone.pid(), "died", false, exitCode(gone));
        }
    }

    private static @Nullable Integer exitCode(Child gone) {
        return gone.exitCode().isPresent() ? gone.exitCode().getAsInt() : null;
    }
}
