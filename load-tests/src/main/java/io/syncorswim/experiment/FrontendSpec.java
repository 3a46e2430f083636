package io.syncorswim.experiment;

import java.time.Duration;

/**
 * The frontend's limits: each is a bound, and what goes over it is refused at once.
 *
 * @param workers threads of {@code chain}'s pool: orders it works on at once
 * @param queue orders that may wait for one of them
 * @param inFlight orders that {@code fan-out}, {@code chain-virtual} and {@code messaging} work on
 *     at once
 * @param callTimeout how long one call to a backend may take
 * @param confirmTimeout how long the broker may take to confirm a publish
 */
public record FrontendSpec(
        int workers, int queue, int inFlight, Duration callTimeout, Duration confirmTimeout) {
    public FrontendSpec {
        inRange("workers", workers, 1, 10_000);
        inRange("queue", queue, 0, 1_000_000);
        inRange("in-flight", inFlight, 1, 1_000_000);
        positive("call-timeout", callTimeout);
        positive("confirm-timeout", confirmTimeout);
    }

    private static void inRange(String name, int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException(
                    name + " must be from " + from + " to " + to + ", not " + value);
        }
    }

    private static void positive(String name, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0
                || value.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException(
                    name + " must be from 1ms to 10m, not " + Notation.write(value));
        }
    }
}
