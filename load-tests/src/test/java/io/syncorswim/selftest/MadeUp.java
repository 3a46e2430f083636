package io.syncorswim.selftest;

import static java.util.Objects.requireNonNull;

import io.syncorswim.analysis.Analysis.Percentiles;
import io.syncorswim.analysis.Measurement.Seen;
import io.syncorswim.ledger.Belief;
import io.syncorswim.ledger.Books;
import io.syncorswim.ledger.History;
import io.syncorswim.selftest.Observed.Stop;
import io.syncorswim.selftest.Programme.Placed;
import io.syncorswim.wire.TargetSystem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongBinaryOperator;

/** What a harness would say that is never late, of a server with 0.2 ms of overhead: no process. */
final class MadeUp {
    private static final long OVERHEAD_NS = 200_000;

    private MadeUp() {}

    /**
     * A case as such a harness sees it.
     *
     * @param asServed the case as the server understands it
     * @param clock response time from intended and sent start: which one it counts from
     */
    static Observed of(
            Programme programme,
            Placed placed,
            Case asServed,
            LongBinaryOperator clock,
            String... doubts) {
        Placed served = new Placed(asServed, placed.window(), placed.firstOrder(), placed.orders());
        Desk desk = new Desk(served, programme.seed());
        Stop stop = stop(placed);
        List<Seen> seen = new ArrayList<>();
        List<Double> response = new ArrayList<>();
        List<Double> service = new ArrayList<>();
        Map<History, Long> histories = new HashMap<>();
        for (int i = 0; i < placed.orders(); i++) {
            int order = placed.firstOrder() + i;
            long intended = programme.intendedNs().get(order);
            long sent = sent(intended, stop);
            Desk.Fate fate = desk.arrive(order, sent, 0);
            long responded = fate.dueNs() + OVERHEAD_NS;
            seen.add(new Seen(intended, sent, responded, responded));
            response.add((responded - clock.applyAsLong(intended, sent)) / 1e6);
            service.add((responded - sent) / 1e6);
            histories.merge(history(fate), 1L, Long::sum);
        }
        return new Observed(
                placed,
                programme.seed(),
                seen,
                percentiles(response),
                percentiles(service),
                percentiles(response),
                Books.of(histories),
                worstBacklog(seen),
                stop,
                List.of(doubts),
                0.3);
    }

    private static @Nullable Stop stop(Placed placed) {
        if (placed.what().shape() instanceof Shape.InjectorFreeze(var from, var length)) {
            long at = placed.window().fromNs() + from.toNanos();
            return new Stop(at, at, at + length.toNanos(), at + length.toNanos());
        }
        return null;
    }

    private static long sent(long intendedNs, @Nullable Stop stop) {
        boolean stopped =
                stop != null && intendedNs >= stop.stoppedNs() && intendedNs < stop.continuedNs();
        return stopped && stop != null ? stop.continuedNs() : intendedNs;
    }

    private static History history(Desk.Fate fate) {
        return new History(
                Belief.ofStatus(fate.status()),
                count(fate, TargetSystem.INVENTORY),
                count(fate, TargetSystem.PAYMENT),
                count(fate, TargetSystem.SHIPPING));
    }

    private static long count(Desk.Fate fate, TargetSystem system) {
        return fate.effects().stream().filter(effect -> effect.system() == system).count();
    }

    private static long worstBacklog(List<Seen> seen) {
        long[] left =
                seen.stream()
                        .mapToLong(one -> requireNonNull(one.respondedNs()))
                        .sorted()
                        .toArray();
        long worst = 0;
        int gone = 0;
        for (int i = 0; i < seen.size(); i++) {
            long sentNs = requireNonNull(seen.get(i).sentNs());
            while (gone < left.length && left[gone] <= sentNs) {
                gone++;
            }
            worst = Math.max(worst, i + 1 - gone);
        }
        return worst;
    }

    private static Percentiles percentiles(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(ms -> ms).sorted().toArray();
        return new Percentiles(
                sorted.length,
                rank(sorted, 0.5),
                rank(sorted, 0.75),
                rank(sorted, 0.9),
                rank(sorted, 0.95),
                rank(sorted, 0.99),
                rank(sorted, 0.999),
                Arrays.stream(sorted).max().orElseThrow());
    }

    private static double rank(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
