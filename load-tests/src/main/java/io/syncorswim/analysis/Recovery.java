package io.syncorswim.analysis;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How long after the fault's end goodput was back in the baseline band, to stay.
 *
 * <p>The indicator is the share of good orders among those intended in a bin of half a second. Bins
 * are counted from the end of the last fault as it happened in each repetition, and pooled over
 * repetitions. A bin is in the band if its share is at least the Wilson score bound (Wilson 1927,
 * JASA 22:209) of the pooled baseline share for as many orders as the bin has, so that a bin of few
 * orders is not blamed for chance. Recovered is the first moment after which no bin up to the
 * load's end lies below the band, nor all of them together: a goodput that stays a little too low
 * shows in no single bin. All together are held against the baseline by the two-proportion z-test,
 * at the same z. Where they are too low a later moment may be the one, as long as half of those
 * bins still lie behind it; fewer could not tell.
 *
 * @param seconds 0 where the bins after the fault were never below the band; null where they were
 *     when the load ended
 * @param note one sentence that says how the figure came about
 */
record Recovery(@Nullable Double seconds, String note) {
    private static final long NONE = Long.MIN_VALUE;

    /** Orders of a bin, and the good ones of them. */
    record Bin(long offered, long good) {
        Bin plus(Bin other) {
            return new Bin(offered + other.offered, good + other.good);
        }

        double share() {
            return offered == 0 ? 0 : (double) good / offered;
        }
    }

    /** The recovery of the trials of one cell. */
    static Recovery of(Orders orders, List<TrialRecords> trials, Load load) throws IOException {
        Bin baseline = new Bin(0, 0);
        Map<Long, Bin> bins = new TreeMap<>();
        long afterNs = 0;
        for (TrialRecords trial : trials) {
            int repetition = trial.trial().repetition();
            baseline = baseline.plus(baseline(orders, repetition, load));
            if (trial.lastFaultEndNs().isPresent()) {
                long faultEnd = trial.lastFaultEndNs().get();
                afterNs = Math.max(afterNs, load.endNs() - faultEnd);
                bins(orders, repetition, faultEnd, load)
                        .forEach((index, bin) -> bins.merge(index, bin, Bin::plus));
            }
        }
        boolean faulty = trials.stream().anyMatch(trial -> trial.lastFaultEndNs().isPresent());
        return faulty
                ? of(baseline, bins, afterNs / 1e9)
                : new Recovery(0.0, "No fault, nothing to recover from.");
    }

    /**
     * The recovery that bins tell; negative ones lie in the fault.
     *
     * @param afterS how much load came after the fault
     */
    static Recovery of(Bin baseline, Map<Long, Bin> bins, double afterS) {
        if (baseline.good() == 0) {
            return new Recovery(null, "No order of the baseline was good: there is no band.");
        }
        NavigableMap<Long, Bin> all = new TreeMap<>(bins);
        NavigableMap<Long, Bin> during = all.headMap(0L, false);
        NavigableMap<Long, Bin> after = all.tailMap(0L, true);
        if (after.isEmpty()) {
            return new Recovery(null, "The load ended before the fault did.");
        }
        long lastBelow = lastBelow(baseline, after);
        if (lastBelow == after.lastKey()) {
            return never(
                    "Goodput was not back in the baseline band in the %s of load after the fault."
                            .formatted(Words.seconds(afterS)));
        }
        NavigableMap<Long, Bin> rest = all.tailMap(Math.max(-1, lastBelow), false);
        OptionalLong back = back(baseline, rest);
        return back.isEmpty()
                ? never(
                        "Goodput stayed below the baseline: %s of the orders in the last %s of load were good, %s before the fault."
                                .formatted(
                                        Words.percent(sum(rest).share()),
                                        Words.seconds(seconds(rest.size())),
                                        Words.percent(baseline.share())))
                : after(seconds(back.getAsLong()), wasBelow(baseline, during));
    }

    private static Recovery never(String note) {
        return new Recovery(null, note);
    }

