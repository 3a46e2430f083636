package io.syncorswim.analysis;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders sent and not yet settled, by a sweep over both moments of every order.
 *
 * <p>Of several repetitions, the one with the most at the moment counts: backlogs are neither added
 * up nor averaged.
 */
final class Backlog {
    private final Map<Long, Long> worstBySecond = new HashMap<>();
    private long worst;

    private Backlog() {}

    /**
     * One second of one repetition.
     *
     * @param most most right after any order was sent or settled
     * @param change sent less settled
     * @param mostMeasured the same after the warm-up; 0 where the second lies before its end
     * @param changeBefore the same before the end of the warm-up
     */
    private record Step(
            long second, long most, long change, long mostMeasured, long changeBefore) {}

    /**
     * Sweeps each repetition.
     *
     * @param endNs the last moment of interest, since T0
     */
    static Backlog of(Orders orders, List<Integer> repetitions, Load load, long endNs)
            throws IOException {
        Backlog backlog = new Backlog();
        for (int repetition : repetitions) {
            backlog.add(sweep(orders, repetition, load.baselineNs()), endNs);
        }
        return backlog;
    }

    private static List<Step> sweep(Orders orders, int repetition, long baselineNs)
            throws IOException {
        // At one and the same moment the settled ones leave first: they wait no longer.
        return orders.query(
                """
                WITH event AS (
                    SELECT sent_ns AS at_ns, 1::TINYINT AS change FROM orders
                    WHERE repetition = %1$d AND sent_ns IS NOT NULL
                    UNION ALL
                    SELECT settled_ns, -1::TINYINT FROM orders
                    WHERE repetition = %1$d AND sent_ns IS NOT NULL AND settled_ns IS NOT NULL),
                level AS (
                    SELECT at_ns, change,
                        sum(change) OVER (ORDER BY at_ns, change ROWS UNBOUNDED PRECEDING) AS level
                    FROM event)
                SELECT at_ns // 1000000000 AS second, max(level), sum(change),
                    coalesce(max(level) FILTER (at_ns >= %2$d), 0),
                    coalesce(sum(change) FILTER (at_ns < %2$d), 0)
                FROM level GROUP BY second\
                """
                        .formatted(repetition, baselineNs),
                columns ->
                        new Step(
                                columns.getLong(1),
                                columns.getLong(2),
                                columns.getLong(3),
                                columns.getLong(4),
                                columns.getLong(5)));
    }

    private void add(List<Step> steps, long endNs) {
        Map<Long, Step> bySecond = new HashMap<>();
        steps.forEach(step -> bySecond.put(step.second(), step));
        long level = 0;
        for (long second = 0; second * 1_000_000_000L < endNs; second++) {
            Step step = bySecond.getOrDefault(second, new Step(second, level, 0, 0, 0));
            worstBySecond.merge(second, Math.max(level, step.most()), Math::max);
            level += step.change();
        }
        long atBaseline = steps.stream().mapToLong(Step::changeBefore).sum();
        long since = steps.stream().mapToLong(Step::mostMeasured).max().orElse(0);
        worst = Math.max(worst, Math.max(atBaseline, since));
    }

    /** The most in that second since T0. */
    long inSecond(long second) {
        return worstBySecond.getOrDefault(second, 0L);
    }

    /** The most at any moment after the warm-up. */
    long worst() {
        return worst;
    }
}
