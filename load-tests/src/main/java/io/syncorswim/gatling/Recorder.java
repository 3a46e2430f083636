package io.syncorswim.gatling;

import io.syncorswim.recording.ArrivalLine;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The file of {@link ArrivalLine}s, written by one thread for any number of event loops.
 *
 * <p>{@link #accept} neither blocks nor wakes anyone: it puts the line into a lock-free queue,
 * which the thread {@code swim-recorder} empties and flushes about every 50 ms, so that a kill
 * loses little. The queue holds {@link #CAPACITY} lines. A line that finds it full, and a file that
 * cannot be written, are failures: the first one is told to the owner, once, and no line is written
 * after it.
 */
public final class Recorder implements Consumer<ArrivalLine>, Closeable {
    /** Lines that may wait for the file: minutes at any rate that this injector reaches. */
    static final int CAPACITY = 1_000_000;

    /** Lines written between two flushes at most. */
    private static final int BATCH = 10_000;

    private static final long FLUSH_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Queue<ArrivalLine> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private final OutputStream file;
    private final String name;
    private final int capacity;
    private final Consumer<IOException> onFailure;
    private final Thread writer;
    private volatile boolean closing;
    private volatile boolean full;
    private volatile @Nullable IOException failure;

    /**
     * Opens the file, anew, and starts to write.
     *
     * @param onFailure told the first failure, on the recorder's thread
     */
    public static Recorder open(Path file, Consumer<IOException> onFailure) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Recorder recorder =
                new Recorder(Files.newOutputStream(file), file.toString(), CAPACITY, onFailure);
        recorder.start();
        return recorder;
    }

    Recorder(OutputStream file, String name, int capacity, Consumer<IOException> onFailure) {
        this.file = new BufferedOutputStream(file, 1 << 16);
        this.name = name;
        this.capacity = capacity;
        this.onFailure = onFailure;
        this.writer = Thread.ofPlatform().name("swim-recorder").daemon().unstarted(this::write);
    }

    void start() {
        writer.start();
    }

    /** Takes a line; called on event loops. */
    @Override
    public void accept(ArrivalLine line) {
        if (accepted.incrementAndGet() - written.get() > capacity) {
            full = true;
        } else {
            queue.add(line);
        }
    }

    /** Orders that have ended, written or not. */
    public long ended() {
        return accepted.get();
    }

    /** Lines in the file. */
    public long written() {
        return written.get();
    }

    /**
     * Writes what waits, and closes the file.
     *
     * @throws IOException the first failure, if there was one
     */
    @Override
    public void close() throws IOException {
        closing = true;
        LockSupport.unpark(writer);
        try {
            writer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + name + " was written", interrupted);
        }
        IOException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    private void write() {
        try (file) {
            boolean last;
            do {
                last = closing;
                while (writeBatch() == BATCH) {}
                if (!last) {
                    LockSupport.parkNanos(FLUSH_INTERVAL_NS);
                }
            } while (!last);
        } catch (IOException failed) {
            failure = failed;
            onFailure.accept(failed);
        }
    }

    private int writeBatch() throws IOException {
        if (full) {
            throw new IOException(
                    "%s could not be written as fast as orders ended: %d lines were waiting"
                            .formatted(name, capacity));
        }
        int count = 0;
        while (count < BATCH) {
            ArrivalLine line = queue.poll();
            if (line == null) {
                break;
            }
            file.write(line.line().getBytes(StandardCharsets.US_ASCII));
            count++;
        }
        file.flush();
        written.addAndGet(count);
        return count;
    }
}
