package io.syncorswim.analysis;

import io.syncorswim.statistics.Block;
import io.syncorswim.statistics.Buckets;
import io.syncorswim.statistics.Counts;
import io.syncorswim.statistics.Repetition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The orders of a cell cut into blocks of intended time, for resampling.
 *
 * <p>A block lasts a second, so that what waits in a calm system's queue reaches from one block
 * only a little into the next; a phase of more than 20 s is cut into 20 longer ones, as more would
 * tell no more of its variance (Schmeiser 1982, Operations Research 30:556); one of less than 4 s
 * into four shorter ones, as fewer would tell too little.
 */
final class Blocks {
    private static final long SHORTEST_NS = 1_000_000_000;
    private static final long FEWEST = 4;
    private static final long MOST = 20;

    private final Orders orders;

    /** For each phase under measurement: its begin, end, blocks and the number of its first one. */
    private final List<Phase> phases = new ArrayList<>();

    private record Phase(long fromNs, long toNs, long blocks, long first) {
        String sql() {
            return """
            WHEN intended_ns < %2$d
                THEN %4$d + least(%3$d - 1, (intended_ns - %1$d) * %3$d // %5$d)\
            """
                    .formatted(fromNs, toNs, blocks, first, toNs - fromNs);
        }
    }

    private Blocks(Orders orders, Load load) {
        this.orders = orders;
        long[] cuts = {load.baselineNs(), load.faultNs(), load.recoveryNs(), load.endNs()};
        long first = 0;
        for (int i = 1; i < cuts.length; i++) {
            long blocks = Math.clamp((cuts[i] - cuts[i - 1]) / SHORTEST_NS, FEWEST, MOST);
            phases.add(new Phase(cuts[i - 1], cuts[i], blocks, first));
            first += blocks;
        }
    }

    /** The repetitions that left records, ascending. */
    static List<Repetition> of(Orders orders, List<TrialRecords> trials, Load load)
            throws IOException {
        return new Blocks(orders, load).repetitions(trials, load);
    }

    private List<Repetition> repetitions(List<TrialRecords> trials, Load load) throws IOException {
        String measured =
                "intended_ns >= %d AND intended_ns < %d".formatted(load.baselineNs(), load.endNs());
        Map<Long, Counts> responses =
                durations(Latencies.RESPONSE, measured + " AND belief = 'accepted'");
        Map<Long, Counts> completions =
                durations(Latencies.COMPLETION, measured + " AND happened = 'complete'");
        Map<Long, long[]> sums = sums(measured);
        List<Repetition> repetitions = new ArrayList<>();
        for (TrialRecords trial : trials) {
            int number = trial.trial().repetition();
            List<Block> blocks = new ArrayList<>();
            for (int stratum = 0; stratum < phases.size(); stratum++) {
                Phase phase = phases.get(stratum);
                for (long i = 0; i < phase.blocks(); i++) {
                    long key = key(number, phase.first() + i);
                    long[] own = sums.getOrDefault(key, new long[4]);
                    blocks.add(
                            new Block(
                                    stratum,
                                    own[0],
                                    own[1],
                                    own[2],
                                    own[3],
                                    responses.getOrDefault(key, Counts.NONE),
                                    completions.getOrDefault(key, Counts.NONE)));
                }
            }
            repetitions.add(new Repetition(number, blocks));
        }
        return repetitions;
    }

    private static long key(long repetition, long block) {
        return repetition * 1_000 + block;
    }

    private String block() {
        StringBuilder sql = new StringBuilder("CASE ");
        phases.forEach(phase -> sql.append(phase.sql()).append(' '));
        return sql.append("END").toString();
    }

    /** Offered, completed, good and lost orders; orders without a record are in no figure. */
    private Map<Long, long[]> sums(String where) throws IOException {
        Map<Long, long[]> sums = new HashMap<>();
        orders.query(
                """
                SELECT repetition, %s AS block, count(*), count(*) FILTER (happened = 'complete'),
                    count(*) FILTER (is_good),
                    count(*) FILTER (belief = 'accepted' AND settled_ns IS NULL)
                FROM orders WHERE belief IS NOT NULL AND %s GROUP BY ALL\
                """
                        .formatted(block(), where),
                columns ->
                        sums.put(
                                key(columns.getLong(1), columns.getLong(2)),
                                new long[] {
                                    columns.getLong(3),
                                    columns.getLong(4),
                                    columns.getLong(5),
                                    columns.getLong(6)
                                }));
        return sums;
    }

    private Map<Long, Counts> durations(String durationNs, String where) throws IOException {
        Map<Long, Counts.Builder> builders = new HashMap<>();
        orders.query(
                """
                SELECT repetition, %s AS block,
                    CAST(floor(ln(greatest(1, %s)) / %s) AS INTEGER) AS bucket, count(*)
                FROM orders WHERE %s GROUP BY ALL ORDER BY bucket\
                """
                        .formatted(block(), durationNs, Buckets.LOG_WIDTH, where),
                columns ->
                        builders.computeIfAbsent(
                                        key(columns.getLong(1), columns.getLong(2)),
                                        _ -> new Counts.Builder())
                                .add(columns.getInt(3), columns.getInt(4)));
        Map<Long, Counts> counts = new HashMap<>();
        builders.forEach((key, builder) -> counts.put(key, builder.build()));
        return counts;
    }
}
