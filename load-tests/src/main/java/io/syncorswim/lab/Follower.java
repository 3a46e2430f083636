package io.syncorswim.lab;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads the whole lines that were appended to a file since the last time. For one thread. */
final class Follower {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final Consumer<String> reader;
    private final StringBuilder rest = new StringBuilder();
    private long position;

    Follower(Path file, Consumer<String> reader) {
        this.file = file;
        this.reader = reader;
    }

    /** Hands over what is new; a file that is not there yet has nothing new. */
    void read() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        byte[] buffer = new byte[BUFFER_BYTES];
        // Not a channel: an interrupt, which is to end the run in order, would close that.
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            open.seek(position);
            int length = open.read(buffer);
            while (length > 0) {
                position += length;
                take(buffer, length);
                length = open.read(buffer);
            }
        }
    }

    private void take(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            char c = (char) buffer[i];
            if (c == '\n') {
                reader.accept(rest.toString());
                rest.setLength(0);
            } else {
                rest.append(c);
            }
        }
    }
}
