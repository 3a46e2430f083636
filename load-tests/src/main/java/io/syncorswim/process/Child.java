package io.syncorswim.process;

import java.io.BufferedWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A running or ended child process of the lab.
 *
 * <p>Safe for use by any thread. Ending it ({@link #kill}, {@link #stop}) is not cut short by an
 * interrupt: the interrupt stays pending.
 */
public final class Child {
    private static final int LAST_LINES = 12;

    /** A thread that waits for a disk stops when it has been served. */
    private static final Duration FREEZING = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final Output output;
    private final BufferedWriter input;

    Child(ChildSpec spec, Process process) {
        this.name = spec.name();
        this.process = process;
        this.output = new Output(name, process.inputReader(), spec.log());
        this.input = process.outputWriter();
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit status; 128 + the signal's number where a signal ended it; empty while it lives. */
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Completes with this child once it is gone. */
    public CompletableFuture<Child> onExit() {
        return process.onExit().thenApply(gone -> this);
    }

    /**
     * The first line of standard output that begins with the prefix; may have come before the call.
     *
     * @throws ChildFailed when the child ends its output or the deadline passes without such a line
     */
    public String awaitLine(String prefix, Duration deadline)
            throws ChildFailed, InterruptedException {
        Optional<String> line = output.await(prefix, deadline);
        if (line.isEmpty()) {
            throw failed("did not say '" + prefix + "' " + withinOrExit(deadline));
        }
        return line.get();
    }

    /**
     * Writes a line to its standard input.
     *
     * @throws ChildFailed when it no longer listens
     */
    public synchronized void say(String line) throws ChildFailed {
        try {
            input.write(line);
            input.newLine();
            input.flush();
        } catch (IOException closed) {
            throw failed("could not be told '" + line + "': it no longer listens");
        }
    }

    /** Ends it at once with SIGKILL, frozen or not; returns when it is gone. */
    public void kill() {
        // By its handle: Process.destroy would also close the pipes, and the last words be lost.
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /**
     * Stops it from running (SIGSTOP), as if the machine had hung, until {@link #resume}; returns
     * when none of its threads runs any more.
     */
    public void freeze() throws ChildFailed {
        signal("STOP");
        long deadlineNs = System.nanoTime() + FREEZING.toNanos();
        // The signal stops the others only when one thread gets a processor to see it.
        while (isAlive() && !Threads.areStopped(pid())) {
            if (System.nanoTime() > deadlineNs) {
                throw failed("did not stop within " + FREEZING.toSeconds() + " s of SIGSTOP");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** Lets it run again after {@link #freeze} (SIGCONT). */
    public void resume() throws ChildFailed {
        signal("CONT");
    }

    /**
     * Asks it to end (SIGTERM), and kills it if it has not when the deadline passes; a frozen child
     * is resumed to hear it.
     *
     * @return whether it went by itself
     */
    public boolean stop(Duration deadline) {
        terminate();
        if (awaitExit(deadline)) {
            return true;
        }
        kill();
        return false;
    }

    /** Sends SIGTERM, without waiting for the effect. */
    void terminate() {
        process.toHandle().destroy();
        try {
            // A stopped process gets no SIGTERM before it continues.
            signal("CONT");
        } catch (ChildFailed gone) {
            // It heard SIGTERM before: just what was wanted.
        }
    }

    /** Whether it was gone before the deadline passed. */
    boolean awaitExit(Duration deadline) {
        return process.onExit()
                .thenApply(gone -> true)
                .completeOnTimeout(false, Math.max(0, deadline.toNanos()), TimeUnit.NANOSECONDS)
                .join();
    }

    /** A failure of this child, with the last lines of its log. */
    public ChildFailed failed(String whatItDid) {
        return new ChildFailed(name + " " + whatItDid, output.lastLines(LAST_LINES));
    }

    private String withinOrExit(Duration deadline) {
        // The output ends a moment before the process does.
        return awaitExit(Duration.ofMillis(100))
                ? "but ended with exit code " + process.exitValue()
                : "within " + deadline.toMillis() + " ms";
    }

    private void signal(String signal) throws ChildFailed {
        if (!process.isAlive()) {
            throw failed("can't be sent SIG" + signal + ": it has ended");
        }
        // The shell's own kill is there on every Linux; /bin/kill is not.
        List<String> command = List.of("/bin/sh", "-c", "kill -" + signal + " " + pid());
        try {
            Process kill =
                    new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (kill.onExit().join().exitValue() != 0) {
                throw failed("could not be sent SIG" + signal);
            }
        } catch (IOException noShell) {
            throw failed("could not be sent SIG" + signal + ": " + noShell.getMessage());
        }
    }

    @Override
    public String toString() {
        return name + " (pid " + pid() + ")";
    }
}
