package io.syncorswim.broker;

import io.syncorswim.process.Child;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.ChildSpec;
import io.syncorswim.process.Children;
import io.syncorswim.process.LoopbackPorts;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** The process of a broker of our own, over its lives: started, restarted, ended. */
final class BrokerProcess {
    private static final Duration TO_STOP = Duration.ofSeconds(15);

    private final Children children;
    private final ChildSpec spec;
    private final URI uri;
    private Child child;

    /** Starts the process, and does not wait for it. */
    BrokerProcess(Children children, ChildSpec spec, URI uri) throws IOException {
        this.children = children;
        this.spec = spec;
        this.uri = uri;
        this.child = children.start(spec);
    }

    URI uri() {
        return uri;
    }

    Child child() {
        return child;
    }

    /**
     * What the broker says it is, once it is ready.
     *
     * @throws PortTaken when it failed and another process has the port
     */
    Product awaitReady(Duration deadline) throws ChildFailed, PortTaken, InterruptedException {
        try {
            return Readiness.await(child, uri, deadline);
        } catch (ChildFailed failed) {
            child.kill();
            if (!LoopbackPorts.isFree(uri.getPort())) {
                throw new PortTaken(uri.getPort(), failed);
            }
            throw failed;
        }
    }

    void restart(Duration deadline) throws ChildFailed, IOException, InterruptedException {
        if (child.isAlive()) {
            throw new IllegalStateException(child + " is still alive");
        }
        child = children.start(spec);
        Readiness.await(child, uri, deadline);
    }

    /** Ends the process: in good order where its data is to be kept, else at once. */
    void end(boolean inGoodOrder) {
        if (inGoodOrder) {
            child.stop(TO_STOP);
        } else {
            child.kill();
        }
    }
}
