package io.syncorswim.target.backend;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often this process has begun each order that came by message and is not done yet.
 *
 * <p>AMQP says whether a message was delivered before, not how often; so the process counts, and an
 * order that it does not know but that was delivered before is at its second attempt at least. It
 * forgets the oldest order beyond a bound. Safe for use by many threads.
 */
final class Attempts {
    private final int most;
    private final Map<Long, Integer> counts =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
                    return size() > most;
                }
            };

    Attempts(int most) {
        this.most = most;
    }

    /** The number of the attempt that begins now, from 1. */
    synchronized int begin(long order, boolean redelivered) {
        return counts.merge(order, redelivered ? 2 : 1, (before, first) -> before + 1);
    }

    /** The order is done: forget it. */
    synchronized void done(long order) {
        counts.remove(order);
    }

    synchronized int size() {
        return counts.size();
    }
}
