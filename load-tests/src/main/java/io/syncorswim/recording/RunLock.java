package io.syncorswim.recording;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The lock on a result directory that a lab holds as long as it writes there, so that nobody
 * converts records to which lines are still being added.
 *
 * <p>The kernel lets go of it with the process, however that ends. Meant for other processes:
 * within the one that holds it, asking is a mistake.
 */
public final class RunLock implements AutoCloseable {
    private static final String NAME = "lab.lock";

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock of a directory that is one's own.
     *
     * @throws IOException where the directory cannot be written
     */
    public static RunLock hold(Path results) throws IOException {
        Path file = results.resolve(NAME);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        return new RunLock(file, channel);
    }

    /** Whether a lab is still at work there. */
    public static boolean isHeld(Path results) throws IOException {
        Path file = results.resolve(NAME);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }

    @Override
    public void close() throws IOException {
        // Gone before it is released: nobody finds a lock that means nothing.
        Files.deleteIfExists(file);
        channel.close();
    }
}
