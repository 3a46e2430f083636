package io.syncorswim.theory;

/**
 * What is asked of a station: Poisson arrivals at a rate, a number of workers, and how long an
 * order keeps one of them busy on average.
 *
 * @param ratePerSecond orders that arrive per second
 * @param workers orders that can be worked on at once
 * @param serviceS mean service time, seconds
 */
public record Offered(double ratePerSecond, int workers, double serviceS) {
    public Offered {
        if (!(ratePerSecond > 0 && serviceS > 0) || workers < 1) {
            throw new IllegalArgumentException(
                    "a station needs a rate, a service time and a worker, not %s/s, %s s, %d"
                            .formatted(ratePerSecond, serviceS, workers));
        }
    }

    /** Workers busy on average, were there enough of them: Erlang's a = rate x service time. */
    double erlangs() {
        return ratePerSecond * serviceS;
    }

    /** Share of its workers that is busy; from 1 on no queue ever settles. */
    public double utilisation() {
        return erlangs() / workers;
    }

    /**
     * This, if it ever settles.
     *
     * @throws IllegalArgumentException at a utilisation of 1 or more
     */
    Offered settling() {
        if (utilisation() >= 1) {
            throw new IllegalArgumentException(
                    "a queue at a utilisation of %s never settles".formatted(utilisation()));
        }
        return this;
    }
}
