package io.syncorswim.target.frontend;

import java.time.Duration;

/**
 * A frontend's limits; what goes over one is refused at once.
 *
 * @param workers threads of {@code chain}'s pool: orders it works on at once
 * @param queue orders that may wait for one of them
 * @param inFlight orders that the other patterns work on at once
 * @param callTimeout how long connecting, and one call to a system, may take
 * @param confirmTimeout how long the broker may take to confirm
 */
public record Limits(
        int workers, int queue, int inFlight, Duration callTimeout, Duration confirmTimeout) {
    public Limits {
        inRange("--workers", workers, 1, 10_000);
        inRange("--queue", queue, 0, 1_000_000);
        inRange("--in-flight", inFlight, 1, 1_000_000);
        inRange("--call-timeout", callTimeout);
        inRange("--confirm-timeout", confirmTimeout);
    }

    private static void inRange(String option, int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException(
                    option + " must be from " + from + " to " + to + ", not " + value);
        }
    }

    private static void inRange(String option, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0
                || value.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException(
                    option + " must be from 1ms to 10m, not " + value.toMillis() + "ms");
        }
    }
}
