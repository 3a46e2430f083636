package io.syncorswim.target.pattern;

import java.util.concurrent.CompletableFuture;

/** Hands orders to a broker and learns what became of each. */
public interface Publisher {
    /** Publishes one order without waiting; the future never completes exceptionally. */
    CompletableFuture<Publication> publish(long order);
}
