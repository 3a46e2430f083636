package io.syncorswim.gatling;

import io.netty.channel.EventLoop;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A task that wants to run on an event loop every 10 ms, and remembers how late it was at worst.
 *
 * <p>What delays it delays the loop's orders too. It beats on its event loop; any one other thread
 * may ask for the worst lateness.
 */
final class Heartbeat {
    static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final EventLoop loop;
    private final LongSupplier clock;
    private final AtomicLong worstNs = new AtomicLong();
    private volatile long nextNs;

    Heartbeat(EventLoop loop, LongSupplier clock) {
        this.loop = loop;
        this.clock = clock;
    }

    void start() {
        nextNs = clock.getAsLong() + INTERVAL_NS;
        schedule();
    }

    /** The worst lateness since the last call, that of a beat still outstanding included. */
    long takeWorstNs() {
        long outstandingNs = clock.getAsLong() - nextNs;
        return Math.max(worstNs.getAndSet(0), outstandingNs);
    }

    private void schedule() {
        var _ =
                loop.schedule(
                        this::beat, Math.max(0, nextNs - clock.getAsLong()), TimeUnit.NANOSECONDS);
    }

    private void beat() {
        long nowNs = clock.getAsLong();
        worstNs.accumulateAndGet(nowNs - nextNs, Math::max);
        nextNs = nowNs + INTERVAL_NS;
        schedule();
    }
}
