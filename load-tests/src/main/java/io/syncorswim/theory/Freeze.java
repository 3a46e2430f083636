package io.syncorswim.theory;

/**
 * A system that answers every order after the same time, but that stands still once, for a while.
 *
 * <p>Orders come evenly. One that is due while the system stands still is done when it ends: of all
 * response times a share of freeze / window is spread evenly between the service time and the
 * freeze on top of it, and all others are the service time. A client that waits for its answer
 * before it sends again sees the freeze in one order alone: coordinated omission (Tene: How NOT to
 * Measure Latency, 2013; the README of wrk2).
 *
 * @param serviceS the time that every order takes otherwise, seconds
 * @param freezeS how long it stands still, seconds
 * @param windowS how long is measured, the freeze included, seconds
 */
public record Freeze(double serviceS, double freezeS, double windowS) implements ResponseTime {
    public Freeze {
        if (!(serviceS > 0 && freezeS > 0 && freezeS < windowS)) {
            throw new IllegalArgumentException(
                    "a freeze of %s s does not fit into %s s".formatted(freezeS, windowS));
        }
    }

    @Override
    public double meanS() {
        return serviceS + freezeS * freezeS / (2 * windowS);
    }

    @Override
    public double tail(double seconds) {
        if (seconds < serviceS) {
            return 1;
        }
        return Math.max(0, (freezeS - (seconds - serviceS)) / windowS);
    }

    /** The longest response time, seconds. */
    public double maximumS() {
        return serviceS + freezeS;
    }
}
