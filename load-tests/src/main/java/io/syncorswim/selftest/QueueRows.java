package io.syncorswim.selftest;

import io.syncorswim.selftest.Row.Interval;
import io.syncorswim.theory.Crommelin;
import io.syncorswim.theory.ErlangC;
import io.syncorswim.theory.Offered;
import io.syncorswim.theory.PollaczekKhinchine;
import io.syncorswim.theory.ResponseTime;

import java.util.ArrayList;
import java.util.List;

/** A queue in the steady state, against the formulas of the settled queue. */
final class QueueRows {
    private static final String BY_CHANCE =
            "; interval: least and greatest of "
                    + Spread.REPETITIONS
                    + " simulations of that length";

    private QueueRows() {}

    static List<Row> of(Observed observed, Paths paths) {
        Case what = observed.placed().what();
        Offered offered = what.offered();
        ResponseTime theory = what.isFixed() ? new Crommelin(offered) : new ErlangC(offered);
        String name = what.isFixed() ? "Crommelin" : "Erlang C";
        Spread chance = Spread.of(what);
        double mostMs = Paths.OVERHEAD_MS + paths.meanExplainedMs();
        Interval mean =
                new Interval(chance.lowMeanMs() - Paths.EARLY_MS, chance.highMeanMs() + mostMs);
        List<Row> rows = new ArrayList<>();
        rows.add(
                Row.of(
                        "response, mean",
                        Row.MS,
                        theory.meanS() * 1e3,
                        paths.meanMs(),
                        mean,
                        name + BY_CHANCE));
        if (offered.workers() == 1) {
            double wait = PollaczekKhinchine.meanWaitS(offered, what.isFixed() ? 0 : 1);
            rows.add(
                    Row.of(
                            "wait, mean",
                            Row.MS,
                            wait * 1e3,
                            paths.meanMs() - offered.serviceS() * 1e3,
                            new Interval(
                                    mean.low() - offered.serviceS() * 1e3,
                                    mean.high() - offered.serviceS() * 1e3),
                            "Pollaczek-Khinchine" + BY_CHANCE));
        }
        rows.add(
                Row.of(
                        "response p90",
                        Row.MS,
                        theory.quantileS(0.9) * 1e3,
                        observed.response().p90(),
                        new Interval(
                                chance.lowP90Ms() - Paths.EARLY_MS,
                                chance.highP90Ms() + Paths.OVERHEAD_MS + paths.explainedMs(0.9)),
                        name + BY_CHANCE));
        return rows;
    }
}
