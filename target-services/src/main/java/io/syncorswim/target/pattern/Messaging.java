package io.syncorswim.target.pattern;

import java.util.concurrent.CompletableFuture;

/**
 * Asynchronous messaging: "I do not care much who and when will process my message."
 *
 * <p>One persistent message goes to the broker, which keeps a copy in a durable queue for each
 * system and confirms. The user gets 202: kept, to be done later. The systems take messages at
 * their own pace, and what fails is delivered again, so a system that is slow, failing or down
 * costs the user time and no order.
 *
 * <p>Where it breaks: the user knows that the order is safe, not that it is done, nor when; a
 * backlog grows unseen unless someone watches it; a message may be delivered twice. The broker is
 * one more thing that can be down, and then nothing can be kept: the user is refused. When it dies
 * between publish and confirm, nobody knows: 504, and the order may well be done.
 */
public final class Messaging implements Pattern {
    private final Publisher publisher;

    public Messaging(Publisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public CompletableFuture<Answer> place(long order) {
        return publisher.publish(order).thenApply(Messaging::answer);
    }

    private static Answer answer(Publication publication) {
        return switch (publication) {
            case CONFIRMED -> Answer.KEPT;
            case RETURNED, NOT_SENT -> Answer.REFUSED;
            // A nack speaks for the whole publish: some of the three queues may have kept it.
            case NACKED, UNCONFIRMED -> Answer.UNKNOWN;
        };
    }
}