    private static Recovery after(double seconds, boolean wasBelow) {
        String note =
                seconds > 0
                        ? "Goodput was back in the baseline band %s after the fault's end, and stayed."
                                .formatted(Words.seconds(seconds))
                        : wasBelow
                                ? "Goodput was back in the baseline band as soon as the fault"
                                        + " ended."
                                : "Goodput never left the baseline band.";
        return new Recovery(seconds, note);
    }

    private static double seconds(long bins) {
        return bins * Limits.RECOVERY_BIN_NS / 1e9;
    }

    private static boolean wasBelow(Bin baseline, NavigableMap<Long, Bin> bins) {
        return lastBelow(baseline, bins) != NONE
                || (!bins.isEmpty() && isLower(sum(bins), baseline));
    }

    /** The last bin below the band; {@link #NONE} where there is none. */
    private static long lastBelow(Bin baseline, NavigableMap<Long, Bin> bins) {
        return bins.descendingMap().entrySet().stream()
                .filter(bin -> isBelow(bin.getValue(), baseline))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(NONE);
    }

    /** The bin from which on all are as good as the baseline together. */
    private static OptionalLong back(Bin baseline, NavigableMap<Long, Bin> bins) {
        int fewest = (bins.size() + 1) / 2;
        return bins.keySet().stream()
                .limit(bins.size() - fewest + 1)
                .mapToLong(index -> index)
                .filter(index -> !isLower(sum(bins.tailMap(index, true)), baseline))
                .findFirst();
    }

    private static Bin sum(NavigableMap<Long, Bin> bins) {
        return bins.values().stream().reduce(new Bin(0, 0), Bin::plus);
    }

    private static boolean isBelow(Bin bin, Bin baseline) {
        return bin.share() < bound(baseline.share(), bin.offered());
    }

    /** The two-proportion z-test with a pooled share, one-sided. */
    static boolean isLower(Bin bin, Bin baseline) {
        Bin both = baseline.plus(bin);
        double error =
                Math.sqrt(
                        both.share()
                                * (1 - both.share())
                                * (1.0 / baseline.offered() + 1.0 / bin.offered()));
        return baseline.share() - bin.share() > Limits.BAND_Z * error;
    }

    /** The lower end of the Wilson score interval of a share over that many orders. */
    static double bound(double share, long orders) {
        double z2 = Limits.BAND_Z * Limits.BAND_Z;
        double half =
                Limits.BAND_Z
                        * Math.sqrt(share * (1 - share) / orders + z2 / (4.0 * orders * orders));
        return (share + z2 / (2.0 * orders) - half) / (1 + z2 / orders);
    }

    private static Bin baseline(Orders orders, int repetition, Load load) throws IOException {
        return orders.one(
                """
                SELECT count(*), count(*) FILTER (is_good) FROM orders
                WHERE repetition = %d AND intended_ns >= %d AND intended_ns < %d\
                """
                        .formatted(repetition, load.baselineNs(), load.calmUntilNs()),
                columns -> new Bin(columns.getLong(1), columns.getLong(2)));
    }

    /**
     * Bins from the start of the fault phase to the load's end; bin 0 begins at the fault's end.
     * What is left at the load's end belongs to the last whole bin: few orders would say little.
     */
    private static Map<Long, Bin> bins(Orders orders, int repetition, long faultEndNs, Load load)
            throws IOException {
        Map<Long, Bin> bins = new TreeMap<>();
        orders.query(
                """
                SELECT least(CAST(floor((intended_ns - %d) / %d) AS BIGINT), %d) AS bin, count(*),
                    count(*) FILTER (is_good)
                FROM orders WHERE repetition = %d AND intended_ns >= %d AND intended_ns < %d
                GROUP BY bin\
                """
                        .formatted(
                                faultEndNs,
                                Limits.RECOVERY_BIN_NS,
                                Math.max(
                                        0,
                                        (load.endNs() - faultEndNs) / Limits.RECOVERY_BIN_NS - 1),
                                repetition,
                                load.faultNs(),
                                load.endNs()),
                columns ->
                        bins.put(
                                columns.getLong(1),
                                new Bin(columns.getLong(2), columns.getLong(3))));
        return bins;
    }
}
