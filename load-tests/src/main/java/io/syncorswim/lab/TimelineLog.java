package io.syncorswim.lab;

import io.syncorswim.recording.Conversion;
import io.syncorswim.recording.Timeline;
import io.syncorswim.recording.Timeline.FaultWindow;
import io.syncorswim.recording.Timeline.Phase;
import io.syncorswim.recording.Timeline.PhaseName;
import io.syncorswim.recording.Timeline.ProcessEvent;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what happens in one trial, on the monotonic clock, and makes its timeline.
 *
 * <p>Thread-safe: processes die on their own threads. Until T0 is known, it is taken to be the
 * log's own beginning; all times are made relative when the timeline is taken.
 */
final class TimelineLog {
    private record Happening(
            long atNs,
            String process,
            long pid,
            String event,
            boolean expected,
            @Nullable Integer exitCode) {}

    private record Span(PhaseName name, long fromNs, long toNs, boolean metDeadline) {}

    private record Trouble(
            String kind, String description, @Nullable String system, long fromNs, long toNs) {}

    private final String trial;
    private final @Nullable String broker;
    private final Instant createdAt;
    private final long createdNs = System.nanoTime();
    private final List<Span> phases = new ArrayList<>();
    private final List<Trouble> faults = new ArrayList<>();
    private final List<Happening> processes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long t0Ns = createdNs;
    private long clockOffsetNs;
    private boolean complete;
    private @Nullable Conversion conversion;

    TimelineLog(String trial, @Nullable String broker, Clock clock) {
        this.trial = trial;
        this.broker = broker;
        this.createdAt = clock.instant();
    }

    synchronized void t0(long ns) {
        t0Ns = ns;
    }

    synchronized long t0Ns() {
        return t0Ns;
    }

    /** When this log began, {@link System#nanoTime}. */
    long createdNs() {
        return createdNs;
    }

    synchronized void phase(PhaseName name, long fromNs, long toNs, boolean metDeadline) {
        phases.add(new Span(name, fromNs, toNs, metDeadline));
    }

    synchronized void fault(
            String kind, String description, @Nullable String system, long fromNs, long toNs) {
        faults.add(new Trouble(kind, description, system, fromNs, toNs));
    }

    synchronized void process(
            String process, long pid, String event, boolean expected, @Nullable Integer exitCode) {
        processes.add(new Happening(System.nanoTime(), process, pid, event, expected, exitCode));
    }

    synchronized void clockOffset(long ns) {
        clockOffsetNs = Math.max(clockOffsetNs, ns);
    }

    /** What was found in the raw records. */
    synchronized void converted(Conversion found) {
        conversion = found;
    }

    synchronized void problem(String sentence) {
        problems.add(sentence);
    }

    /** Every phase was gone through to its end. */
    synchronized void completed() {
        complete = true;
    }

    /** The timeline as far as it is known now. */
    synchronized Timeline timeline() {
        return new Timeline(
                Timeline.SCHEMA,
                trial,
                t0Ns,
                createdAt.plusNanos(t0Ns - createdNs).toString(),
                broker,
                complete,
                phases.stream()
                        .map(p -> new Phase(p.name, p.fromNs - t0Ns, p.toNs - t0Ns, p.metDeadline))
                        .toList(),
                faults.stream()
                        .map(f ->
                                new FaultWindow(
                                        f.kind,
                                        f.description,
                                        f.system,
                                        f.fromNs - t0Ns,
                                        f.toNs - t0Ns))
                        .toList(),
                processes.stream()
                        .map(h ->
                                new ProcessEvent(
                                        h.atNs - t0Ns,
                                        h.process,
                                        h.pid,
                                        h.event,
                                        h.expected,
                                        h.exitCode))
                        .toList(),
                clockOffsetNs,
                conversion,
                problems);
    }
}
