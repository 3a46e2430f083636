package io.syncorswim.broker;

import io.syncorswim.process.Child;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.ChildSpec;
import io.syncorswim.process.Children;
import io.syncorswim.process.LoopbackPorts;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Erlang's port mapper, epmd, in the foreground as a child of the lab: left to itself, a node would
 * start it as a daemon that outlives it.
 */
final class PortMapper {
    private static final Duration TO_START = Duration.ofSeconds(10);
    private static final long PAUSE_MS = 20;

    private final Children children;
    private final ChildSpec spec;
    private final int port;
    private Child child;

    /** Starts it for a node; returns when it listens. */
    PortMapper(Children children, RabbitmqNode node, Path logs)
            throws ChildFailed, IOException, InterruptedException {
        this.children = children;
        this.port = node.epmdPort();
        this.spec =
                new ChildSpec(
                        "epmd",
                        List.of("epmd"),
                        node.epmdEnvironment(),
                        node.folder().path(),
                        logs.resolve("epmd.log").toAbsolutePath());
        this.child = children.start(spec);
        awaitListening();
    }

    /** Starts it again if it has ended. */
    void ensureAlive() throws ChildFailed, IOException, InterruptedException {
        if (!child.isAlive()) {
            child = children.start(spec);
            awaitListening();
        }
    }

    void kill() {
        child.kill();
    }

    private void awaitListening() throws ChildFailed, IOException, InterruptedException {
        long endNs = System.nanoTime() + TO_START.toNanos();
        while (child.isAlive() && System.nanoTime() < endNs) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(LoopbackPorts.loopback(), port));
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        }
        child.kill();
        throw child.failed("did not listen on port " + port);
    }
}
