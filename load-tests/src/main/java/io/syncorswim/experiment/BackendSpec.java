package io.syncorswim.experiment;

import io.syncorswim.wire.ServiceTime;

/**
 * One backend's modelled capacity.
 *
 * @param workers orders that can be worked on at once
 * @param queue HTTP requests that may wait for a worker; one more is refused with 503
 * @param prefetch unacknowledged messages that the broker may have handed over (AMQP basic.qos)
 */
public record BackendSpec(int workers, int queue, int prefetch, ServiceTime serviceTime) {
    public BackendSpec {
        inRange("workers", workers, 1, 10_000);
        inRange("queue", queue, 0, 1_000_000);
        inRange("prefetch", prefetch, 1, 65_535);
    }

    /** Orders per second that it can complete at most: workers / mean service time. */
    public double capacityPerSecond() {
        return workers / (serviceTime.mean().toNanos() / 1e9);
    }

    private static void inRange(String name, int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException(
                    name + " must be from " + from + " to " + to + ", not " + value);
        }
    }
}
