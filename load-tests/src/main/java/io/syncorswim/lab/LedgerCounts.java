package io.syncorswim.lab;

import io.syncorswim.ledger.Belief;
import io.syncorswim.ledger.Happened;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How many orders there are of each belief x happened while a trial runs. An order that is not
 * answered has no belief; one that is not answered and nothing has happened to is not counted.
 *
 * <p>One thread writes; hand {@link #copy} to others.
 */
final class LedgerCounts {
    private final Map<Happened, Long> pending = new EnumMap<>(Happened.class);
    private final Map<Belief, Map<Happened, Long>> believed = new EnumMap<>(Belief.class);

    LedgerCounts() {
        for (Belief belief : Belief.values()) {
            believed.put(belief, new EnumMap<>(Happened.class));
        }
    }

    /** Orders of that belief to which that happened; null stands for no belief yet. */
    long of(@Nullable Belief belief, Happened happened) {
        return row(belief).getOrDefault(happened, 0L);
    }

    /** Orders of that belief. */
    long of(Belief belief) {
        return sum(row(belief));
    }

    /** Orders with an effect at every system, whatever their client believes. */
    long done() {
        long sum = done(pending);
        for (Map<Happened, Long> row : believed.values()) {
            sum += done(row);
        }
        return sum;
    }

    /** Accepted orders with an effect at every system. */
    long acceptedAndDone() {
        return done(row(Belief.ACCEPTED));
    }

    /** Orders that are answered or to which something has happened. */
    long counted() {
        long sum = sum(pending);
        for (Map<Happened, Long> row : believed.values()) {
            sum += sum(row);
        }
        return sum;
    }

    void answered(Belief belief, Happened happened) {
        if (happened != Happened.NOTHING) {
            pending.merge(happened, -1L, Long::sum);
        }
        row(belief).merge(happened, 1L, Long::sum);
    }

    void happened(@Nullable Belief belief, Happened before, Happened after) {
        if (belief != null || before != Happened.NOTHING) {
            row(belief).merge(before, -1L, Long::sum);
        }
        row(belief).merge(after, 1L, Long::sum);
    }

    LedgerCounts copy() {
        LedgerCounts copy = new LedgerCounts();
        copy.pending.putAll(pending);
        believed.forEach((belief, row) -> copy.row(belief).putAll(row));
        return copy;
    }

    private Map<Happened, Long> row(@Nullable Belief belief) {
        return belief == null ? pending : Objects.requireNonNull(believed.get(belief));
    }

    private static long done(Map<Happened, Long> row) {
        return row.getOrDefault(Happened.COMPLETE, 0L) + row.getOrDefault(Happened.DUPLICATED, 0L);
    }

    private static long sum(Map<Happened, Long> row) {
        return row.values().stream().mapToLong(Long::longValue).sum();
    }
}
