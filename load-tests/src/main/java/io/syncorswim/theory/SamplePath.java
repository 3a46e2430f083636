package io.syncorswim.theory;

import java.util.Arrays;

/**
 * The departures of a queue whose arrivals and service times are known one by one: G/G/c, first
 * come first served.
 *
 * <p>Exact, order by order: each goes to the worker who is free first. Lindley 1952 for one worker;
 * Kiefer and Wolfowitz 1955 for several: the workloads of all workers are kept sorted.
 */
public final class SamplePath {
    private SamplePath() {}

    /**
     * When each order leaves; any unit of time, the same for all.
     *
     * @param arrivals in the order in which orders arrive, which is that in which they are served
     * @param services how long each keeps a worker busy
     * @param workers 0 for as many as orders
     */
    public static long[] departures(long[] arrivals, long[] services, int workers) {
        if (arrivals.length != services.length || workers < 0) {
            throw new IllegalArgumentException(
                    "%d arrivals, %d service times and %d workers are no queue"
                            .formatted(arrivals.length, services.length, workers));
        }
        long[] departures = new long[arrivals.length];
        if (workers == 0) {
            Arrays.setAll(departures, i -> arrivals[i] + services[i]);
            return departures;
        }
        long[] free = new long[workers];
        Arrays.fill(free, Long.MIN_VALUE);
        for (int i = 0; i < arrivals.length; i++) {
            departures[i] = Math.max(arrivals[i], free[0]) + services[i];
            replaceFirst(free, departures[i]);
        }
        return departures;
    }

    /** Puts a value in the first one's place and restores ascending order. */
    private static void replaceFirst(long[] sorted, long value) {
        int i = 0;
        while (i + 1 < sorted.length && sorted[i + 1] < value) {
            sorted[i] = sorted[i + 1];
            i++;
        }
        sorted[i] = value;
    }
}
