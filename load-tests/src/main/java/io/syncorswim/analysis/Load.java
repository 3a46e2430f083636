package io.syncorswim.analysis;

import io.syncorswim.experiment.Experiment;
import io.syncorswim.experiment.Phases;

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

    double seconds() {
        return (endNs - baselineNs) / 1e9;
    }
}
