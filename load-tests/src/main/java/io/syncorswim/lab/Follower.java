package io.syncorswim.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
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
                reader.accept(rest.toString());
                rest.setLength(0);
            } else {
                rest.append(c);
            }
        }
    }
}
