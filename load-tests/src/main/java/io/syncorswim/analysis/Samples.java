package io.syncorswim.analysis;

import io.syncorswim.recording.Database;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * The samples of one trial, by process name and process id.
 *
 * <p>CPU time at a moment between two samples is interpolated; after the last one it is the last
 * one's, so what a killed process used since then, at most one sampling period, is not counted. A
 * process that was started again counts from 0 under its new id.
 */
final class Samples {
    static final String HOST = "host";
    private static final long NS_PER_S = 1_000_000_000;

    /** One moment of one process; -1 where it is not known. */
    private record Sample(
            String process,
            long pid,
            long atNs,
            long cpuNs,
            long rssBytes,
            long threads,
            long stolenNs) {}

    private final Map<String, Map<Long, List<Sample>>> processes = new TreeMap<>();

    private Samples() {}

    static Samples read(Database database, TrialRecords trial) throws IOException {
        Samples samples = new Samples();
        database.query(
                        """
                        SELECT process, coalesce(pid, -1), at_ns, coalesce(cpu_ns, -1),
                            coalesce(rss_bytes, -1), coalesce(threads, -1), coalesce(stolen_ns, -1)
                        FROM %s ORDER BY process, at_ns\
                        """
                                .formatted(trial.samples()),
                        Samples::sample)
                .forEach(samples::add);
        return samples;
    }

    private static Sample sample(ResultSet columns) throws SQLException {
        return new Sample(
                columns.getString(1),
                columns.getLong(2),
                columns.getLong(3),
                columns.getLong(4),
                columns.getLong(5),
                columns.getLong(6),
                columns.getLong(7));
    }

    private void add(Sample sample) {
        processes
                .computeIfAbsent(sample.process(), _ -> new TreeMap<>())
                .computeIfAbsent(sample.pid(), _ -> new ArrayList<>())
                .add(sample);
    }

    /** CPU time that a process used in a window, all its incarnations; empty if not sampled. */
    OptionalDouble cpuSeconds(String process, long fromNs, long toNs) {
        long first = firstPid(process);
        double sum = 0;
        boolean known = false;
        for (List<Sample> samples : processes.getOrDefault(process, Map.of()).values()) {
            List<Sample> cpu = samples.stream().filter(sample -> sample.cpuNs() >= 0).toList();
            if (cpu.isEmpty() || cpu.getFirst().atNs() > toNs || cpu.getLast().atNs() < fromNs) {
                continue;
            }
            boolean restarted = cpu.getFirst().pid() != first && cpu.getFirst().atNs() > fromNs;
            sum += at(cpu, toNs, Sample::cpuNs) - (restarted ? 0 : at(cpu, fromNs, Sample::cpuNs));
            known = true;
        }
        return known ? OptionalDouble.of(sum / 1e9) : OptionalDouble.empty();
    }

    private long firstPid(String process) {
        return processes.getOrDefault(process, Map.of()).values().stream()
                .map(List::getFirst)
                .min((a, b) -> Long.compare(a.atNs(), b.atNs()))
                .map(Sample::pid)
                .orElse(-1L);
    }

    private static double at(List<Sample> samples, long atNs, ToLongFunction<Sample> counter) {
        Sample before = samples.getFirst();
        for (Sample after : samples) {
            if (after.atNs() >= atNs) {
                double span = after.atNs() - before.atNs();
                double share = span == 0 ? 0 : Math.max(0, atNs - before.atNs()) / span;
                double counted = counter.applyAsLong(before);
                return counted + share * (counter.applyAsLong(after) - counted);
            }
            before = after;
        }
        return counter.applyAsLong(before);
    }

    /** The largest resident memory seen in a window. */
    OptionalLong peakRssBytes(String process, long fromNs, long toNs) {
        return processes.getOrDefault(process, Map.of()).values().stream()
                .flatMap(List::stream)
                .filter(sample -> sample.atNs() >= fromNs && sample.atNs() <= toNs)
                .mapToLong(Sample::rssBytes)
                .filter(bytes -> bytes >= 0)
                .max();
    }

    /** In how many seconds of a window a process was sampled; samples made up for later are one. */
    long seconds(String process, long fromNs, long toNs) {
        return processes.getOrDefault(process, Map.of()).values().stream()
                .flatMap(List::stream)
                .filter(sample -> sample.atNs() >= fromNs && sample.atNs() <= toNs)
                .map(sample -> (sample.atNs() - fromNs) / NS_PER_S)
                .distinct()
                .count();
    }

    /** Processors of the host; empty where no sample says. */
    OptionalLong processors() {
        return processes.getOrDefault(HOST, Map.of()).values().stream()
                .flatMap(List::stream)
                .mapToLong(Sample::threads)
                .filter(threads -> threads > 0)
                .findFirst();
    }

    /** Busy share of all processors in a window, as far as it was sampled. */
    Optional<Double> hostCpuShare(long fromNs, long toNs) {
        return hostShare(Sample::cpuNs, fromNs, toNs);
    }

    /** Share of all processors that a hypervisor took in a window, as far as it was sampled. */
    Optional<Double> stolenShare(long fromNs, long toNs) {
        return hostShare(Sample::stolenNs, fromNs, toNs);
    }

    private Optional<Double> hostShare(ToLongFunction<Sample> counter, long fromNs, long toNs) {
        List<Sample> host =
                processes.getOrDefault(HOST, Map.of()).values().stream()
                        .flatMap(List::stream)
                        .filter(sample -> counter.applyAsLong(sample) >= 0)
                        .toList();
        OptionalLong processors = processors();
        if (host.isEmpty() || processors.isEmpty()) {
            return Optional.empty();
        }
        long from = Math.max(fromNs, host.getFirst().atNs());
        long to = Math.min(toNs, host.getLast().atNs());
        return to <= from
                ? Optional.empty()
                : Optional.of(
                        (at(host, to, counter) - at(host, from, counter))
                                / ((double) (to - from) * processors.getAsLong()));
    }
}
