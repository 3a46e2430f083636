package io.syncorswim.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/**
 * The lowest real-time priority, for a process that must not wait for a processor.
 *
 * <p>An injector shares the processors with what it measures. Under Linux's ordinary scheduling a
 * thread that wakes to send an order may have to wait until another process's time slice ends, some
 * milliseconds; a real-time thread goes first. The kernel grants it to root and to users with a
 * limit on {@code rtprio} (sched(7)), and keeps 5% of the time for all others.
 */
public final class RealTime {
    /** Round robin at the lowest of 99 real-time priorities; replaces itself with the program. */
    private static final List<String> CHRT = List.of("chrt", "--rr", "1");

    private final List<String> prefix;

    private RealTime(List<String> prefix) {
        this.prefix = prefix;
    }

    /** Tries whether this machine grants it to this user. */
    public static RealTime ofThisMachine() {
        return tried(CHRT);
    }

    /** As long as the prefix runs a program that does nothing, it is granted. */
    static RealTime tried(List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start();
            boolean granted = process.onExit().join().exitValue() == 0;
            return new RealTime(granted ? prefix : List.of());
        } catch (IOException noSuchProgram) {
            return new RealTime(List.of());
        }
    }

    /** The command at real-time priority where that is granted, else as it is. */
    public List<String> command(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return List.copyOf(all);
    }

    public boolean isGranted() {
        return !prefix.isEmpty();
    }

    /** For people. */
    @Override
    public String toString() {
        return isGranted() ? "real-time (chrt --rr 1)" : "ordinary (real-time not granted)";
    }
}
