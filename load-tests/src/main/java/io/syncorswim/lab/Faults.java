package io.syncorswim.lab;

import io.syncorswim.experiment.Fault;
import io.syncorswim.experiment.Fault.Down;
import io.syncorswim.experiment.Fault.Failing;
import io.syncorswim.experiment.Fault.Slow;
import io.syncorswim.experiment.Fault.Spike;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.wire.TargetSystem;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Does a trial's faults to its services, and notes in the timeline when they really happened. */
final class Faults {
    private final Services services;
    private final TimelineLog log;
    private final Duration restartDeadline;
    private final Map<TargetSystem, Double> slow = new EnumMap<>(TargetSystem.class);
    private final Map<TargetSystem, Double> failing = new EnumMap<>(TargetSystem.class);

    Faults(Services services, TimelineLog log, Duration restartDeadline) {
        this.services = services;
        this.log = log;
        this.restartDeadline = restartDeadline;
    }

    /** Begins or ends a fault; returns once it is in force, or over. */
    void take(FaultPlan.Step step) throws IOException, ChildFailed, InterruptedException {
        Fault fault = step.fault();
        String kind = fault.kind();
        if (step.begins()) {
            String system = FaultPlan.system(fault);
            log.faultBegins(kind, fault.description(), system, nowNs(step));
            begin(fault);
        } else {
            end(fault);
            log.faultEnds(kind, fault.description(), nowNs(step));
        }
    }

    /**
     * A spike is part of the schedule, and so exact by nature; the others are when they are done.
     */
    private long nowNs(FaultPlan.Step step) {
        return switch (step.fault()) {
            case Spike spike -> log.t0Ns() + step.atNs();
            case Slow slow -> System.nanoTime();
            case Failing failing -> System.nanoTime();
            case Down down -> System.nanoTime();
        };
    }

    private void begin(Fault fault) throws ChildFailed, InterruptedException {
        switch (fault) {
            case Spike spike -> {}
            case Slow(TargetSystem system, double factor, var window) -> {
                slow.put(system, factor);
                tell(system);
            }
            case Failing(TargetSystem system, double ratio, var window) -> {
                failing.put(system, ratio);
                tell(system);
            }
            case Down(TargetSystem system, var window) -> services.backend(system).kill();
        }
    }

    private void end(Fault fault) throws IOException, ChildFailed, InterruptedException {
        switch (fault) {
            case Spike spike -> {}
            case Slow(TargetSystem system, double factor, var window) -> {
                slow.remove(system);
                tell(system);
            }
            case Failing(TargetSystem system, double ratio, var window) -> {
                failing.remove(system);
                tell(system);
            }
            case Down(TargetSystem system, var window) -> {
                services.backend(system).restart(restartDeadline);
                // A new process knows nothing of the faults that are still on.
                if (slow.containsKey(system) || failing.containsKey(system)) {
                    tell(system);
                }
            }
        }
    }

    private void tell(TargetSystem system) throws ChildFailed, InterruptedException {
        Service backend = services.backend(system);
        if (backend.child().isAlive()) {
            backend.admin()
                    .setFaults(slow.getOrDefault(system, 1.0), failing.getOrDefault(system, 0.0));
        }
    }
}
