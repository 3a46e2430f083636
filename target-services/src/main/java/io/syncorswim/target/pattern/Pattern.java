package io.syncorswim.target.pattern;

import java.util.concurrent.CompletableFuture;

/** A way of getting an order's work done by the three systems. */
public interface Pattern {
    /**
     * Places one order. It returns at once, whatever the pattern: the thread that calls it serves
     * connections and must never wait.
     */
    CompletableFuture<Answer> place(long order);
}
