package io.syncorswim.analysis;

import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.Phases;

import java.util.List;

/**
 * The moments of an experiment's load, nanoseconds since T0, and its objective: what every figure
 * is cut by. Intended starts follow the plan exactly, so the plan's moments are the right ones.
 *
 * @param baselineNs end of the warm-up; earlier orders are in no figure
 * @param faultNs start of the fault phase
 * @param recoveryNs end of the fault phase
 * @param endNs end of the load
 * @param sloNs what a good order takes at most, from intended start to last effect
 */
record Load(long baselineNs, long faultNs, long recoveryNs, long endNs, long sloNs) {
    static Load of(Experiment experiment) {
        Phases phases = experiment.phases();
        return new Load(
                phases.baselineStart().toNanos(),
                phases.faultStart().toNanos(),
                phases.recoveryStart().toNanos(),
                phases.end().toNanos(),
                experiment.slo().toNanos());
    }

    /** The phases of the load after the warm-up, in order. */
    List<Part> parts() {
        return List.of(
                new Part("baseline", baselineNs, faultNs),
                new Part("fault", faultNs, recoveryNs),
                new Part("recovery", recoveryNs, endNs));
    }

    /** A phase of the load: what was amiss in one of them an average over all would hide. */
    record Part(String name, long fromNs, long toNs) {}

    /**
     * The end of that part of the baseline whose orders no fault can have met: an order that starts
     * just before the fault lives in it. As long before it as a good order takes, but never more
     * than half of the baseline.
     */
    long calmUntilNs() {
        return faultNs - Math.min(sloNs, (faultNs - baselineNs) / 2);
    }

    double seconds() {
        return (endNs - baselineNs) / 1e9;
    }
}
