package io.syncorswim.target.pattern;

import static io.syncorswim.wire.TargetSystem.INVENTORY;
import static io.syncorswim.wire.TargetSystem.PAYMENT;
import static io.syncorswim.wire.TargetSystem.SHIPPING;

import java.util.concurrent.CompletableFuture;

/**
 * Asynchronous request-response: "call several systems in parallel, then combine responses from
 * each."
 *
 * <p>All three calls leave at once, no thread waits for any of them, and the last answer to come
 * completes the order. The user gets 200 when everything is done, after the slowest system's time
 * instead of the sum of all.
 *
 * <p>Where it breaks: the order is as slow as the slowest of three, and it fails when any of them
 * does, while the other two have already done their part: more partial orders than in a chain. No
 * thread waits, so nothing but the limit on orders in flight holds the door against a system that
 * cannot keep up.
 */
public final class FanOut implements Pattern {
    private final Systems systems;

    public FanOut(Systems systems) {
        this.systems = systems;
    }

    @Override
    public CompletableFuture<Answer> place(long order) {
        CompletableFuture<Answer> inventory = systems.callAsync(INVENTORY, order);
        CompletableFuture<Answer> payment = systems.callAsync(PAYMENT, order);
        CompletableFuture<Answer> shipping = systems.callAsync(SHIPPING, order);
        return inventory.thenCombine(payment, Answer::worse).thenCombine(shipping, Answer::worse);
    }
}
