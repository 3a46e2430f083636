package io.syncorswim.gatling;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.syncorswim.recording.HealthLine;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The injector's own health, a {@link HealthLine} a second: whether it could have been on time.
 *
 * <p>One daemon thread, {@code swim-health}, writes the file, line by line, until {@link #close}.
 */
final class Health implements Closeable {
    /** How far the injector's orders are. */
    interface Orders {
        /** Tickets taken and not yet due. */
        long waiting();

        long sent();

        long ended();
    }

    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private final List<Heartbeat> heartbeats;
    private final Orders orders;
    private final OutputStream file;
    private final Consumer<IOException> onFailure;
    private final Thread writer;
    private volatile boolean closing;

    private Health(
            List<Heartbeat> heartbeats,
            Orders orders,
            OutputStream file,
            Consumer<IOException> onFailure) {
        this.heartbeats = heartbeats;
        this.orders = orders;
        this.file = file;
        this.onFailure = onFailure;
        this.writer = Thread.ofPlatform().name("swim-health").daemon().unstarted(this::write);
    }

    /**
     * Starts the heartbeats and the file.
     *
     * @param orders counters that any thread may read
     * @param onFailure told when the file cannot be written, on the thread that writes it
     */
    static Health watch(
            EventLoopGroup loops, Orders orders, Path path, Consumer<IOException> onFailure)
            throws IOException {
        List<Heartbeat> heartbeats = new ArrayList<>();
        for (EventExecutor executor : loops) {
            heartbeats.add(new Heartbeat((EventLoop) executor, System::nanoTime));
        }
        Health health = new Health(heartbeats, orders, Files.newOutputStream(path), onFailure);
        heartbeats.forEach(Heartbeat::start);
        health.writer.start();
        return health;
    }

    /** Writes the last, shorter second and closes the file. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(writer);
        try {
            writer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try (file) {
            long dueNs = System.nanoTime() + SECOND_NS;
            long gcBeforeNs = gcNs();
            long cpuBeforeNs = cpuNs();
            boolean last;
            do {
                last = awaitUnlessClosing(dueNs);
                long gcNowNs = gcNs();
                long cpuNowNs = cpuNs();
                // Read before those sent: an order cannot have ended unsent.
                long ended = orders.ended();
                long sent = orders.sent();
                HealthLine line =
                        new HealthLine(
                                System.nanoTime(),
                                worstHeartbeatNs(),
                                gcNowNs - gcBeforeNs,
                                cpuNowNs - cpuBeforeNs,
                                orders.waiting(),
                                sent,
                                sent - ended);
                file.write(line.line().getBytes(StandardCharsets.US_ASCII));
                gcBeforeNs = gcNowNs;
                cpuBeforeNs = cpuNowNs;
                dueNs += SECOND_NS;
            } while (!last);
        } catch (IOException failed) {
            onFailure.accept(failed);
        }
    }

    /** Whether it was told to close while it waited. */
    private boolean awaitUnlessClosing(long dueNs) {
        long leftNs = dueNs - System.nanoTime();
        while (leftNs > 0 && !closing) {
            LockSupport.parkNanos(leftNs);
            leftNs = dueNs - System.nanoTime();
        }
        return closing;
    }

    private long worstHeartbeatNs() {
        long worst = 0;
        for (Heartbeat heartbeat : heartbeats) {
            worst = Math.max(worst, heartbeat.takeWorstNs());
        }
        return worst;
    }

    /** Time in collections so far; with a stop-the-world collector, that is the pauses. */
    private static long gcNs() {
        long ms = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ms += Math.max(0, collector.getCollectionTime());
        }
        return TimeUnit.MILLISECONDS.toNanos(ms);
    }

    private static long cpuNs() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
