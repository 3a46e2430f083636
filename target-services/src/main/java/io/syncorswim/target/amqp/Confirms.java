package io.syncorswim.target.amqp;

import io.syncorswim.target.pattern.Publication;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The publishes of one channel that wait for the broker's word, by sequence number.
 *
 * <p>A confirm or nack says one number, or with {@code multiple} that number and all before it. A
 * message that no queue wanted is returned first and confirmed afterwards. When the channel ends,
 * everything that still waits is unconfirmed, for good: the next channel counts from 1 again. Safe
 * for use by many threads; outcomes are announced outside the lock.
 */
final class Confirms {
    private final TreeMap<Long, Publish> waiting = new TreeMap<>();
    private boolean over;

    /**
     * Begins to wait; to be called before the message leaves, because the confirm may come at once.
     *
     * @return false where the channel has ended: the message must not be sent
     */
    synchronized boolean await(long sequence, Publish publish) {
        if (!over) {
            waiting.put(sequence, publish);
        }
        return !over;
    }

    void confirmed(long sequence, boolean multiple) {
        end(taken(sequence, multiple), Publication.CONFIRMED);
    }

    void nacked(long sequence, boolean multiple) {
        end(taken(sequence, multiple), Publication.NACKED);
    }

    void returned(long sequence) {
        end(taken(sequence, false), Publication.RETURNED);
    }

    /** The channel has ended, and with it every chance of a confirm. */
    void lost() {
        List<Publish> all;
        synchronized (this) {
            over = true;
            all = new ArrayList<>(waiting.values());
            waiting.clear();
        }
        end(all, Publication.UNCONFIRMED);
    }

    /** Stops waiting without an outcome: someone else has given it one. */
    synchronized void forget(long sequence) {
        waiting.remove(sequence);
    }

    synchronized int size() {
        return waiting.size();
    }

    private synchronized List<Publish> taken(long sequence, boolean multiple) {
        if (multiple) {
            var upTo = waiting.headMap(sequence, true);
            List<Publish> all = new ArrayList<>(upTo.values());
            upTo.clear();
            return all;
        }
        @Nullable Publish one = waiting.remove(sequence);
        return one == null ? List.of() : List.of(one);
    }

    private static void end(List<Publish> publishes, Publication publication) {
        publishes.forEach(publish -> publish.end(publication));
    }
}
