package io.syncorswim.broker;

import io.syncorswim.process.ChildFailed;

/** A port that was free when it was chosen, and another process's when the broker wanted it. */
final class PortTaken extends Exception {
    private final ChildFailed failure;

    PortTaken(int port, ChildFailed failure) {
        super("port " + port + " was taken", failure);
        this.failure = failure;
    }

    /** What that made of the broker. */
    ChildFailed failure() {
        return failure;
    }
}
