package io.syncorswim.ledger;

import org.jspecify.annotations.Nullable;

/**
 * All that the books know of one order: what its client believes, and how often each system took
 * effect.
 *
 * @param belief null where the order was scheduled and the injector left no record of it
 */
public record History(@Nullable Belief belief, long inventory, long payment, long shipping) {
    public Happened happened() {
        return Happened.of(inventory, payment, shipping);
    }

    /** Effects at all systems together. */
    public long effects() {
        return inventory + payment + shipping;
    }

    /** The client was told that the order is done or kept, and it was not done. */
    public boolean isLost() {
        return belief == Belief.ACCEPTED && !happened().isDone();
    }

    /** Nobody was told that the order is done, and yet it was. */
    public boolean isRecovered() {
        return belief != null && belief != Belief.ACCEPTED && happened().isDone();
    }

    /** Accepted and done exactly once: good, if it was also done in time. */
    public boolean isCorrect() {
        return belief == Belief.ACCEPTED && happened() == Happened.COMPLETE;
    }
}
