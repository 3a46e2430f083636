package io.syncorswim.analysis;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long after the fault's end goodput was back in the baseline band, to stay.
 *
 * <p>The indicator is the share of good orders among those intended in a bin of half a second. Bins
 * are counted from the end of the last fault as it happened in each repetition, and pooled over
 * repetitions. A bin is in the band if its share is at least the Wilson score bound (Wilson 1927,
 * JASA 22:209) of the pooled baseline share for as many orders as the bin has, so that a bin of few
 * orders is not blamed for chance. Recovered is the first moment after which no bin up to the
 * load's end lies below the band.
 *
 * @param seconds 0 where the bins after the fault were never below the band; null where the last
 *     one still was
 * @param note one sentence that says how the figure came about
 */
record Recovery(@Nullable Double seconds, String note) {
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
        if (baseline.offered() == 0) {
            return new Recovery(null, "There is no baseline to compare with.");
        }
        if (bins.keySet().stream().noneMatch(index -> index >= 0)) {
            return new Recovery(null, "The load ended before the fault did.");
        }
        long lastBelow = -1;
        boolean everBelow = false;
        long last = 0;
        for (Map.Entry<Long, Bin> bin : new TreeMap<>(bins).entrySet()) {
            last = bin.getKey();
            if (bin.getValue().share() < bound(baseline.share(), bin.getValue().offered())) {
                everBelow = true;
                lastBelow = Math.max(lastBelow, bin.getKey());
            }
        }
        if (!everBelow) {
            return new Recovery(0.0, "Goodput never left the baseline band.");
        }
        if (lastBelow < 0) {
            return new Recovery(
                    0.0, "Goodput was back in the baseline band as soon as the fault ended.");
        }
        if (lastBelow == last) {
            return new Recovery(
                    null,
                    String.format(
                            Locale.ROOT,
                            "Goodput was not back in the baseline band in the %.1f s of load after"
                                    + " the fault.",
                            afterS));
        }
        double seconds = (lastBelow + 1) * Limits.RECOVERY_BIN_NS / 1e9;
        return new Recovery(
                seconds,
                String.format(
                        Locale.ROOT,
                        "Goodput was back in the baseline band %.1f s after the fault's end, and"
                                + " stayed.",
                        seconds));
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
                        .formatted(repetition, load.baselineNs(), load.faultNs()),
                columns -> new Bin(columns.getLong(1), columns.getLong(2)));
    }

    /**
     * Bins from the start of the fault phase to the load's end; bin 0 begins at the fault's end.
     */
    private static Map<Long, Bin> bins(Orders orders, int repetition, long faultEndNs, Load load)
            throws IOException {
        Map<Long, Bin> bins = new TreeMap<>();
        orders.query(
                """
                SELECT CAST(floor((intended_ns - %d) / %d) AS BIGINT) AS bin, count(*),
                    count(*) FILTER (is_good)
                FROM orders WHERE repetition = %d AND intended_ns >= %d AND intended_ns < %d
                GROUP BY bin\
                """
                        .formatted(
                                faultEndNs,
                                Limits.RECOVERY_BIN_NS,
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
