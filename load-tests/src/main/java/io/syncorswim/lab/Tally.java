package io.syncorswim.lab;

import io.syncorswim.recording.TrialFolder;
import io.syncorswim.wire.TargetSystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts a running trial's orders by following its raw records as they grow.
 *
 * <p>For the progress line and to know when the drain is over; the figures that are published come
 * from the finished records, not from here. Not thread-safe: one thread calls {@link #update}.
 */
final class Tally {
    private static final int ACCEPTED = 8;
    private static final int COMPLETE = 7;

    private final byte[] orders;
    private final List<Follower> followers = new ArrayList<>();
    private long answered;
    private long accepted;
    private long completed;
    private long acceptedAndComplete;

    /**
     * @param size orders in the schedule
     */
    Tally(TrialFolder folder, int size) {
        orders = new byte[size];
        followers.add(new Follower(folder.rawArrivals(), this::arrival));
        int bit = 1;
        for (TargetSystem system : TargetSystem.values()) {
            int mask = bit;
            followers.add(new Follower(folder.journal(system), line -> effect(line, mask)));
            bit <<= 1;
        }
    }

    /** Reads what was appended since the last call. */
    void update() throws IOException {
        for (Follower follower : followers) {
            follower.read();
        }
    }

    /** Orders whose answer, time-out or broken connection is recorded. */
    long answered() {
        return answered;
    }

    /** Orders answered with 2xx. */
    long accepted() {
        return accepted;
    }

    /** Orders with an effect at every system. */
    long completed() {
        return completed;
    }

    /** Orders answered, and not with 2xx. */
    long turnedAway() {
        return answered - accepted;
    }

    /** Accepted orders that still lack an effect. */
    long outstanding() {
        return accepted - acceptedAndComplete;
    }

    private void arrival(String line) {
        String[] fields = line.split(",");
        answered++;
        if (fields.length > 4 && fields[4].length() == 3 && fields[4].charAt(0) == '2') {
            accepted++;
            mark(fields[0], ACCEPTED);
        }
    }

    private void effect(String line, int mask) {
        mark(line.substring(0, Math.max(0, line.indexOf(','))), mask);
    }

    private void mark(String order, int mask) {
        int number = number(order);
        if (number < 0) {
            return;
        }
        int before = orders[number];
        int after = before | mask;
        orders[number] = (byte) after;
        if ((before & COMPLETE) != COMPLETE && (after & COMPLETE) == COMPLETE) {
            completed++;
        }
        if (before != after && after == (COMPLETE | ACCEPTED)) {
            acceptedAndComplete++;
        }
    }

    /**
     * The order's number, or -1: a foreign line is for the ledger to judge, not for the progress.
     */
    private int number(String text) {
        try {
            int number = Integer.parseInt(text);
            return number < orders.length ? number : -1;
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    private interface LineReader {
        void line(String line);
    }

    /** Reads the whole lines that were appended to a file since the last time. */
    private static final class Follower {
        private final Path file;
        private final LineReader reader;
        private final StringBuilder rest = new StringBuilder();
        private long position;

        Follower(Path file, LineReader reader) {
            this.file = file;
            this.reader = reader;
        }

        void read() throws IOException {
            if (!Files.exists(file)) {
                return;
            }
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                while (channel.read(buffer, position) > 0) {
                    position += buffer.position();
                    buffer.flip();
                    take(buffer);
                    buffer.clear();
                }
            }
        }

        private void take(ByteBuffer buffer) {
            while (buffer.hasRemaining()) {
                char c = (char) buffer.get();
                if (c == '\n') {
                    reader.line(rest.toString());
                    rest.setLength(0);
                } else {
                    rest.append(c);
                }
            }
        }
    }
}
