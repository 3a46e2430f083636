package io.syncorswim.recording;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What happened when in one trial: {@code timeline.json}. All times are nanoseconds since T0, the
 * moment when warm-up begins; they are negative before it.
 *
 * @param schema version of this file's shape
 * @param trial the trial's id
 * @param t0Ns T0 on {@link System#nanoTime}'s clock, to which the raw records refer
 * @param startedAt wall-clock time of T0, ISO 8601, for people
 * @param broker what the messages went through, in words; null where no broker took part
 * @param complete false where the trial was interrupted: later phases are missing
 * @param phases in order; the first is start, the last is stop
 * @param faults as they really happened
 * @param processes starts, deaths and restarts
 * @param clockOffsetNs largest difference seen between this process's clock and another's, beyond
 *     what the round trip explains; 0 is proof of one clock
 * @param conversion what was found in the raw records; null where they were not converted
 * @param problems what went wrong in the lab itself, in sentences
 */
public record Timeline(
        int schema,
        String trial,
        long t0Ns,
        String startedAt,
        @Nullable String broker,
        boolean complete,
        List<Phase> phases,
        List<FaultWindow> faults,
        List<ProcessEvent> processes,
        long clockOffsetNs,
        @Nullable Conversion conversion,
        List<String> problems) {
    public static final int SCHEMA = 1;

    public Timeline {
        phases = List.copyOf(phases);
        faults = List.copyOf(faults);
        processes = List.copyOf(processes);
        problems = List.copyOf(problems);
    }

    /** The same, with what was found in the raw records. */
    public Timeline converted(Conversion found) {
        return new Timeline(
                schema,
                trial,
                t0Ns,
                startedAt,
                broker,
                complete,
                phases,
                faults,
                processes,
                clockOffsetNs,
                found,
                problems);
    }

    /** The phases of a trial. */
    public enum PhaseName {
        START,
        WARM_UP,
        BASELINE,
        FAULT,
        RECOVERY,
        DRAIN,
        RECONCILE,
        STOP
    }

    /** One phase; {@code metDeadline} is false where it was cut off. */
    public record Phase(PhaseName name, long fromNs, long toNs, boolean metDeadline) {}

    /**
     * One fault as it happened.
     *
     * @param kind spike, slow, failing or down
     * @param description one line for a person
     * @param system the system it was done to; null for the arrivals
     */
    public record FaultWindow(
            String kind, String description, @Nullable String system, long fromNs, long toNs) {}

    /**
     * Something that happened to a process.
     *
     * @param event started, ready, killed, died, stopped
     * @param expected whether the lab did it on purpose
     * @param exitCode known for killed, died and stopped
     */
    public record ProcessEvent(
            long atNs,
            String process,
            long pid,
            String event,
            boolean expected,
            @Nullable Integer exitCode) {}
}
