package io.syncorswim.ledger;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Belief x happened for a set of orders, each order in exactly one entry.
 *
 * <p>{@code offered = accepted + refused + failed + unknown}, and {@code offered = complete +
 * duplicated + partial + nothing}. A scheduled order that the injector left no record of has no
 * belief; it is in no entry and in neither sum, but in {@link #missing}, and makes a trial invalid.
 *
 * @param entries every belief x happened, in the order of the enums, those of no order too
 * @param lost accepted and not done
 * @param recovered done though not accepted
 * @param missing scheduled orders without a record
 * @param effects effects of all these orders, the missing ones' too
 */
public record Books(List<Entry> entries, long lost, long recovered, long missing, long effects) {
    /** How many orders of one belief one thing happened to. */
    public record Entry(Belief belief, Happened happened, long orders) {}

    public Books {
        entries = List.copyOf(entries);
    }

    /**
     * The books of so many orders of each history.
     *
     * @throws IllegalArgumentException if a number of orders is negative
     */
    public static Books of(Map<History, Long> histories) {
        Map<Belief, Map<Happened, Long>> counts = new EnumMap<>(Belief.class);
        long missing = 0;
        long effects = 0;
        for (Map.Entry<History, Long> history : histories.entrySet()) {
            long orders = history.getValue();
            if (orders < 0) {
                throw new IllegalArgumentException("orders are counted from 0, not " + orders);
            }
            effects += orders * history.getKey().effects();
            Belief belief = history.getKey().belief();
            if (belief == null) {
                missing += orders;
            } else {
                counts.computeIfAbsent(belief, _ -> new EnumMap<>(Happened.class))
                        .merge(history.getKey().happened(), orders, Long::sum);
            }
        }
        return new Books(
                entries(counts),
                sum(histories, History::isLost),
                sum(histories, History::isRecovered),
                missing,
                effects);
    }

    private static List<Entry> entries(Map<Belief, Map<Happened, Long>> counts) {
        return Arrays.stream(Belief.values())
                .flatMap(belief ->
                        Arrays.stream(Happened.values())
                                .map(happened ->
                                        new Entry(
                                                belief,
                                                happened,
                                                counts.getOrDefault(belief, Map.of())
                                                        .getOrDefault(happened, 0L))))
                .toList();
    }

    private static long sum(Map<History, Long> histories, Predicate<History> which) {
        return histories.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Orders of that belief. */
    public long of(Belief belief) {
        return entries.stream()
                .filter(entry -> entry.belief() == belief)
                .mapToLong(Entry::orders)
                .sum();
    }

    /** Orders to which that happened, whatever their client believes. */
    public long of(Happened happened) {
        return entries.stream()
                .filter(entry -> entry.happened() == happened)
                .mapToLong(Entry::orders)
                .sum();
    }

    /** Orders that the injector left a record of. */
    public long offered() {
        return entries.stream().mapToLong(Entry::orders).sum();
    }

    /** Every order that the schedule held, recorded or not. */
    public long scheduled() {
        return offered() + missing;
    }
}
