package io.syncorswim.experiment;

import io.syncorswim.experiment.Fault.Down;
import io.syncorswim.experiment.Fault.Failing;
import io.syncorswim.experiment.Fault.Slow;
import io.syncorswim.experiment.Fault.Spike;
import io.syncorswim.experiment.Fault.Window;
import io.syncorswim.experiment.Workload.Arrivals;
import io.syncorswim.wire.ServiceTime;
import io.syncorswim.wire.TargetSystem;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Every default, in one place.
 *
 * <p>They are chosen so that the modelled capacity of the backends decides what is seen, not the
 * host: calm load keeps payment, the bottleneck, at 45%; the spike asks it for 2.25 times its
 * capacity; whatever backlog a scenario leaves is gone soon after the load; and 15 trials fit into
 * eight minutes of two cores. docs/experiment-file.md does the sums.
 */
public final class Defaults {
    private Defaults() {}

    /** The experiment that an empty mapping stands for. */
    public static Experiment experiment() {
        return new Experiment(
                "three-patterns",
                42,
                1,
                new BrokerChoice.Auto(),
                Duration.ofSeconds(1),
                new Workload(80, Arrivals.POISSON, Duration.ofSeconds(3)),
                phases(),
                new Deadlines(
                        Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(10)),
                new FrontendSpec(64, 64, 512, Duration.ofSeconds(1), Duration.ofSeconds(2)),
                Map.of(
                        TargetSystem.INVENTORY, backend("exponential 20ms"),
                        TargetSystem.PAYMENT, backend("exponential 45ms"),
                        TargetSystem.SHIPPING, backend("exponential 25ms")),
                List.of(Pattern.CHAIN, Pattern.FAN_OUT, Pattern.MESSAGING),
                scenarios(phases()));
    }

    /**
     * The same experiment with windows no longer than a quick look needs; what is shorter already
     * stays.
     */
    public static Experiment quick(Experiment experiment) {
        Phases phases = experiment.phases();
        return experiment.withPhases(
                new Phases(
                        shorter(phases.warmUp(), Duration.ofMillis(1_800)),
                        shorter(phases.baseline(), Duration.ofMillis(1_200)),
                        shorter(phases.fault(), Duration.ofMillis(1_700)),
                        shorter(phases.recovery(), Duration.ofMillis(1_300))));
    }

    /** The five scenarios, each with one fault that lasts for the whole fault phase. */
    static List<Scenario> scenarios(Phases phases) {
        Window window = window(phases);
        return List.of(
                new Scenario("steady", List.of()),
                new Scenario("spike", List.of(spike(window))),
                new Scenario("slow", List.of(slow(window))),
                new Scenario("failing", List.of(failing(window))),
                new Scenario("down", List.of(down(window))));
    }

    /** The whole fault phase. */
    static Window window(Phases phases) {
        return new Window(Duration.ZERO, phases.fault());
    }

    static Spike spike(Window window) {
        return new Spike(5, window);
    }

    static Slow slow(Window window) {
        return new Slow(TargetSystem.PAYMENT, 10, window);
    }

    static Failing failing(Window window) {
        return new Failing(TargetSystem.PAYMENT, 0.3, window);
    }

    static Down down(Window window) {
        return new Down(TargetSystem.PAYMENT, window);
    }

    private static Phases phases() {
        return new Phases(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(7));
    }

    private static BackendSpec backend(String serviceTime) {
        return new BackendSpec(8, 32, 16, ServiceTime.parse(serviceTime));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
