package io.syncorswim.recording;

import java.util.List;

/**
 * What was found in a trial's raw records when they became Parquet files.
 *
 * @param scheduled orders in the schedule: rows of {@code arrivals.parquet}
 * @param arrivals scheduled orders that the injector left a record of
 * @param unscheduledArrivals records of orders that were never scheduled
 * @param repeatedArrivals records beyond the first of an order
 * @param differingIntended orders whose record has another intended start than the schedule
 * @param effects rows of {@code effects.parquet}
 * @param unscheduledEffects those of orders that were never scheduled
 * @param samples rows of {@code samples.parquet}
 * @param health rows of {@code injector-health.parquet}
 * @param malformed lines that could not be read, by file; files without any are left out
 */
public record Conversion(
        long scheduled,
        long arrivals,
        long unscheduledArrivals,
        long repeatedArrivals,
        long differingIntended,
        long effects,
        long unscheduledEffects,
        long samples,
        long health,
        List<Malformed> malformed) {
    public Conversion {
        malformed = List.copyOf(malformed);
    }

    /** Lines that could not be read, and were counted instead of dropped. */
    public record Malformed(String file, long lines) {}

    /** Lines that could not be read, in all files. */
    public long malformedLines() {
        return malformed.stream().mapToLong(Malformed::lines).sum();
    }

    /** Scheduled orders that the injector left no record of. */
    public long missingArrivals() {
        return scheduled - arrivals;
    }
}
