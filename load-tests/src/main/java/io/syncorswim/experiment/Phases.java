package io.syncorswim.experiment;

import java.time.Duration;

/**
 * How long each phase under load lasts, in the order of the trial: warm-up, baseline, fault,
 * recovery. Offsets are from the trial's T0, the moment when warm-up begins.
 */
public record Phases(Duration warmUp, Duration baseline, Duration fault, Duration recovery) {
    public Phases {
        for (Duration phase : new Duration[] {warmUp, baseline, fault, recovery}) {
            if (phase.compareTo(Duration.ofSeconds(1)) < 0
                    || phase.compareTo(Duration.ofHours(24)) > 0) {
                throw new IllegalArgumentException(
                        "a phase lasts from 1s to 24h, not " + Notation.write(phase));
            }
        }
    }

    public Duration baselineStart() {
        return warmUp;
    }

    public Duration faultStart() {
        return warmUp.plus(baseline);
    }

    public Duration recoveryStart() {
        return faultStart().plus(fault);
    }

    /** The end of the load, where draining begins. */
    public Duration end() {
        return recoveryStart().plus(recovery);
    }
}
