package io.syncorswim.theory;

/**
 * A spike as a fluid: orders flow in at one rate, for a while at a higher one, and flow out at the
 * capacity's rate as long as there is a backlog.
 *
 * <p>Kleinrock: Queueing Systems, volume 2, 1976, section 2.7 (the fluid approximation of rush
 * hours). It knows no randomness and no order in service: its error is of the size of the number of
 * workers.
 *
 * @param calmPerSecond arrivals outside the spike
 * @param spikePerSecond arrivals within it
 * @param capacityPerSecond orders that can be done per second
 * @param lengthS of the spike, seconds
 */
public record Spike(
        double calmPerSecond, double spikePerSecond, double capacityPerSecond, double lengthS) {
    public Spike {
        if (!(calmPerSecond >= 0
                && calmPerSecond < capacityPerSecond
                && spikePerSecond > capacityPerSecond
                && lengthS > 0)) {
            throw new IllegalArgumentException(
                    "a spike is from a rate below the capacity to one above it, not from %s to %s at %s"
                            .formatted(calmPerSecond, spikePerSecond, capacityPerSecond));
        }
    }

    /** Orders that wait when it ends, which is when most wait. */
    public double backlog() {
        return (spikePerSecond - capacityPerSecond) * lengthS;
    }

    /** From its end until nobody waits any more, seconds. */
    public double drainS() {
        return backlog() / (capacityPerSecond - calmPerSecond);
    }

    /** How long the order waits that comes last in the spike, seconds. */
    public double worstWaitS() {
        return backlog() / capacityPerSecond;
    }
}
