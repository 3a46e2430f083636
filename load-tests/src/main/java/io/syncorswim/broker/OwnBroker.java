package io.syncorswim.broker;

import io.syncorswim.process.ChildFailed;

import java.io.IOException;
import java.time.Duration;

/**
 * A broker that the lab starts on loopback, in a process and a folder of its own, and stops.
 *
 * <p>Used by one thread at a time.
 */
public sealed interface OwnBroker extends Broker permits PrivateRabbitmq, EmbeddedQpid {
    /**
     * Starts it again, after its process ended, on the same port and data; returns when it is
     * ready.
     *
     * @throws IllegalStateException while its process lives
     */
    void restart(Duration deadline) throws ChildFailed, IOException, InterruptedException;
}
