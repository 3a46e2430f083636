package io.syncorswim.gatling;

import io.syncorswim.process.RealTime;
import io.syncorswim.recording.ArrivalLine.Ending;
import io.syncorswim.recording.TrialFolder;
import io.syncorswim.schedule.Schedule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A real injector in a JVM of its own, as the lab starts it, and what it recorded. */
final class InjectorProcess implements AutoCloseable {
    /** One line of arrivals.csv. */
    record Arrival(
            int order,
            long intendedNs,
            long sentNs,
            long respondedNs,
            int status,
            int attempts,
            Ending ending) {
        static Arrival parse(String line) {
            String[] columns = line.split(",");
            return new Arrival(
                    Integer.parseInt(columns[0]),
                    Long.parseLong(columns[1]),
                    Long.parseLong(columns[2]),
                    Long.parseLong(columns[3]),
                    Integer.parseInt(columns[4]),
                    Integer.parseInt(columns[5]),
                    Ending.valueOf(columns[6]));
        }
    }

    private static final long PATIENCE_S = 90;

    private final Process process;
    private final TrialFolder trial;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private InjectorProcess(Process process, TrialFolder trial) {
        this.process = process;
        this.trial = trial;
        Thread.ofVirtual().start(this::readLines);
    }

    /** Starts the injector on a schedule, with the flags that the lab gives it and a few more. */
    static InjectorProcess start(
            URI url, Schedule schedule, Path folder, Duration timeout, String... moreFlags)
            throws IOException {
        TrialFolder trial = new TrialFolder(folder);
        Files.createDirectories(trial.raw());
        schedule.write(trial.schedule());
        return start(
                trial,
                List.of(moreFlags),
                InjectorCommand.arguments(url, trial.schedule(), folder, timeout));
    }

    /** Starts the injector with arguments as given. */
    static InjectorProcess start(TrialFolder trial, List<String> moreFlags, List<String> arguments)
            throws IOException {
        return start(trial, System.getProperty("java.class.path"), moreFlags, arguments);
    }

    static InjectorProcess start(
            TrialFolder trial, String classPath, List<String> moreFlags, List<String> arguments)
            throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command =
                RealTime.ofThisMachine()
                        .command(InjectorCommand.of(java, classPath, moreFlags, arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectError(trial.path().resolve("stderr.txt").toFile())
                        .start();
        return new InjectorProcess(process, trial);
    }

    /** The next line of its standard output. */
    String nextLine() throws InterruptedException, IOException {
        String line = lines.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("the injector said nothing:\n" + errors());
        }
        return line;
    }

    void say(String command) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write((command + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /** Ends its standard input, as a lab that dies does. */
    void hangUp() throws IOException {
        process.getOutputStream().close();
    }

    int awaitExit() throws InterruptedException, IOException {
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new AssertionError("the injector did not exit:\n" + errors());
        }
        return process.exitValue();
    }

    /** Runs it to its end: every order recorded, then told to exit. */
    List<Arrival> complete() throws InterruptedException, IOException {
        String line = nextLine();
        while (!line.equals(Injector.DONE)) {
            line = nextLine();
        }
        say(Injector.EXIT_COMMAND);
        if (awaitExit() != 0) {
            throw new AssertionError("the injector failed:\n" + errors());
        }
        return arrivals();
    }

    List<Arrival> arrivals() throws IOException {
        List<Arrival> arrivals = new ArrayList<>();
        for (String line : Files.readAllLines(trial.rawArrivals())) {
            arrivals.add(Arrival.parse(line));
        }
        return arrivals;
    }

    String errors() throws IOException {
        return Files.readString(trial.path().resolve("stderr.txt"));
    }

    Process process() {
        return process;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void readLines() {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException gone) {
            lines.add("(standard output broke: " + gone + ")");
        }
    }
}
