package io.syncorswim.analysis;

import io.syncorswim.analysis.Analysis.Percentiles;
import io.syncorswim.experiment.Experiment;
import io.syncorswim.ledger.Books;
import io.syncorswim.recording.Database;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the checks of one trial look at.
 *
 * @param books the orders after the warm-up
 * @param allBooks every order, those of the warm-up too
 * @param rows scheduled orders after the warm-up, counted in the file itself
 * @param sendLag sent - intended after the warm-up
 * @param sendLagByPart the same, phase by phase; those without orders are left out
 * @param order contradictions within orders, warm-up included
 * @param effects the effects' file as a whole
 * @param settling medians from T0 to the fault, of each latency
 * @param health the injector's seconds between warm-up and the load's end
 */
record Evidence(
        TrialRecords trial,
        Experiment experiment,
        Load load,
        Books books,
        Books allBooks,
        long rows,
        Percentiles sendLag,
        Map<String, Percentiles> sendLagByPart,
        OrderFacts order,
        EffectFacts effects,
        List<Settling> settling,
        HealthFacts health,
        Samples samples) {
    /**
     * Contradictions within orders.
     *
     * @param sentEarly sent before the schedule wanted it
     * @param answeredEarly answered before it was sent
     * @param doneEarly first effect began before the order was sent
     */
    record OrderFacts(long sentEarly, long answeredEarly, long doneEarly) {}

    /**
     * The effects' file.
     *
     * @param rows effects
     * @param unscheduled of orders that were never scheduled
     * @param backwards that end before they begin
     * @param late of scheduled orders, after the drain's end: they count for nothing
     */
    record EffectFacts(long rows, long unscheduled, long backwards, long late) {}

    /** The injector's worst seconds; nulls where there are none. */
    record HealthFacts(
            long seconds,
            @Nullable Double heartbeatMs,
            @Nullable Double gcMs,
            @Nullable Double cpuSeconds) {}

    /** Looks at a trial whose orders are loaded. */
    static Evidence of(
            Database database,
            Orders orders,
            TrialRecords trial,
            Samples samples,
            Experiment experiment,
            Load load)
            throws IOException {
        String own = "repetition = " + trial.trial().repetition();
        String measured = own + " AND intended_ns >= " + load.baselineNs();
        return new Evidence(
                trial,
                experiment,
                load,
                orders.books(measured),
                orders.books(own),
                database.number(
                        "SELECT count(*) FROM %s WHERE intended_ns >= %d"
                                .formatted(trial.arrivals(), load.baselineNs())),
                Latencies.of(orders, Latencies.SEND_LAG, measured + " AND sent_ns IS NOT NULL"),
                sendLagByPart(orders, own, load),
                orderFacts(orders, own),
                effectFacts(database, trial),
                Settling.of(orders, trial.trial().repetition(), load),
                healthFacts(database, trial, load),
                samples);
    }

    private static Map<String, Percentiles> sendLagByPart(Orders orders, String own, Load load)
            throws IOException {
        Map<String, Percentiles> lags = new LinkedHashMap<>();
        for (Load.Part part : load.parts()) {
            String where =
                    own
                            + " AND intended_ns >= %d AND intended_ns < %d AND sent_ns IS NOT NULL"
                                    .formatted(part.fromNs(), part.toNs());
            Percentiles lag = Latencies.of(orders, Latencies.SEND_LAG, where);
            if (lag.count() > 0) {
                lags.put(part.name(), lag);
            }
        }
        return lags;
    }

    private static OrderFacts orderFacts(Orders orders, String own) throws IOException {
        return orders.one(
                """
                SELECT count(*) FILTER (sent_ns < intended_ns),
                    count(*) FILTER (responded_ns < sent_ns), count(*) FILTER (first_ns < sent_ns)
                FROM orders WHERE\
                """
                        + " "
                        + own,
                columns ->
                        new OrderFacts(columns.getLong(1), columns.getLong(2), columns.getLong(3)));
    }

    private static EffectFacts effectFacts(Database database, TrialRecords trial)
            throws IOException {
        return database.one(
                """
                SELECT count(*), count(*) FILTER ("order" < 0 OR "order" >= scheduled),
                    count(*) FILTER (end_ns < start_ns),
                    count(*) FILTER ("order" >= 0 AND "order" < scheduled AND end_ns > %d)
                FROM %s, (SELECT count(*) AS scheduled FROM %s)\
                """
                        .formatted(trial.countedUntilNs(), trial.effects(), trial.arrivals()),
                columns ->
                        new EffectFacts(
                                columns.getLong(1),
                                columns.getLong(2),
                                columns.getLong(3),
                                columns.getLong(4)));
    }

    private static HealthFacts healthFacts(Database database, TrialRecords trial, Load load)
            throws IOException {
        return database.one(
                """
                SELECT count(*), max(heartbeat_max_ns), max(gc_ns), max(cpu_ns)
                FROM %s WHERE at_ns > %d AND at_ns <= %d\
                """
                        .formatted(trial.health(), load.baselineNs(), load.endNs()),
                columns -> {
                    Double cpuMs = Latencies.ms(columns, 4);
                    return new HealthFacts(
                            columns.getLong(1),
                            Latencies.ms(columns, 2),
                            Latencies.ms(columns, 3),
                            cpuMs == null ? null : cpuMs / 1_000);
                });
    }
}
