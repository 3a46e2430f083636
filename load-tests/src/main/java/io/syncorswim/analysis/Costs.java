package io.syncorswim.analysis;

import io.syncorswim.analysis.Analysis.Cost;
import io.syncorswim.experiment.Pattern;
import io.syncorswim.wire.TargetSystem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the processes of a pattern cost, from the end of the warm-up to the end of the drain.
 *
 * <p>The pattern's own processes only: frontend, backends, and the broker where orders go through
 * it; neither injector nor lab. CPU is added up over repetitions, memory is the most seen in any.
 */
final class Costs {
    private static final String TOTAL = "total";

    private Costs() {}

    /** One trial's samples and the moment when its drain ended. */
    record Window(Samples samples, long drainEndNs) {}

    /** The processes that a pattern needs, in the order of an order's way. */
    static List<String> processes(Pattern pattern) {
        List<String> processes = new ArrayList<>(List.of("frontend"));
        if (pattern.isBrokered()) {
            processes.add("broker");
        }
        for (TargetSystem system : TargetSystem.values()) {
            processes.add(system.word());
        }
        return processes;
    }

    /** Costs by process, and their sum if every process was sampled in every repetition. */
    static List<Cost> of(Pattern pattern, List<Window> windows, Load load, long completed) {
        List<Cost> costs = new ArrayList<>();
        double cpu = 0;
        double rss = 0;
        List<String> processes = processes(pattern);
        for (String process : processes) {
            Cost cost = of(process, windows, load, completed);
            if (cost != null) {
                costs.add(cost);
                cpu += cost.cpuSeconds();
                rss += cost.peakRssMb();
            }
        }
        if (costs.size() == processes.size()) {
            costs.add(new Cost(TOTAL, cpu, per1000(cpu, completed), rss));
        }
        return costs;
    }

    private static @Nullable Cost of(
            String process, List<Window> windows, Load load, long completed) {
        double cpu = 0;
        long rss = 0;
        for (Window window : windows) {
            long from = load.baselineNs();
            OptionalDouble used = window.samples().cpuSeconds(process, from, window.drainEndNs());
            if (used.isEmpty()) {
                return null;
            }
            cpu += used.getAsDouble();
            rss =
                    Math.max(
                            rss,
                            window.samples()
                                    .peakRssBytes(process, from, window.drainEndNs())
                                    .orElse(0));
        }
        return windows.isEmpty()
                ? null
                : new Cost(process, cpu, per1000(cpu, completed), rss / 1e6);
    }

    private static @Nullable Double per1000(double cpu, long completed) {
        return completed == 0 ? null : cpu / completed * 1_000;
    }
}
