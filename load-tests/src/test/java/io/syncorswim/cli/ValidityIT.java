package io.syncorswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.Needs;
import io.syncorswim.cli.ResultFolder.Check;
import io.syncorswim.process.RealTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Each check of a running trial, proven by starving, skewing or restarting just what it is for. */
class ValidityIT {
    private static final String TRIAL = "chain.plain.steady.r1";
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    @TempDir Path folder;

    @Test
    void a_host_kept_busy_by_somebody_else_is_named() throws Exception {
        try (SwimProcess swim = run();
                Hogs hogs = new Hogs()) {
            swim.awaitLoad(TRIAL);
            for (int i = 0; i < 2 * PROCESSORS; i++) {
                hogs.start("timeout", "-s", "KILL", "60", "sh", "-c", "while :; do :; done");
            }

            assertThat(swim.exitCode()).as(swim.err()).isEqualTo(4);
            Check check = new ResultFolder(swim.results()).check("host-cpu");
            assertThat(check.validity()).as(check.finding()).isEqualTo("INVALID");
            assertThat(swim.out()).contains("Verdict: INVALID", check.finding());
        }
    }

    /**
     * Where the injector runs at real-time priority an ordinary process cannot starve it, so this
     * one runs at a higher one. It ends by itself: nothing else would get a turn to end it.
     */
    @Test
    void an_injector_starved_of_processors_is_named() throws Exception {
        Needs.granted(
                RealTime.ofThisMachine().isGranted(),
                "needs real-time priority, to take the processors from the injector");
        try (SwimProcess swim = run();
                Hogs hogs = new Hogs()) {
            swim.awaitLoad(TRIAL);
            // Past the warm-up, which no figure holds.
            TimeUnit.MILLISECONDS.sleep(1_500);
            List<String> hog = new ArrayList<>(List.of("chrt", "--rr", "30"));
            hog.addAll(List.of("timeout", "-s", "KILL", "1.5", "chrt", "--rr", "10"));
            hog.addAll(List.of("sh", "-c", "while :; do :; done"));
            for (int i = 0; i < PROCESSORS; i++) {
                hogs.start(new ProcessBuilder(hog));
            }

            assertThat(swim.exitCode()).as(swim.err()).isEqualTo(4);
            ResultFolder results = new ResultFolder(swim.results());
            assertThat(results.check("send-lag").validity()).isEqualTo("INVALID");
            assertThat(results.check("injector").validity()).isNotEqualTo("VALID");
            assertThat(results.check("arrivals").validity()).isEqualTo("VALID");
            assertThat(swim.out()).contains(results.check("send-lag").finding());
        }
    }

