package io.syncorswim.experiment;

import io.syncorswim.experiment.Workload.Arrivals;
import io.syncorswim.wire.ServiceTime;
import io.syncorswim.wire.TargetSystem;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Experiments for tests. */
public final class Experiments {
    private Experiments() {}

    /** Ten seconds of load, a fault phase of 3 s from the fifth on. */
    public static Experiment with(long seed, Arrivals arrivals, double ratePerSecond) {
        BackendSpec backend = new BackendSpec(8, 32, 16, ServiceTime.parse("exponential 20ms"));
        return new Experiment(
                "test",
                seed,
                1,
                new BrokerChoice.Auto(),
                Duration.ofSeconds(1),
                new Workload(ratePerSecond, arrivals, Duration.ofSeconds(3)),
                new Phases(seconds(2), seconds(2), seconds(3), seconds(3)),
                new Deadlines(seconds(30), seconds(30), seconds(10)),
                new FrontendSpec(64, 64, 512, seconds(1), seconds(2)),
                Map.of(
                        TargetSystem.INVENTORY, backend,
                        TargetSystem.PAYMENT, backend,
                        TargetSystem.SHIPPING, backend),
                List.of(Pattern.CHAIN, Pattern.MESSAGING),
                List.of(new Scenario("steady", List.of())));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
