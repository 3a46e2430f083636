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
import java.util.Optional;

/**
 * Collects what happens in one trial, on the monotonic clock, and makes its timeline: the one
 * source of {@code timeline.json} and of the phases and faults among the live metrics.
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

    /** A phase that has begun. */
    record Begun(PhaseName name, long fromNs) {}

    /**
     * A fault that has begun.
     *
     * @param kind the fault's word
     * @param system what it is done to; null for the arrivals
     * @param toNs when it ended; null while it is in force
     */
    record Trouble(
            String kind,
            String description,
            @Nullable String system,
            long fromNs,
            @Nullable Long toNs) {
        private boolean isSame(String otherKind, String otherDescription) {
            return kind.equals(otherKind) && description.equals(otherDescription);
        }
    }

    private final String trial;
    private final @Nullable String broker;
    private final Instant createdAt;
    private final long createdNs = System.nanoTime();
    private final List<Begun> begun = new ArrayList<>();
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

    /** A phase begins then, which may be in the future. */
    synchronized void phaseBegins(PhaseName name, long fromNs) {
        begun.add(new Begun(name, fromNs));
    }

    /** A phase that has begun is over. */
    synchronized void phaseEnds(PhaseName name, long toNs, boolean metDeadline) {
        long fromNs =
                begun.stream()
                        .filter(phase -> phase.name() == name)
                        .mapToLong(Begun::fromNs)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(name + " has not begun"));
        phases.add(new Span(name, fromNs, toNs, metDeadline));
    }

    synchronized void faultBegins(
            String kind, String description, @Nullable String system, long fromNs) {
        faults.add(new Trouble(kind, description, system, fromNs, null));
    }

    /** Ends the fault of that kind and description that is in force. */
    synchronized void faultEnds(String kind, String description, long toNs) {
        for (int i = 0; i < faults.size(); i++) {
            Trouble on = faults.get(i);
            if (on.toNs() == null && on.isSame(kind, description)) {
                faults.set(i, new Trouble(kind, description, on.system(), on.fromNs(), toNs));
                return;
            }
        }
        throw new IllegalStateException(kind + " cannot end: it has not begun");
    }

    /** The phases that have begun by that time, in order. */
    synchronized List<Begun> phasesBegun(long nowNs) {
        return begun.stream().filter(phase -> phase.fromNs() <= nowNs).toList();
    }

    /** The phase that is on at that time; empty before the first and after the last. */
    synchronized Optional<PhaseName> phaseAt(long nowNs) {
        List<Begun> so = phasesBegun(nowNs);
        if (so.isEmpty()) {
            return Optional.empty();
        }
        PhaseName last = so.getLast().name();
        boolean over =
                phases.stream().anyMatch(span -> span.name() == last && span.toNs() <= nowNs);
        return over ? Optional.empty() : Optional.of(last);
    }

    /** The faults that have begun, those that have ended among them. */
    synchronized List<Trouble> faultsBegun() {
        return List.copyOf(faults);
    }

    /** A time of {@link System#nanoTime} as wall-clock time. */
    Instant at(long ns) {
        return createdAt.plusNanos(ns - createdNs);
    }

    synchronized void process(
            String process, long pid, String event, boolean expected, @Nullable Integer exitCode) {
        processes.add(new Happening(System.nanoTime(), process, pid, event, expected, exitCode));
    }

    synchronized void clockOffset(long ns) {
        clockOffsetNs = Math.max(clockOffsetNs, ns);
    }

    /** The largest difference between two processes' clocks that was noted. */
    synchronized long clockOffsetNs() {
        return clockOffsetNs;
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
                at(t0Ns).toString(),
                broker,
                complete,
                phases.stream()
                        .map(p -> new Phase(p.name, p.fromNs - t0Ns, p.toNs - t0Ns, p.metDeadline))
                        .toList(),
                faults.stream().flatMap(f -> window(f).stream()).toList(),
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

    /** What a trial's end cut off has no end, and is no window. */
    private Optional<FaultWindow> window(Trouble fault) {
        Long toNs = fault.toNs();
        return toNs == null
                ? Optional.empty()
                : Optional.of(
                        new FaultWindow(
                                fault.kind(),
                                fault.description(),
                                fault.system(),
                                fault.fromNs() - t0Ns,
                                toNs - t0Ns));
    }
}
