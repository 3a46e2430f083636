package io.syncorswim.selftest;

import io.syncorswim.gatling.Injector;
import io.syncorswim.gatling.InjectorCommand;
import io.syncorswim.lab.Installation;
import io.syncorswim.lab.JvmFlags;
import io.syncorswim.lab.ProcessReading;
import io.syncorswim.process.Child;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.ChildSpec;
import io.syncorswim.process.Children;
import io.syncorswim.process.RealTime;
import io.syncorswim.recording.TrialFolder;
import io.syncorswim.selftest.Programme.Placed;
import io.syncorswim.wire.Wire;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts server and injector, lets the programme pass by, and stops them. Used by one thread. */
final class Run {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration ANSWERS = Duration.ofSeconds(40);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final long TICK_NS = 200_000_000;

    private final Installation installation;
    private final Programme programme;
    private final Selftest.Listener listener;
    private final Children children;
    private final TrialFolder folder;
    private final RealTime priority;
    private final Map<String, Host> hosts = new HashMap<>();
    private Observed.@Nullable Stop stop;

    /**
     * What is known beside the records.
     *
     * @param stop when the injector's process was stopped; null where it never was
     * @param hosts the machine by case
     */
    record Recorded(long t0Ns, Observed.@Nullable Stop stop, Map<String, Host> hosts) {
        Recorded {
            hosts = Map.copyOf(hosts);
        }
    }

    Run(
            Installation installation,
            Programme programme,
            Selftest.Listener listener,
            Children children,
            TrialFolder folder,
            RealTime priority) {
        this.installation = installation;
        this.programme = programme;
        this.listener = listener;
        this.children = children;
        this.folder = folder;
        this.priority = priority;
    }

    Recorded run(List<String> serverClass) throws IOException, ChildFailed, InterruptedException {
        Child server = startServer(serverClass);
        String ready = server.awaitLine(Wire.READY, START);
        Child injector = startInjector(ready.substring(ready.lastIndexOf('=') + 1));
        String line = injector.awaitLine(Injector.T0 + " ", START);
        long t0Ns = Long.parseLong(line.substring(Injector.T0.length()).strip());
        server.say(SyntheticServer.T0 + t0Ns);
        int index = 0;
        for (Placed placed : programme.placed()) {
            if (placed.isJudged()) {
                index++;
            }
            pass(placed, index, t0Ns, List.of(server, injector));
        }
        injector.awaitLine(Injector.DONE, ANSWERS);
        injector.say(Injector.EXIT_COMMAND);
        server.say(SyntheticServer.EXIT);
        await(injector);
        await(server);
        return new Recorded(t0Ns, stop, hosts);
    }

    private Child startServer(List<String> mainClass) throws IOException {
        List<String> command = new ArrayList<>(List.of(installation.java().toString()));
        command.addAll(JvmFlags.of(installation, "selftest-server", "96m"));
        command.addAll(List.of("-cp", installation.classPath()));
        command.addAll(mainClass);
        command.add(folder.path().toString());
        return start("server", command);
    }

    private Child startInjector(String port) throws IOException {
        List<String> arguments =
                InjectorCommand.arguments(
                        URI.create("http://127.0.0.1:" + port),
                        folder.schedule(),
                        folder.path(),
                        TIMEOUT);
        return start(
                "injector",
                InjectorCommand.of(
                        installation.java(),
                        installation.classPath(),
                        JvmFlags.aotCache(installation, "injector"),
                        arguments));
    }

    /** The server too: it is the yardstick, and must not wait for a processor. */
    private Child start(String name, List<String> command) throws IOException {
        Path log = folder.logs().resolve(name + ".log");
        return children.start(
                new ChildSpec(name, priority.command(command), Map.of(), folder.path(), log));
    }

    private void pass(Placed placed, int index, long t0Ns, List<Child> running)
            throws IOException, ChildFailed, InterruptedException {
        until(t0Ns + placed.window().fromNs(), running);
        int total = programme.judged().size();
        listener.begins(placed.what().name(), index, total, placed.what().length());
        ProcessReading before = ProcessReading.ofHost();
        long stolenBeforeNs = ProcessReading.stolenNs();
        long beganNs = System.nanoTime();
        if (placed.what().shape() instanceof Shape.InjectorFreeze freeze) {
            until(t0Ns + placed.window().fromNs() + freeze.from().toNanos(), running);
            stop = stop(running.getLast(), freeze.length(), t0Ns);
        }
        until(t0Ns + placed.window().toNs(), running);
        ProcessReading after = ProcessReading.ofHost();
        double busy = after.cpuNs() - before.cpuNs();
        double available = (double) (System.nanoTime() - beganNs) * after.threads();
        double stolen = ProcessReading.stolenNs() - stolenBeforeNs;
        hosts.put(placed.what().name(), new Host(busy / available, stolen / available));
    }

    /**
     * The processors while a case lasted, as shares of all their time.
     *
     * @param stolen what a hypervisor gave to other machines though it was wanted here
     */
    record Host(double busy, double stolen) {}

    private static Observed.Stop stop(Child injector, Duration length, long t0Ns)
            throws ChildFailed, InterruptedException {
        long earliest = System.nanoTime();
        injector.freeze();
        long stopped = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
        long continued = System.nanoTime();
        injector.resume();
        long latest = System.nanoTime();
        return new Observed.Stop(earliest - t0Ns, stopped - t0Ns, continued - t0Ns, latest - t0Ns);
    }

    private static void until(long ns, List<Child> running)
            throws ChildFailed, InterruptedException {
        long left = ns - System.nanoTime();
        while (left > 0) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, TICK_NS));
            for (Child child : running) {
                if (!child.isAlive()) {
                    throw child.failed("ended in the middle of the self-test");
                }
            }
            left = ns - System.nanoTime();
        }
    }

    /** Its files are whole only once it has gone by itself. */
    private static void await(Child child) throws ChildFailed, InterruptedException {
        try {
            child.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException stays) {
            throw child.failed("did not end within " + STOP.toSeconds() + " s when told to");
        } catch (java.util.concurrent.ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
