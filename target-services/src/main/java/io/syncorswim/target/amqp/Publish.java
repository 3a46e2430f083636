package io.syncorswim.target.amqp;

import io.syncorswim.target.pattern.Publication;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One order on its way to the broker: first it waits for the publishing thread, then for its
 * confirm.
 *
 * <p>Whoever gives it up before it was sent knows that the broker does not have it; afterwards
 * nobody does. The first outcome stands. Safe for use by many threads.
 */
final class Publish {
    private final long order;
    private final CompletableFuture<Publication> outcome = new CompletableFuture<>();
    private final AtomicBoolean decided = new AtomicBoolean();

    Publish(long order) {
        this.order = order;
    }

    long order() {
        return order;
    }

    CompletableFuture<Publication> outcome() {
        return outcome;
    }

    /** Claims the right to send it; false where it was given up before. */
    boolean claim() {
        return decided.compareAndSet(false, true);
    }

    /** Ends it for want of an answer: not sent, or unconfirmed where sending has begun. */
    void giveUp() {
        end(claim() ? Publication.NOT_SENT : Publication.UNCONFIRMED);
    }

    void end(Publication publication) {
        outcome.complete(publication);
    }
}
