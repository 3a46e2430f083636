package io.syncorswim.broker;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A broker's own folder, which nobody else can read: it may hold its password.
 *
 * @param path absolute
 * @param isKept whether it stays after the broker was closed
 */
record BrokerFolder(Path path, boolean isKept) {
    /** Makes a new folder in the broker's place. */
    static BrokerFolder in(BrokerPlace place, String prefix) throws IOException {
        Files.createDirectories(place.work());
        // Only the owner has rights to a temporary directory.
        Path path = Files.createTempDirectory(place.work(), prefix).toAbsolutePath();
        return new BrokerFolder(path, place.keepsData());
    }

    /** A file that only its owner can read. */
    Path write(String name, String content) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    /**
     * Deletes it with all that is in it, unless it is kept; what vanishes meanwhile is no error.
     */
    void discard() {
        try {
            if (!isKept && Files.exists(path)) {
                Files.walkFileTree(path, new Deletion());
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException(
                    "could not delete the broker's data in " + path, undeletable);
        }
    }

    /** 128 random bits, in characters that need no quoting anywhere. */
    static String randomSecret() {
        byte[] bits = new byte[16];
        new SecureRandom().nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
