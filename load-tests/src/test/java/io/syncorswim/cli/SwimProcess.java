package io.syncorswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The built program in a process of its own, as ./swim starts it: signals, exit code, output. */
final class SwimProcess implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(8);
    // Tests run in the module's folder.
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private static final String CLASS_PATH =
            HOME.resolve("load-tests/target/load-tests.jar")
                    + ":"
                    + HOME.resolve("load-tests/target/lib")
                    + "/*";
    private static final List<String> FLAGS = flags();

    private final Process process;
    private final Path folder;

    private SwimProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Starts it in a folder, which also receives its output. */
    static SwimProcess start(Path folder, String... arguments) throws IOException {
        return start(folder, List.of(), arguments);
    }

    /** Starts it behind a wrapper command, {@code unshare} for example. */
    static SwimProcess start(Path folder, List<String> wrapper, String... arguments)
            throws IOException {
        return start(folder, wrapper, List.of(), arguments);
    }

    /** Starts it such that every Java process of the lab comes from another Java home. */
    static SwimProcess startWithJavaHome(Path folder, Path javaHome, String... arguments)
            throws IOException {
        return start(folder, List.of(), List.of("-Djava.home=" + javaHome), arguments);
    }

    private static SwimProcess start(
            Path folder, List<String> wrapper, List<String> options, String[] arguments)
            throws IOException {
        // Tests that run in the background of a shell inherit that Ctrl-C is ignored.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(options);
        command.addAll(List.of("-cp", CLASS_PATH, "io.syncorswim.cli.Main"));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(folder.resolve("out.txt").toFile())
                        .redirectError(folder.resolve("err.txt").toFile())
                        .start();
        return new SwimProcess(process, folder);
    }

    /** The launcher's flags; like it, records the starts of what was built first. */
    private static List<String> flags() {
        Path caches = HOME.resolve("target/aot");
        String java = System.getProperty("java.home");
        try {
            Process recording =
                    new ProcessBuilder(HOME + "/build-tools/record-starts", java, HOME.toString())
                            .redirectErrorStream(true)
                            .start();
            String said = new String(recording.getInputStream().readAllBytes(), UTF_8);
            assertThat(recording.waitFor()).as(said).isZero();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dswim.home=" + HOME,
                "-XX:AOTCache=" + caches.resolve("cli.aot"),
                "-Xlog:aot=off",
                "-Xlog:cds=off");
    }

    /** Its exit code, once it ends. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + LONGEST);
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String out() throws IOException {
        return Files.readString(folder.resolve("out.txt"), UTF_8);
    }

    String err() throws IOException {
        return Files.readString(folder.resolve("err.txt"), UTF_8);
    }

    /** The only result directory that it made. */
    Path results() throws IOException {
        try (Stream<Path> made = Files.list(folder.resolve("results"))) {
            return made.findFirst().orElseThrow();
        }
    }

    /** Sends a signal by its name, without SIG. */
    void signal(String name) throws IOException, InterruptedException {
        signal(process.toHandle(), name);
    }

    static void signal(ProcessHandle target, String name) throws IOException, InterruptedException {
        new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + target.pid())
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Everything that it started and that is still there. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Itself and everything that it started. */
    List<ProcessHandle> tree() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    }

    /** Waits until all of 'up' serves. */
    void awaitUp() throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!out().contains("Up. Ctrl-C") && System.nanoTime() < end) {
            pause();
        }
        assertThat(out()).as(err()).contains("Up. Ctrl-C");
    }

    /** Waits for a descendant whose command line holds a text. */
    ProcessHandle awaitDescendant(String text) throws InterruptedException, IOException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end) {
            for (ProcessHandle handle : descendants()) {
                if (commandLine(handle).contains(text)) {
                    return handle;
                }
            }
            pause();
        }
        throw new AssertionError("no process with '" + text + "' came up; " + err());
    }

    /** Waits until a trial's orders are being recorded: the load is on. */
    void awaitLoad(String trial) throws InterruptedException, IOException {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (System.nanoTime() < end) {
            if (Files.isDirectory(folder.resolve("results"))) {
                Path arrivals =
                        results().resolve("trials").resolve(trial).resolve("raw/arrivals.csv");
                if (Files.exists(arrivals) && Files.size(arrivals) > 0) {
                    return;
                }
            }
            pause();
        }
        throw new AssertionError("no load in " + trial + "; " + err());
    }

    private static String commandLine(ProcessHandle handle) {
        try {
            return Files.readString(Path.of("/proc/" + handle.pid() + "/cmdline"), UTF_8)
                    .replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }

    private static void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(50);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
