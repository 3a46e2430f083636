package io.syncorswim.recording;

import io.syncorswim.wire.TargetSystem;

import java.nio.file.Path;

/**
 * The names of the files of one trial; see docs/results.md for their columns.
 *
 * <p>{@code raw} holds what the processes append to while the trial runs, in text that survives a
 * kill; once the Parquet files are written and counted, it is removed.
 */
public record TrialFolder(Path path) {
    /** {@code trials/<id>} of a result directory. */
    public static TrialFolder of(Path results, String trialId) {
        return new TrialFolder(results.resolve("trials").resolve(trialId));
    }

    public String trialId() {
        return path.getFileName().toString();
    }

    public Path raw() {
        return path.resolve("raw");
    }

    /** Where the raw records go for the moment of their removal. */
    Path converted() {
        return path.resolve("raw.converted");
    }

    /**
     * One intended start per line, nanoseconds since T0; the line's number from 0 is the order's.
     */
    public Path schedule() {
        return raw().resolve("schedule.csv");
    }

    /** The injector's lines, see {@link ArrivalLine}. */
    public Path rawArrivals() {
        return raw().resolve("arrivals.csv");
    }

    /** A system's effects journal, see {@link io.syncorswim.wire.Effect}. */
    public Path journal(TargetSystem system) {
        return raw().resolve(system.word() + ".effects.csv");
    }

    /** The lab's samples of every process, see {@link SampleLine}. */
    public Path rawSamples() {
        return raw().resolve("samples.csv");
    }

    /** The injector's own health, one line a second, see {@link HealthLine}. */
    public Path rawHealth() {
        return raw().resolve("injector-health.csv");
    }

    public Path arrivals() {
        return path.resolve("arrivals.parquet");
    }

    public Path effects() {
        return path.resolve("effects.parquet");
    }

    public Path samples() {
        return path.resolve("samples.parquet");
    }

    public Path health() {
        return path.resolve("injector-health.parquet");
    }

    public Path timeline() {
        return path.resolve("timeline.json");
    }

    public Path verdict() {
        return path.resolve("verdict.json");
    }

    /** Gatling's own HTML report: {@code gatling/index.html}. */
    public Path gatling() {
        return path.resolve("gatling");
    }

    /** Standard output and error of each process. */
    public Path logs() {
        return path.resolve("logs");
    }
}
