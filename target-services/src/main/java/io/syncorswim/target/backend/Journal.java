package io.syncorswim.target.backend;

import io.syncorswim.wire.Effect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The effects journal: a file that is only ever appended to, one write per effect.
 *
 * <p>Nothing is buffered in the process, so what was appended outlives its SIGKILL; it is not
 * forced to disk, so it does not outlive a power cut. Safe for use by many threads.
 */
final class Journal implements AutoCloseable {
    /**
     * Ends a line that a crash or a full disk has torn: the next line is whole again, and the torn
     * one can't be mistaken for an effect whose last digits are missing.
     */
    static final String TORN = "#torn\n";

    private final Path file;
    private final FileChannel channel;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens a journal, a new one or one that an earlier process has left. */
    static Journal open(Path file) throws IOException {
        boolean torn = isTorn(file);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Journal journal = new Journal(file, channel);
        if (torn) {
            journal.write(TORN);
        }
        return journal;
    }

    /** Appends an effect; when it returns, the effect stands. */
    void append(Effect effect) throws IOException {
        write(effect.line());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void write(String line) throws IOException {
        byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
        int written = channel.write(ByteBuffer.wrap(bytes));
        if (written < bytes.length) {
            throw new IOException(
                    "only "
                            + written
                            + " of a line's "
                            + bytes.length
                            + " bytes could be written to "
                            + file);
        }
    }

    private static boolean isTorn(Path file) throws IOException {
        if (!file.toFile().exists()) {
            return false;
        }
        try (FileChannel reading = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return reading.size() > 0
                    && reading.read(last, reading.size() - 1) == 1
                    && last.get(0) != '\n';
        }
    }
}
