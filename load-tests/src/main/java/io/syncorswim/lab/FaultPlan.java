package io.syncorswim.lab;

import io.syncorswim.experiment.Fault;
import io.syncorswim.experiment.Phases;
import io.syncorswim.experiment.Scenario;
import io.syncorswim.wire.TargetSystem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A scenario's faults as the moments at which the lab has something to do, in order. */
record FaultPlan(List<Step> steps) {
    /**
     * One moment.
     *
     * @param atNs since T0
     * @param begins whether the fault begins or ends
     */
    record Step(long atNs, Fault fault, boolean begins) {}

    FaultPlan {
        steps = List.copyOf(steps);
    }

    static FaultPlan of(Scenario scenario, Phases phases) {
        List<Step> steps = new ArrayList<>();
        for (Fault fault : scenario.faults()) {
            steps.add(
                    new Step(
                            phases.faultStart().plus(fault.window().from()).toNanos(),
                            fault,
                            true));
            steps.add(
                    new Step(
                            phases.faultStart().plus(fault.window().to()).toNanos(), fault, false));
        }
        // At the same moment, what ends goes before what begins.
        steps.sort(Comparator.comparingLong(Step::atNs).thenComparing(Step::begins));
        return new FaultPlan(steps);
    }

    /** The word of the system that a fault is done to; null for the arrivals. */
    static @Nullable String system(Fault fault) {
        TargetSystem target = fault.target();
        return target == null ? null : target.word();
    }
}
