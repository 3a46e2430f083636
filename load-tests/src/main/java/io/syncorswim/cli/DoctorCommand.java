package io.syncorswim.cli;

import io.syncorswim.broker.Brokers;
import io.syncorswim.lab.Machine;
import io.syncorswim.process.RealTime;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code swim doctor}: what is here, and what to install for what. */
@Command(
        name = "doctor",
        description = "Say what this machine has, and what to install for what.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final int FEW_FILES = 4_096;
    private static final long SMALL_HEAP_GIB = 3;

    @Spec private CommandSpec spec = CommandSpec.create();

    /** One finding; a missing thing that is needed makes the doctor's exit code non-zero. */
    private record Finding(String mark, String name, String text) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        findings.add(jdk());
        findings.add(kernel());
        findings.add(cores());
        if (isLinux()) {
            findings.add(memory());
            findings.add(fileLimit());
        }
        findings.add(priority());
        findings.add(tool("setpriv", "ends children when the lab is killed", "util-linux", true));
        findings.add(broker());
        findings.add(tool("prometheus", "./swim run --prometheus", "prometheus", false));
        findings.add(docker());
        findings.add(results());
        UsualPorts.ALL.forEach(ports -> findings.add(ports(ports)));
        findings.add(tool("promtool", "tests of Prometheus' rules", "prometheus", false));
        findings.add(tool("chromium", "tests of the report", "chromium", false));
        findings.add(tool("chromedriver", "tests of the report", "chromium-driver", false));
        findings.add(tool("npm", "tests of the dashboards", "npm", false));
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(
                finding -> out.printf("%-4s %-12s %s%n", finding.mark, finding.name, finding.text));
        boolean missing = findings.stream().anyMatch(finding -> finding.mark.equals("no"));
        out.println();
        out.println(
                missing
                        ? "Not ready: see the lines that begin with 'no'."
                        : "Ready: ./swim run --quick");
        return missing ? ExitCode.MISSING_PREREQUISITE.code() : ExitCode.OK.code();
    }

    private static Finding jdk() {
        return new Finding(
                "ok",
                "JDK",
                System.getProperty("java.version") + " at " + System.getProperty("java.home"));
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").equals("Linux");
    }

    private static Finding kernel() {
        boolean linux = isLinux();
        return new Finding(
                linux ? "ok" : "no",
                "system",
                System.getProperty("os.name")
                        + (linux
                                ? ""
                                : ": the lab reads /proc and needs one clock for all processes,"
                                        + " so it runs on Linux only"));
    }

    private static Finding cores() {
        int cores = Machine.cores();
        return new Finding(
                cores >= 2 ? "ok" : "--",
                "cores",
                cores + (cores >= 2 ? "" : ": with fewer than 2, expect trials to be SUSPECT"));
    }

    private static Finding memory() throws IOException {
        long kib =
                Files.readAllLines(Path.of("/proc/meminfo")).stream()
                        .filter(line -> line.startsWith("MemAvailable"))
                        .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0L);
        double gib = kib / 1024.0 / 1024.0;
        boolean enough = gib >= SMALL_HEAP_GIB;
        return new Finding(
                enough ? "ok" : "--",
                "memory",
                String.format(
                        Locale.ROOT,
                        "%.1f GiB available%s",
                        gib,
                        enough ? "" : ": the lab's heaps add up to 2 GiB"));
    }

    private static Finding fileLimit() throws IOException {
        String limit =
                Files.readAllLines(Path.of("/proc/self/limits")).stream()
                        .filter(line -> line.startsWith("Max open files"))
                        .map(line -> line.substring("Max open files".length()).strip())
                        .map(line -> line.split("\\s+")[0])
                        .findFirst()
                        .orElse("unknown");
        boolean few = limit.matches("\\d+") && Long.parseLong(limit) < FEW_FILES;
        return new Finding(
                few ? "--" : "ok",
                "open files",
                limit
                        + (few
                                ? ": raise it with 'ulimit -n " + FEW_FILES + "' for high rates"
                                : ""));
    }

    private static Finding priority() {
        boolean granted = RealTime.ofThisMachine().isGranted();
        return new Finding(
                granted ? "ok" : "--",
                "priority",
                granted
                        ? "the injector runs at real-time priority"
                        : "the injector shares the processors like any other process, which costs"
                                + " send lag; as root, or with a limit on rtprio, it goes first");
    }

    private static Finding broker() {
        Optional<Path> installed = Brokers.rabbitmqServer();
        return installed
                .map(found -> new Finding("ok", "broker", found + "; embedded as well"))
                .orElseGet(() ->
                        new Finding(
                                "--",
                                "broker",
                                "embedded only; for RabbitMQ: apt-get install rabbitmq-server"));
    }

    private static Finding results() {
        boolean writable = Files.isWritable(Path.of("").toAbsolutePath());
        return new Finding(
                writable ? "ok" : "no",
                "results",
                writable ? "can be written here" : "cannot be written here: use --results DIR");
    }

    /** No reason not to be ready: 'run' takes ports that are free. */
    private static Finding ports(UsualPorts ports) {
        return new Finding(ports.taken().isEmpty() ? "ok" : "--", "ports", ports.finding());
    }

    private static Finding docker() throws InterruptedException {
        Optional<Path> found = onPath("docker");
        if (found.isEmpty()) {
            return new Finding(
                    "--",
                    "docker",
                    "missing (docker compose up): Engine 25 and Compose 2.24, or newer, from"
                            + " https://docs.docker.com/engine/install");
        }
        DockerFinding asked = DockerFinding.of(found.get());
        return new Finding(asked.isUsable() ? "ok" : "--", "docker", asked.text());
    }

    private static Finding tool(String name, String use, String debianPackage, boolean needed) {
        return onPath(name)
                .map(found -> new Finding("ok", name, found.toString()))
                .orElseGet(() ->
                        new Finding(
                                needed ? "no" : "--",
                                name,
                                "missing (" + use + "): apt-get install " + debianPackage));
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
