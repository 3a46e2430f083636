package io.syncorswim.analysis;

import io.syncorswim.experiment.BackendSpec;
import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.Pattern;
import io.syncorswim.experiment.Workload.Arrivals;
import io.syncorswim.theory.AllenCunneen;
import io.syncorswim.theory.Crommelin;
import io.syncorswim.theory.ErlangC;
import io.syncorswim.theory.Maximum;
import io.syncorswim.theory.Offered;
import io.syncorswim.theory.ResponseTime;
import io.syncorswim.theory.Tandem;
import io.syncorswim.wire.ServiceTime.Distribution;
import io.syncorswim.wire.TargetSystem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The backends of an experiment as queues, and a pattern as the way that orders take past them. */
final class Stations {
    /** Nearer to its capacity no queue settles within a trial. */
    private static final double FULLEST = 0.95;

    /** An event as rare does not count. */
    private static final double RARE = 1e-3;

    /**
     * What theory says of a pattern.
     *
     * @param meanS the mean, seconds; not a number where no model fits
     * @param distribution null where only the mean is known
     * @param reason why no model fits; null where one does
     */
    record Model(
            String name,
            double meanS,
            @Nullable ResponseTime distribution,
            @Nullable String reason) {
        static Model none(String reason) {
            return new Model("", Double.NaN, null, reason);
        }
    }

    private Stations() {}

    static Model model(Experiment experiment, Pattern pattern) {
        for (TargetSystem system : TargetSystem.values()) {
            String reason = overfull(experiment, pattern, system);
            if (reason != null) {
                return Model.none(reason);
            }
        }
        Model model =
                switch (pattern) {
                    case CHAIN, CHAIN_VIRTUAL -> inTandem(experiment, pattern);
                    case FAN_OUT, MESSAGING -> slowest(experiment, pattern);
                };
        String reason = model.reason() == null ? limited(experiment, pattern, model) : null;
        return reason == null ? model : Model.none(reason);
    }

    private static @Nullable String overfull(
            Experiment experiment, Pattern pattern, TargetSystem system) {
        BackendSpec backend = backend(experiment, system);
        Offered offered = offered(experiment, pattern, system);
        if (offered.utilisation() > FULLEST) {
            return String.format(
                    Locale.ROOT,
                    "%s is asked for %.1f%% of its capacity: no queue settles there",
                    system,
                    100 * offered.utilisation());
        }
        double full = new ErlangC(offered).waitingTail(backend.queue());
        return pattern != Pattern.MESSAGING && full > RARE
                ? "%s has room for %d waiting requests, and theory would fill it in %s of all cases"
                        .formatted(system, backend.queue(), Words.percent(full))
                : null;
    }

    /** What the frontend's own limits have against the model. */
    private static @Nullable String limited(Experiment experiment, Pattern pattern, Model model) {
        boolean threads = pattern == Pattern.CHAIN;
        int most = threads ? experiment.frontend().workers() : experiment.frontend().inFlight();
        double inside = experiment.workload().ratePerSecond() * model.meanS();
        if (pattern != Pattern.MESSAGING && inside + 4 * Math.sqrt(inside) > most) {
            return String.format(
                    Locale.ROOT,
                    "the frontend has room for %d orders, which %.0f on average would fill at"
                            + " times",
                    most,
                    inside);
        }
        for (TargetSystem system : TargetSystem.values()) {
            double timeoutS = experiment.frontend().callTimeout().toNanos() / 1e9;
            double cut = new ErlangC(offered(experiment, pattern, system)).tail(timeoutS);
            if (pattern != Pattern.MESSAGING && cut > RARE) {
                return "calls of %s would often outlast their timeout".formatted(system);
            }
        }
        return null;
    }

    /** One call after the other: response times add up. */
    private static Model inTandem(Experiment experiment, Pattern pattern) {
        List<ResponseTime> parts = new ArrayList<>();
        double mean = 0;
        double variation = experiment.workload().arrivals() == Arrivals.POISSON ? 1 : 0;
        boolean exact = variation == 1;
        for (TargetSystem system : TargetSystem.values()) {
            Offered offered = offered(experiment, pattern, system);
            double own = isFixed(experiment, system) ? 0 : 1;
            boolean poisson = variation == 1;
            mean +=
                    poisson
                            ? station(experiment, pattern, system).meanS()
                            : AllenCunneen.meanWaitS(offered, variation, own) + offered.serviceS();
            exact &= own == 1;
            variation = AllenCunneen.departureVariation(offered, variation, own);
            parts.add(station(experiment, pattern, system));
        }
        return exact
                ? new Model(
                        "M/M/c in tandem (Erlang C, Burke); percentiles as if independent",
                        mean,
                        new Tandem(parts),
                        null)
                : new Model(
                        "GI/G/c in tandem (Allen-Cunneen, Whitt), approximate", mean, null, null);
    }

    /** All at once: the slowest counts. */
    private static Model slowest(Experiment experiment, Pattern pattern) {
        if (experiment.workload().arrivals() != Arrivals.POISSON) {
            return Model.none(
                    "arrivals are even: of the slowest of three such queues no distribution is"
                            + " known here");
        }
        List<ResponseTime> parts = new ArrayList<>();
        for (TargetSystem system : TargetSystem.values()) {
            parts.add(station(experiment, pattern, system));
        }
        Maximum slowest = new Maximum(parts);
        return new Model(
                "maximum of three M/M/c or M/D/c (Erlang C, Crommelin) as if independent: an upper"
                        + " bound",
                slowest.meanS(),
                slowest,
                null);
    }

    private static ResponseTime station(
            Experiment experiment, Pattern pattern, TargetSystem system) {
        Offered offered = offered(experiment, pattern, system);
        return isFixed(experiment, system) ? new Crommelin(offered) : new ErlangC(offered);
    }

    /** A consumer holds no more messages than its prefetch, so no more workers are ever busy. */
    private static Offered offered(Experiment experiment, Pattern pattern, TargetSystem system) {
        BackendSpec backend = backend(experiment, system);
        int workers =
                pattern == Pattern.MESSAGING
                        ? Math.min(backend.workers(), backend.prefetch())
                        : backend.workers();
        return new Offered(
                experiment.workload().ratePerSecond(),
                workers,
                backend.serviceTime().mean().toNanos() / 1e9);
    }

    private static boolean isFixed(Experiment experiment, TargetSystem system) {
        return backend(experiment, system).serviceTime().distribution() == Distribution.FIXED;
    }

    private static BackendSpec backend(Experiment experiment, TargetSystem system) {
        BackendSpec backend = experiment.backends().get(system);
        if (backend == null) {
            throw new IllegalArgumentException("the experiment has no backend for " + system);
        }
        return backend;
    }
}
