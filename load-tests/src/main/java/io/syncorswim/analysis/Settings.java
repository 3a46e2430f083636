package io.syncorswim.analysis;

import io.syncorswim.analysis.Analysis.Named;
import io.syncorswim.experiment.BackendSpec;
import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.FrontendSpec;
import io.syncorswim.wire.TargetSystem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a reader must know of the experiment to read its figures, as names and values. */
final class Settings {
    private Settings() {}

    static List<Named> of(Experiment experiment) {
        List<Named> settings = new ArrayList<>();
        settings.add(
                new Named(
                        "arrivals",
                        String.format(
                                Locale.ROOT,
                                "%s, %.4g/s outside spikes",
                                experiment.workload().arrivals().word(),
                                experiment.workload().ratePerSecond())));
        settings.add(new Named("objective", "completed within " + shown(experiment.slo())));
        settings.add(new Named("client's timeout", shown(experiment.workload().clientTimeout())));
        for (Map.Entry<TargetSystem, BackendSpec> backend : experiment.backends().entrySet()) {
            settings.add(new Named(backend.getKey().word(), backend(backend.getValue())));
        }
        FrontendSpec frontend = experiment.frontend();
        settings.add(
                new Named(
                        "frontend",
                        String.format(
                                Locale.ROOT,
                                "chain: %,d workers, %,d waiting; others: %,d in flight; call"
                                        + " timeout %s, confirm timeout %s",
                                frontend.workers(),
                                frontend.queue(),
                                frontend.inFlight(),
                                shown(frontend.callTimeout()),
                                shown(frontend.confirmTimeout()))));
        settings.add(new Named("drain deadline", shown(experiment.deadlines().drain())));
        return settings;
    }

    private static String backend(BackendSpec backend) {
        return String.format(
                Locale.ROOT,
                "%,d workers, %s each: %.0f orders/s at most; %,d requests may wait; prefetch %,d",
                backend.workers(),
                backend.serviceTime(),
                backend.capacityPerSecond(),
                backend.queue(),
                backend.prefetch());
    }

    private static String shown(Duration duration) {
        long ms = duration.toMillis();
        return ms % 1_000 == 0 ? ms / 1_000 + " s" : ms + " ms";
    }
}
