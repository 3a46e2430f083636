package io.syncorswim.gatling;

import io.syncorswim.experiment.BadInput;
import io.syncorswim.recording.TrialFolder;
import io.syncorswim.schedule.Schedule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The injector's program: sends one trial's schedule through Gatling, and says how far it is.
 *
 * <p>Lines on standard output: {@link #T0} with T0 on {@link System#nanoTime}'s clock, at least a
 * second before it; {@link #DONE} when every order has its line and the file is flushed; {@link
 * #CHARTS} when Gatling's report is written; {@link #CLOCK} with the number it was asked with and
 * the time. Commands on standard input: {@code charts}, obeyed once done, and {@code clock NUMBER}
 * and {@code exit}, at any time. Whatever Gatling prints goes to standard error.
 *
 * <p>Exit codes: 0 told to exit, or standard input ended, as it does when the lab dies; 1 Gatling
 * failed; {@link #BAD_INPUT}; {@link #CANNOT_RECORD}. In every case the lines recorded so far are
 * flushed first.
 *
 * <p>Gatling runs on the thread {@code swim-gatling}, and standard input is read on {@code
 * swim-commands}; the main thread waits for the first of them, or a failing recorder, to name the
 * exit code.
 */
public final class Injector {
    /** Begins the line that says T0: {@code swim-t0 NANOS}. */
    public static final String T0 = "swim-t0";

    /** The line that says that every order has been recorded. */
    public static final String DONE = "swim-done";

    /** The line that says that Gatling's HTML report is there. */
    public static final String CHARTS = "swim-charts";

    /** The command that asks for {@link #CHARTS}. */
    public static final String CHARTS_COMMAND = "charts";

    /** Begins the line that says {@link System#nanoTime}: {@code swim-clock NUMBER NANOS}. */
    public static final String CLOCK = "swim-clock";

    /** The command, followed by a number, that asks for {@link #CLOCK}. */
    public static final String CLOCK_COMMAND = "clock";

    /** The command that ends the program. */
    public static final String EXIT_COMMAND = "exit";

    /** Exit code: an argument or the schedule is wrong. */
    public static final int BAD_INPUT = 2;

    /** Exit code: the records cannot be written. */
    public static final int CANNOT_RECORD = 4;

    private static final int CRASHED = 1;

    private final InjectorArguments arguments;
    private final Schedule schedule;
    private final PrintStream protocol;
    private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    private Injector(InjectorArguments arguments, Schedule schedule, PrintStream protocol) {
        this.arguments = arguments;
        this.schedule = schedule;
        this.protocol = protocol;
    }

    public static void main(String[] args) {
        PrintStream protocol = System.out;
        // Before any class of Scala's is loaded: it keeps the stream that it finds.
        System.setOut(System.err);
        NoPreferences.install();
        int code;
        try {
            InjectorArguments arguments = InjectorArguments.parse(Arrays.asList(args));
            code = new Injector(arguments, read(arguments.schedule()), protocol).run(System.in);
        } catch (BadInput wrong) {
            System.err.println(wrong.getMessage());
            code = BAD_INPUT;
        }
        System.exit(code);
    }

    private static Schedule read(Path file) throws BadInput {
        Schedule schedule;
        try {
            schedule = Schedule.read(file);
        } catch (IOException unreadable) {
            throw new BadInput("no schedule can be read: %s".formatted(unreadable), unreadable);
        }
        if (schedule.size() == 0) {
            throw new BadInput("%s is a schedule without an order".formatted(file));
        }
        return schedule;
    }

    private int run(InputStream input) {
        Recorder recorder;
        try {
            recorder = Recorder.open(arguments.trial().rawArrivals(), this::cannotRecord);
        } catch (IOException failed) {
            cannotRecord(failed);
            return CANNOT_RECORD;
        }
        Thread.ofPlatform().name("swim-commands").daemon().start(() -> readCommands(input));
        Thread.ofPlatform()
                .name("swim-gatling")
                .daemon()
                .uncaughtExceptionHandler((thread, failed) -> crashed(failed))
                .start(() -> inject(recorder));
        int code = exit.join();
        try {
            recorder.close();
        } catch (IOException failed) {
            return CANNOT_RECORD;
        }
        return code;
    }

    private void inject(Recorder recorder) {
        TrialFolder trial = arguments.trial();
        Tickets tickets =
                new Tickets(schedule, OrderFlow.LEAD, System::nanoTime, ns -> say(T0 + " " + ns));
        OrderFlow flow =
                new OrderFlow(arguments.url(), arguments.timeout(), recorder, System::nanoTime);
        try {
            GatlingRun gatling = new GatlingRun(trial);
            Health health =
                    Health.watch(
                            gatling.loops(),
                            orders(tickets, recorder),
                            trial.rawHealth(),
                            this::cannotRecord);
            gatling.run(new Injection(flow, schedule, tickets));
            health.close();
            finish(recorder);
            obey(gatling);
        } catch (InterruptedException | IOException failed) {
            crashed(failed);
        }
    }

    private static Health.Orders orders(Tickets tickets, Recorder recorder) {
        return new Health.Orders() {
            @Override
            public long waiting() {
                return tickets.waiting();
            }

            @Override
            public long sent() {
                return tickets.sent();
            }

            @Override
            public long ended() {
                return recorder.ended();
            }
        };
    }

    /** Gatling's own failures are no user's mistake: the lab's log gets all of it. */
    private void crashed(Throwable failed) {
        failed.printStackTrace();
        exit.complete(CRASHED);
    }

    private void finish(Recorder recorder) throws IOException {
        recorder.close();
        if (recorder.written() != schedule.size()) {
            throw new IOException(
                    "%d orders were scheduled and %d were recorded"
                            .formatted(schedule.size(), recorder.written()));
        }
        say(DONE);
    }

    private void obey(GatlingRun gatling) throws InterruptedException, IOException {
        while (true) {
            String command = commands.take();
            if (command.equals(CHARTS_COMMAND)) {
                gatling.writeCharts();
                say(CHARTS);
            } else {
                System.err.printf("the injector knows charts, clock and exit, not '%s'%n", command);
            }
        }
    }

    /**
     * Reads commands until told to exit, or until the lab is gone. It must not go on reading then:
     * a JVM that exits waits 0.3 s for a thread that is stuck in a system call.
     */
    private void readCommands(InputStream input) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.strip().equals(EXIT_COMMAND)) {
                take(line.strip());
                line = lines.readLine();
            }
        } catch (IOException broken) {
            System.err.println("standard input broke: " + broken);
        }
        exit.complete(0);
    }

    /** The clock is told at once: whoever asks measures the round trip. */
    private void take(String command) {
        if (command.startsWith(CLOCK_COMMAND + " ")) {
            say(CLOCK + command.substring(CLOCK_COMMAND.length()) + " " + System.nanoTime());
        } else {
            commands.add(command);
        }
    }

    private void cannotRecord(IOException failed) {
        System.err.println("the injector cannot record what it measures: " + failed.getMessage());
        exit.complete(CANNOT_RECORD);
    }

    private void say(String line) {
        protocol.println(line);
        protocol.flush();
    }
}
