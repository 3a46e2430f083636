package io.syncorswim.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * CPU time, memory and threads of a process or of the host, read from Linux's {@code /proc}.
 *
 * @param cpuNs user and system time since the process began; for the host, time since boot that its
 *     cores were not idle, stolen time included
 * @param rssBytes resident memory; for the host, memory that is not available
 * @param threads threads; for the host, cores: those that this process may run on (taskset, cpuset)
 */
public record ProcessReading(long cpuNs, long rssBytes, long threads) {
    /** Linux reports CPU time to user space in ticks of 10 ms on every architecture (USER_HZ). */
    private static final long NS_PER_TICK = 10_000_000;

    private static final Path PROC = Path.of("/proc");

    /** The process of that id, or empty once it is gone. */
    public static Optional<ProcessReading> ofProcess(long pid) {
        Path folder = PROC.resolve(Long.toString(pid));
        try {
            String stat = Files.readString(folder.resolve("stat"));
            String status = Files.readString(folder.resolve("status"));
            // The name in parentheses may hold spaces: the fields are counted from its end.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return Optional.of(
                    new ProcessReading(
                            ticks * NS_PER_TICK,
                            1024 * numberAfter(status, "VmRSS:"),
                            numberAfter(status, "Threads:")));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Time since boot that a hypervisor kept from the cores that this process may use. */
    public static long stolenNs() throws IOException {
        return cores().stolenTicks() * NS_PER_TICK;
    }

    private static Cores cores() throws IOException {
        String status = Files.readString(PROC.resolve("self/status"));
        return Cores.of(Files.readString(PROC.resolve("stat")), Cores.allowed(status));
    }

    /** The machine, as far as this process may use its cores. */
    public static ProcessReading ofHost() throws IOException {
        Cores cores = cores();
        String memory = Files.readString(PROC.resolve("meminfo"));
        long used = numberAfter(memory, "MemTotal:") - numberAfter(memory, "MemAvailable:");
        return new ProcessReading(cores.busyTicks() * NS_PER_TICK, 1024 * used, cores.count());
    }

    /** The number that follows a label, 0 where the label is missing (a zombie has no VmRSS). */
    private static long numberAfter(String text, String label) {
        int at = text.indexOf(label);
        if (at < 0) {
            return 0;
        }
        String rest = text.substring(at + label.length()).stripLeading();
        int end = 0;
        while (end < rest.length() && Character.isDigit(rest.charAt(end))) {
            end++;
        }
        return Long.parseLong(rest.substring(0, end));
    }
}
