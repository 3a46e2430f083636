package io.syncorswim.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A child's standard output: every line goes to the log, the latest {@value #KEPT_LINES} are kept
 * to be waited for.
 *
 * <p>One daemon thread reads until the output ends. A platform thread: reading a pipe holds its
 * carrier, so a virtual one would save nothing. Any thread may wait; an interrupt ends the wait.
 */
final class Output {
    private static final int KEPT_LINES = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<String> lines = new ArrayDeque<>();
    private final Path log;
    private boolean ended;

    Output(String name, BufferedReader reader, Path log) {
        this.log = log;
        Thread.ofPlatform().daemon().name("output of " + name).start(() -> copy(reader));
    }

    /**
     * The first kept line that begins with the prefix, waiting for it; empty when the output ended
     * without one or the time is up.
     */
    Optional<String> await(String prefix, Duration deadline) throws InterruptedException {
        long leftNs = deadline.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                Optional<String> found =
                        lines.stream().filter(line -> line.startsWith(prefix)).findFirst();
                if (found.isPresent() || ended || leftNs <= 0) {
                    return found;
                }
                leftNs = changed.awaitNanos(leftNs);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The last lines of the log, oldest first; none where it can't be read. */
    List<String> lastLines(int count) {
        try {
            // A child may write anything: bytes that are no text must not hide the rest.
            String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            List<String> all = text.lines().filter(line -> !line.isBlank()).toList();
            return all.subList(Math.max(0, all.size() - count), all.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private void copy(BufferedReader reader) {
        try (reader) {
            String line;
            while ((line = reader.readLine()) != null) {
                append(line);
                keep(line);
            }
        } catch (IOException broken) {
            append("(standard output broke off: " + broken.getMessage() + ")");
        } finally {
            end();
        }
    }

    private void append(String line) {
        try {
            Files.writeString(
                    log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException diskFull) {
            // Reading goes on: a child that is not read from would stand still in its next print.
        }
    }

    private void keep(String line) {
        lock.lock();
        try {
            if (lines.size() == KEPT_LINES) {
                lines.removeFirst();
            }
            lines.addLast(line);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
