package io.syncorswim.target.pattern;

import io.syncorswim.wire.TargetSystem;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Synchronous request-response: "I need the response from you before calling this other system."
 *
 * <p>A thread of its own takes the order through inventory, payment and shipping, one after the
 * other, and waits for each. The code reads like the business process, a failure stops it where it
 * happens, and the user gets 200 only when everything is done.
 *
 * <p>Where it breaks: the three times add up, and so do the three chances to fail; what was done
 * before a failure stays done (a partial order). A waiting order holds a thread, so one slow system
 * fills the pool, then the pool's queue, and then the door is shut to every order. A virtual thread
 * costs little to hold; the time, the failures and the load on the slow system stay the same.
 */
public final class Chain implements Pattern {
    private final Systems systems;
    private final Executor threads;

    /**
     * @param threads a bounded pool with a bounded queue, or a virtual thread per order; it rejects
     *     what it has no room for
     */
    public Chain(Systems systems, Executor threads) {
        this.systems = systems;
        this.threads = threads;
    }

    @Override
    public CompletableFuture<Answer> place(long order) {
        try {
            return CompletableFuture.supplyAsync(() -> oneAfterTheOther(order), threads);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.completedFuture(Answer.REFUSED);
        }
    }

    private Answer oneAfterTheOther(long order) {
        for (TargetSystem system : TargetSystem.values()) {
            Answer answer = systems.call(system, order);
            if (answer != Answer.DONE) {
                return answer;
            }
        }
        return Answer.DONE;
    }
}
