package io.syncorswim.lab;

import io.syncorswim.recording.SampleLine;
import io.syncorswim.wire.Wire;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Writes a line a second for every process of a trial: CPU, memory, threads, gauges.
 *
 * <p>Owns one thread named {@code sampler}, joined by {@link #close}. A process that cannot be read
 * leaves no line in that second; the analysis judges a trial that lacks samples.
 */
final class Sampler implements AutoCloseable {
    private static final String GC_METRIC = "jvm_gc_pause_seconds_sum";
    private static final long ABSENT = -1;
    private static final ProcessReading NO_PROCESS = new ProcessReading(ABSENT, ABSENT, ABSENT);
    private static final long CLOSE_SECONDS = 5;

    /**
     * One process to sample.
     *
     * @param pid empty while it is not running
     * @param admin where its gauges are, if it has any
     * @param queueDepth what waits in it, where that is not one of its own gauges; -1 where unknown
     */
    record Subject(
            String name,
            Supplier<OptionalLong> pid,
            Optional<AdminClient> admin,
            Optional<LongSupplier> queueDepth) {}

    private final List<Subject> subjects;
    private final BufferedWriter out;
    private final TimelineLog log;
    private final Map<String, SampleLine> last = new ConcurrentHashMap<>();
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().name("sampler").daemon().unstarted(task));

    private Sampler(Path file, List<Subject> subjects, TimelineLog log) throws IOException {
        this.subjects = List.copyOf(subjects);
        this.out = Files.newBufferedWriter(file);
        this.log = log;
    }

    /** Begins to sample, once a second, until closed. */
    static Sampler start(Path file, List<Subject> subjects, TimelineLog log) throws IOException {
        Sampler sampler = new Sampler(file, subjects, log);
        var _ = sampler.executor.scheduleAtFixedRate(sampler::sample, 0, 1, TimeUnit.SECONDS);
        return sampler;
    }

    /** The last sample of each process that is there, and of the host; for any thread. */
    Map<String, SampleLine> last() {
        return Map.copyOf(last);
    }

    /** Takes a last sample and ends the thread. */
    @Override
    public void close() throws IOException {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
                log.problem("the sampler did not end in time; its last lines may be missing");
                return;
            }
        } catch (InterruptedException interrupted) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
            return;
        }
        sample();
        out.close();
    }

    private void sample() {
        try {
            for (Subject subject : subjects) {
                sample(subject);
            }
            ProcessReading host = ProcessReading.ofHost();
            long stolenNs = ProcessReading.stolenNs();
            write(line("host", ABSENT, host, Map.of(), ABSENT, stolenNs));
            out.flush();
        } catch (IOException | RuntimeException failed) {
            log.problem("a sample could not be taken: " + failed);
        }
    }

    private void sample(Subject subject) throws IOException {
        OptionalLong pid = subject.pid().get();
        Optional<ProcessReading> reading =
                pid.isEmpty() ? Optional.empty() : ProcessReading.ofProcess(pid.getAsLong());
        long depth = subject.queueDepth().map(LongSupplier::getAsLong).orElse(ABSENT);
        if (reading.isPresent()) {
            Map<String, Double> gauges = subject.admin().map(Sampler::gauges).orElse(Map.of());
            write(line(subject.name(), pid.orElse(ABSENT), reading.get(), gauges, depth, ABSENT));
        } else if (depth != ABSENT) {
            // Somebody else's broker: no process here, but queues that can be asked.
            write(line(subject.name(), ABSENT, NO_PROCESS, Map.of(), depth, ABSENT));
        } else {
            last.remove(subject.name());
        }
    }

    private void write(SampleLine line) throws IOException {
        last.put(line.process(), line);
        out.write(line.line());
    }

    private static SampleLine line(
            String name,
            long pid,
            ProcessReading reading,
            Map<String, Double> gauges,
            long queueDepth,
            long stolenNs) {
        return new SampleLine(
                System.nanoTime(),
                name,
                pid,
                reading.cpuNs(),
                reading.rssBytes(),
                reading.threads(),
                gauge(gauges, Wire.IN_FLIGHT_METRIC),
                gauges.containsKey(Wire.QUEUED_METRIC)
                        ? gauge(gauges, Wire.QUEUED_METRIC)
                        : queueDepth,
                gauge(gauges, Wire.UNACKED_METRIC),
                gauges.containsKey(GC_METRIC) ? Math.round(gauges.get(GC_METRIC) * 1e9) : ABSENT,
                stolenNs);
    }

    private static long gauge(Map<String, Double> gauges, String name) {
        return gauges.containsKey(name) ? Math.round(gauges.get(name)) : ABSENT;
    }

    /** A service that is being killed answers nothing: its line then has no gauges. */
    private static Map<String, Double> gauges(AdminClient admin) {
        try {
            return admin.metrics(
                    Wire.IN_FLIGHT_METRIC, Wire.QUEUED_METRIC, Wire.UNACKED_METRIC, GC_METRIC);
        } catch (IOException noAnswer) {
            return Map.of();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }
}
