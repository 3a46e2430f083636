package io.syncorswim.target.pattern;

import io.syncorswim.wire.TargetSystem;

import java.util.concurrent.CompletableFuture;

/**
 * The three systems, called by request and response. An answer is DONE, FAILED (the system said no
 * or could not be reached) or UNKNOWN (no answer in time, or the connection broke after sending).
 */
public interface Systems {
    /** Calls a system and waits for its answer in the caller's thread. */
    Answer call(TargetSystem system, long order);

    /** Calls a system without waiting; the future never completes exceptionally. */
    CompletableFuture<Answer> callAsync(TargetSystem system, long order);
}