    @ParameterizedTest
    @CsvSource({"--system payment, 1", "--pattern chain, -1", "gatling.Injector, -1"})
    void a_process_whose_clock_is_another_is_refused_and_named(String arguments, int secondsAhead)
            throws Exception {
        Needs.granted(canSkew(), "needs root, to make a time namespace");
        Path java = javaHome(arguments, secondsAhead);
        Path file = TinyExperiment.write(folder, "chain", "steady: []");
        try (SwimProcess swim =
                SwimProcess.startWithJavaHome(folder, java, "run", file.toString())) {
            assertThat(swim.exitCode()).as(swim.err()).isEqualTo(3);
            assertThat(swim.err())
                    .startsWith("swim: the processes of " + TRIAL + " do not read one clock: ")
                    .hasLineCount(1);
            ResultFolder results = new ResultFolder(swim.results());
            long offsetNs = results.json("timeline.json").get("clockOffsetNs").asLong();
            assertThat(offsetNs).isBetween(500_000_000L, 1_000_000_000L);
            try (SwimProcess report =
                    SwimProcess.start(folder, "report", swim.results().toString())) {
                assertThat(report.exitCode()).as(report.err()).isEqualTo(4);
                Check check = results.check("clock");
                assertThat(check.validity()).isEqualTo("INVALID");
                assertThat(check.finding()).startsWith("The processes' clocks are ");
            }
        }
        // JUnit warns of links that lead out of its folder.
        try (Stream<Path> parts = Files.list(folder.resolve("java"))) {
            for (Path link : parts.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void a_lab_that_was_held_up_is_named() throws Exception {
        Path file =
                TinyExperiment.write(
                        folder, "chain", "slow: [{slow: {system: payment, factor: 2}}]");
        try (SwimProcess swim = SwimProcess.start(folder, "run", file.toString())) {
            swim.awaitLoad("chain.plain.slow.r1");
            swim.signal("STOP");
            // Across the fault's beginning, two seconds after T0, and the ends of two phases.
            TimeUnit.MILLISECONDS.sleep(3_500);
            swim.signal("CONT");

            assertThat(swim.exitCode()).as(swim.err()).isIn(4, 5);
            ResultFolder results = new ResultFolder(swim.results());
            Check check = results.check("phases");
            assertThat(check.validity()).isEqualTo("SUSPECT");
            assertThat(check.finding()).startsWith("The deadline was missed by ");
            assertThat(results.check("faults").validity()).isEqualTo("SUSPECT");
            assertThat(results.check("faults").finding()).contains("off the plan");
            assertThat(results.check("samples").validity()).isEqualTo("SUSPECT");
            assertThat(results.check("samples").finding()).contains("frontend (", "host (");
            assertThat(results.check("arrivals").validity()).isEqualTo("VALID");
            assertThat(results.check("ledger").validity()).isEqualTo("VALID");
        }
    }

    /** More orders than the backends can do: what is accepted takes longer and longer. */
    @Test
    void a_trial_that_never_settles_and_whose_drain_is_cut_off_is_named() throws Exception {
        Path file = TinyExperiment.write(folder, "messaging", "steady: []");
        String overload =
                Files.readString(file)
                        .replace("rate: 60/s", "rate: 600/s")
                        .replace("drain: 60s", "drain: 1s");
        Files.writeString(file, overload);
        try (SwimProcess swim = SwimProcess.start(folder, "run", file.toString())) {
            assertThat(swim.exitCode()).as(swim.err()).isIn(4, 5);
            ResultFolder results = new ResultFolder(swim.results());
            Check steady = results.check("steady");
            assertThat(steady.validity()).isEqualTo("SUSPECT");
            assertThat(steady.finding()).matches("(Never steady: |Not steady until ).*");
            Check drain = results.check("drain");
            assertThat(drain.validity()).isEqualTo("SUSPECT");
            assertThat(drain.finding()).startsWith("The drain was cut off after 1.");
            Check lab = results.check("lab");
            assertThat(lab.validity()).isEqualTo("SUSPECT");
            assertThat(lab.finding()).contains("its deadline passed");
            assertThat(results.check("ledger").validity()).isEqualTo("VALID");
            assertThat(results.check("arrivals").validity()).isEqualTo("VALID");
            assertThat(swim.out()).contains(steady.finding(), drain.finding(), lab.finding());
        }
    }

    /**
     * A Java home like this one's, but the process with these arguments gets a clock of its own.
     */
    private Path javaHome(String arguments, int secondsAhead) throws IOException {
        Path home = folder.resolve("java");
        Files.createDirectories(home.resolve("bin"));
        try (Stream<Path> parts = Files.list(JAVA_HOME)) {
            for (Path part : parts.filter(part -> !part.endsWith("bin")).toList()) {
                Files.createSymbolicLink(home.resolve(part.getFileName()), part);
            }
        }
        String script =
                """
                #!/bin/sh
                case " $* " in
                *"%s "*) exec unshare --time --monotonic %d '%s' "$@" ;;
                esac
                exec '%3$s' "$@"
                """
                        .formatted(arguments, secondsAhead, JAVA_HOME.resolve("bin/java"));
        Path java = Files.writeString(home.resolve("bin/java"), script);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    private static boolean canSkew() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "--time", "--monotonic", "1", "true")
                            .redirectError(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noUnshare) {
            return false;
        }
    }

    @Test
    void a_service_that_somebody_restarts_is_named_though_it_serves_again() throws Exception {
        try (SwimProcess swim = run();
                Hogs hogs = new Hogs()) {
            swim.awaitLoad(TRIAL);
            ProcessHandle payment = swim.awaitDescendant("--system payment");
            ProcessBuilder again = likeRunning(payment);
            TimeUnit.MILLISECONDS.sleep(1_000);
            payment.destroyForcibly();
            payment.onExit().join();
            hogs.start(again);

            assertThat(swim.exitCode()).as(swim.err()).isEqualTo(4);
            ResultFolder results = new ResultFolder(swim.results());
            Check check = results.check("processes");
            assertThat(check.validity()).isEqualTo("INVALID");
            assertThat(check.finding()).contains("payment died with exit code 137");
            assertThat(results.check("ledger").validity()).isEqualTo("VALID");
            assertThat(swim.out()).contains(check.finding());
            assertThat(Files.readString(folder.resolve("again.txt"))).contains("swim-ready");
        }
    }

    /** The same program, arguments, environment and directory as those of a running process. */
    private ProcessBuilder likeRunning(ProcessHandle process) throws IOException {
        Path proc = Path.of("/proc/" + process.pid());
        ProcessBuilder same = new ProcessBuilder(fields(proc.resolve("cmdline")));
        same.environment().clear();
        for (String variable : fields(proc.resolve("environ"))) {
            int equals = variable.indexOf('=');
            same.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return same.directory(proc.resolve("cwd").toRealPath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("again.txt").toFile());
    }

    private static List<String> fields(Path file) throws IOException {
        return List.of(Files.readString(file).split("\0"));
    }

    private SwimProcess run() throws IOException {
        Path file = TinyExperiment.write(folder, "chain", "steady: []");
        return SwimProcess.start(folder, "run", file.toString());
    }

    /** Processes beside the lab; whatever happens, they end with the test. */
    private static final class Hogs implements AutoCloseable {
        private final List<Process> started = new ArrayList<>();

        void start(String... command) throws IOException {
            start(new ProcessBuilder(command));
        }

        void start(ProcessBuilder builder) throws IOException {
            started.add(builder.start());
        }

        @Override
        public void close() {
            for (Process process : started) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().onExit().join();
            }
        }
    }
}
