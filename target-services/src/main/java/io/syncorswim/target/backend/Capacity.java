package io.syncorswim.target.backend;

import io.syncorswim.wire.ServiceTime;

/**
 * A backend's modelled capacity.
 *
 * @param workers orders that can be worked on at once
 * @param queue requests that may wait for a worker; one more is refused
 * @param serviceTime how long an order keeps a worker busy
 * @param seed what service times and failures are drawn from
 */
public record Capacity(int workers, int queue, ServiceTime serviceTime, long seed) {
    public Capacity {
        inRange("--workers", workers, 1, 10_000);
        inRange("--queue", queue, 0, 1_000_000);
    }

    private static void inRange(String option, int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException(
                    option + " must be from " + from + " to " + to + ", not " + value);
        }
    }
}
