package io.syncorswim.analysis;

import static io.syncorswim.analysis.Latencies.ms;

import io.syncorswim.analysis.Analysis.Second;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One cell second by second, in rates per repetition, from T0 until everything is settled. */
final class Series {
    private static final Second NOTHING = new Second(0, 0, 0, 0, null, null, null, null, 0);

    private Series() {}

    /**
     * The seconds of a cell.
     *
     * @param endNs the last moment of interest, since T0
     */
    static List<Second> of(Orders orders, int repetitions, Backlog backlog, long endNs)
            throws IOException {
        Map<Long, Second> byIntended = byIntended(orders);
        Map<Long, Long> answered = accepted(orders);
        List<Second> seconds = new ArrayList<>();
        for (long second = 0; second * 1_000_000_000L < endNs; second++) {
            Second counted = byIntended.getOrDefault(second, NOTHING);
            seconds.add(
                    new Second(
                            second,
                            counted.offered() / repetitions,
                            answered.getOrDefault(second, 0L) / (double) repetitions,
                            counted.goodput() / repetitions,
                            counted.responseP50Ms(),
                            counted.responseP99Ms(),
                            counted.completionP50Ms(),
                            counted.completionP99Ms(),
                            backlog.inSecond(second)));
        }
        return seconds;
    }

    /** Counts over all repetitions, by the second of the intended start. */
    private static Map<Long, Second> byIntended(Orders orders) throws IOException {
        Map<Long, Second> seconds = new HashMap<>();
        orders.query(
                """
                SELECT second, offered, good, response[1], response[2], completion[1],
                    completion[2]
                FROM (
                    SELECT intended_ns // 1000000000 AS second, count(*) AS offered,
                        count(*) FILTER (is_good) AS good,
                        quantile_disc(%s, [0.5, 0.99]) FILTER (belief = 'accepted') AS response,
                        quantile_disc(%s, [0.5, 0.99]) FILTER (happened = 'complete')
                            AS completion
                    FROM orders GROUP BY second)\
                """
                        .formatted(Latencies.RESPONSE, Latencies.COMPLETION),
                columns ->
                        seconds.put(
                                columns.getLong(1),
                                new Second(
                                        columns.getLong(1),
                                        columns.getLong(2),
                                        0,
                                        columns.getLong(3),
                                        ms(columns, 4),
                                        ms(columns, 5),
                                        ms(columns, 6),
                                        ms(columns, 7),
                                        0)));
        return seconds;
    }

    private static Map<Long, Long> accepted(Orders orders) throws IOException {
        Map<Long, Long> seconds = new HashMap<>();
        orders.query(
                """
                SELECT responded_ns // 1000000000 AS second, count(*)
                FROM orders WHERE belief = 'accepted' GROUP BY second\
                """,
                columns -> seconds.put(columns.getLong(1), columns.getLong(2)));
        return seconds;
    }
}
