package io.syncorswim.lab;

import io.syncorswim.ledger.Belief;
import io.syncorswim.ledger.Happened;
import io.syncorswim.metrics.Buckets;
import io.syncorswim.metrics.Meters;
import io.syncorswim.metrics.Meters.Values;
import io.syncorswim.metrics.OrderTimes;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** A trial's orders as meters: how many there are of which kind, and their times. */
final class OrderMeters implements Tally.Listener {
    private static final List<String> NO_LABEL = List.of();

    private final Meters meters;
    private final OrderTimes response;
    private final OrderTimes completion;
    private final OrderTimes sendLag;

    OrderMeters(Meters meters) {
        this.meters = meters;
        response =
                meters.times(
                        "syncorswim_response_time_seconds",
                        "Responded - intended, by belief",
                        Buckets.TIME,
                        "belief");
        completion =
                meters.times(
                        "syncorswim_completion_time_seconds",
                        "Last effect - intended, of orders with an effect at every system",
                        Buckets.TIME);
        sendLag =
                meters.times(
                        "syncorswim_send_lag_seconds",
                        "Sent - intended, once the order is answered",
                        Buckets.LAG);
    }

    @Override
    public void answered(long order, Belief belief, long responseNs, long sendLagNs) {
        response.add(order, responseNs, belief.word());
        sendLag.add(order, sendLagNs);
    }

    @Override
    public void completed(long order, long completionNs) {
        completion.add(order, completionNs);
    }

    /** Also counts. */
    void watch(Supplier<TrialWatch.State> state) {
        counter(
                "syncorswim_orders_offered",
                "Orders whose intended start has passed",
                state,
                s -> s.offered());
        counter(
                "syncorswim_orders_completed",
                "Orders with an effect at every system",
                state,
                s -> s.completed());
        counter(
                "syncorswim_orders_good",
                "Orders accepted, and complete within the objective",
                state,
                s -> s.good());
        meters.counter(
                "syncorswim_orders_answered",
                "Orders whose answer, time-out or broken connection is recorded",
                List.of("belief"),
                values -> {
                    LedgerCounts ledger = state.get().ledger();
                    for (Belief belief : Belief.values()) {
                        values.is(ledger.of(belief), belief.word());
                    }
                });
        meters.gauge(
                "syncorswim_backlog_orders",
                "Orders accepted and not complete",
                NO_LABEL,
                values -> values.is(state.get().backlog()));
        meters.gauge(
                "syncorswim_ledger_orders",
                "Offered orders by what is believed and what has happened so far",
                List.of("belief", "happened"),
                values -> ledger(state.get(), values));
    }

    private void counter(
            String name,
            String help,
            Supplier<TrialWatch.State> state,
            ToLongFunction<TrialWatch.State> count) {
        meters.counter(name, help, NO_LABEL, values -> values.is(count.applyAsLong(state.get())));
    }

    private static void ledger(TrialWatch.State state, Values values) {
        LedgerCounts ledger = state.ledger();
        for (Happened happened : Happened.values()) {
            for (Belief belief : Belief.values()) {
                values.is(ledger.of(belief, happened), belief.word(), happened.word());
            }
            long untouched = happened == Happened.NOTHING ? state.offered() - ledger.counted() : 0;
            values.is(ledger.of(null, happened) + untouched, "pending", happened.word());
        }
    }
}
