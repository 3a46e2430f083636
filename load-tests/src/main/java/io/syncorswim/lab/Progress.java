package io.syncorswim.lab;

import io.syncorswim.experiment.Trial;
import io.syncorswim.recording.Timeline.PhaseName;

import java.time.Duration;

/** Is told what the lab is doing; called on the lab's thread, must not block for long. */
public interface Progress {
    /** The first line: which broker the messages go through. */
    void broker(String description);

    /** Something that a user may open to watch the run, by its name. */
    void watchable(String name, String url);

    /** A trial's state, several times a second. */
    void update(Snapshot snapshot);

    /** A trial is over; one sentence says how. */
    void finished(Trial trial, String sentence);

    /**
     * A moment of a running trial.
     *
     * @param index from 1
     * @param left until the load of this phase ends; zero in phases without a fixed length
     * @param offered orders whose intended start has passed
     * @param completed orders with an effect at every system
     * @param turnedAway orders answered, and not with 2xx
     * @param backlog orders accepted and not complete, or without an answer yet
     */
    record Snapshot(
            Trial trial,
            int index,
            int total,
            PhaseName phase,
            Duration left,
            long offered,
            long completed,
            long turnedAway,
            long backlog) {}
}
