package io.syncorswim.experiment;

import java.time.Duration;
import java.util.Locale;

/**
 * The open workload: how many orders arrive, how, and how long a user waits.
 *
 * @param ratePerSecond offered load outside spikes, orders scheduled per second
 * @param clientTimeout how long a user waits for an answer, from sending; then the order is unknown
 */
public record Workload(double ratePerSecond, Arrivals arrivals, Duration clientTimeout) {
    /** The highest rate that is accepted, spikes included: far above what one injector keeps. */
    public static final int MOST_PER_SECOND = 50_000;

    private static final double LEAST_PER_SECOND = 0.1;

    /** How arrivals are spread: a seeded Poisson process, or even gaps. */
    public enum Arrivals {
        POISSON,
        EVEN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Workload {
        if (!(ratePerSecond >= LEAST_PER_SECOND && ratePerSecond <= MOST_PER_SECOND)) {
            throw new IllegalArgumentException(
                    "the rate must be from 0.1/s to %d/s, not %s"
                            .formatted(MOST_PER_SECOND, Notation.writeRate(ratePerSecond)));
        }
        if (clientTimeout.compareTo(Duration.ofMillis(1)) < 0
                || clientTimeout.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException(
                    "the client's timeout must be from 1ms to 10m, not "
                            + Notation.write(clientTimeout));
        }
    }
}
