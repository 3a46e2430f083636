package io.syncorswim.experiment;

import io.syncorswim.experiment.Fault.Down;
import io.syncorswim.experiment.Fault.Failing;
import io.syncorswim.experiment.Fault.Slow;
import io.syncorswim.experiment.Fault.Spike;
import io.syncorswim.experiment.Fault.Window;
import io.syncorswim.experiment.Workload.Arrivals;
import io.syncorswim.wire.ServiceTime;
import io.syncorswim.wire.ServiceTime.Distribution;
import io.syncorswim.wire.TargetSystem;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws experiments from all that are possible, odd numbers included. */
final class RandomExperiments {
    private final Random random;

    RandomExperiments(long seed) {
        random = new Random(seed);
    }

    Experiment next() {
        Phases phases =
                new Phases(
                        between(1_000, 100_000),
                        between(1_000, 100_000),
                        between(1_000, 100_000),
                        between(1_000, 100_000));
        return new Experiment(
                "x" + random.nextInt(1_000),
                random.nextLong(),
                1 + random.nextInt(1_000),
                broker(),
                between(1, 600_000),
                new Workload(
                        0.1 + random.nextDouble() * 1_000,
                        pick(Arrivals.values()),
                        between(1, 600_000)),
                phases,
                new Deadlines(
                        between(1_000, 3_600_000), between(1_000, 9_000), between(1_000, 9_000)),
                new FrontendSpec(
                        1 + random.nextInt(10_000),
                        random.nextInt(1_000_000),
                        1 + random.nextInt(1_000_000),
                        between(1, 600_000),
                        between(1, 600_000)),
                backends(),
                patterns(),
                scenarios(phases));
    }

    private BrokerChoice broker() {
        return pick(
                new BrokerChoice[] {
                    new BrokerChoice.Auto(),
                    new BrokerChoice.Embedded(),
                    new BrokerChoice.Rabbitmq(),
                    new BrokerChoice.External(URI.create("amqp://broker.example:5673/a%2Fb")),
                    new BrokerChoice.External(URI.create("amqps://[::1]"))
                });
    }

    private Map<TargetSystem, BackendSpec> backends() {
        Map<TargetSystem, BackendSpec> backends = new EnumMap<>(TargetSystem.class);
        for (TargetSystem system : TargetSystem.values()) {
            Duration mean = Duration.ofNanos(1_000L * (1 + random.nextInt(60_000_000)));
            backends.put(
                    system,
                    new BackendSpec(
                            1 + random.nextInt(10_000),
                            random.nextInt(1_000_000),
                            1 + random.nextInt(65_535),
                            new ServiceTime(pick(Distribution.values()), mean)));
        }
        return backends;
    }

    private List<Pattern> patterns() {
        List<Pattern> patterns = new ArrayList<>(Arrays.asList(Pattern.values()));
        Collections.shuffle(patterns, random);
        return patterns.subList(0, 1 + random.nextInt(patterns.size()));
    }

    private List<Scenario> scenarios(Phases phases) {
        List<Scenario> scenarios = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            List<Fault> faults = new ArrayList<>();
            for (int j = random.nextInt(4); j > 0; j--) {
                Fault next = fault(phases.fault().plus(phases.recovery()).toNanos());
                if (faults.stream().noneMatch(next::excludes)) {
                    faults.add(next);
                }
            }
            scenarios.add(new Scenario("s" + i, faults));
        }
        return scenarios;
    }

    private Fault fault(long loadNs) {
        long fromNs = random.nextLong(loadNs);
        long lengthNs = 1 + random.nextLong(loadNs - fromNs);
        Window window = new Window(Duration.ofNanos(fromNs), Duration.ofNanos(lengthNs));
        TargetSystem system = pick(TargetSystem.values());
        return switch (random.nextInt(4)) {
            case 0 -> new Spike(0.001 + random.nextDouble() * 3, window);
            case 1 -> new Slow(system, Math.max(1e-9, random.nextDouble()) * 1_000, window);
            case 2 -> new Failing(system, 1 - random.nextDouble(), window);
            default -> new Down(system, window);
        };
    }

    private Duration between(long fromMillis, long toMillis) {
        long from = fromMillis * 1_000_000;
        return Duration.ofNanos(from + random.nextLong(toMillis * 1_000_000 - from + 1));
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
