package io.syncorswim.lab;

import io.syncorswim.experiment.Trial;
import io.syncorswim.recording.Timeline.PhaseName;

import java.time.Duration;
import java.util.OptionalLong;

/** Is told what the lab is doing; called on the lab's thread, must not block for long. */
public interface Progress {
    /**
     * Which broker the messages go through, or that none is needed: told once, before any trial and
     * as soon as it is known. Users are promised it as the first line of output.
     */
    void broker(String description);

    /** Something that a user may open to watch the run, by its name; may come before the broker. */
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
     * @param queued messages in the trial's queues at the last sample, about a second ago; empty
     *     where there is no broker, or where it did not answer
     */
    record Snapshot(
            Trial trial,
            int index,
            int total,
            PhaseName phase,
            Duration left,
            Orders orders,
            OptionalLong queued) {}

    /**
     * How far a trial's orders are.
     *
     * @param offered orders whose intended start has passed
     * @param completed orders with an effect at every system
     * @param refused orders that their client believes to be refused; so for failed and unknown
     * @param backlog orders accepted and not complete, or without an answer yet
     */
    record Orders(
            long offered, long completed, long refused, long failed, long unknown, long backlog) {}
}
