package io.syncorswim.broker;

import com.rabbitmq.client.Connection;

import io.syncorswim.process.Child;
import io.syncorswim.process.ChildFailed;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for a broker of our own: it is ready when an AMQP handshake succeeds. */
final class Readiness {
    private static final Duration HANDSHAKE = Duration.ofSeconds(5);
    private static final long PAUSE_MS = 50;

    private Readiness() {}

    /**
     * What the broker says it is, once it is ready.
     *
     * @throws ChildFailed when it ends or the deadline passes before
     */
    static Product await(Child child, URI uri, Duration deadline)
            throws ChildFailed, InterruptedException {
        long endNs = System.nanoTime() + deadline.toNanos();
        String last = "never tried";
        while (System.nanoTime() < endNs) {
            if (!child.isAlive()) {
                throw child.failed("ended with exit code " + child.exitCode().orElseThrow());
            }
            try (Connection connection = Amqp.connect(uri, "swim readiness", HANDSHAKE)) {
                return Product.of(connection);
            } catch (IOException | TimeoutException notYet) {
                last = String.valueOf(notYet.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
        throw child.failed("was not ready within " + deadline.toSeconds() + " s (" + last + ")");
    }
}
