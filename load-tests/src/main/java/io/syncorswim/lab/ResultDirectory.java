package io.syncorswim.lab;

import io.syncorswim.process.MissingPrerequisite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A new directory for what a command leaves behind, named after the time and the matter. */
public final class ResultDirectory {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ResultDirectory() {}

    /**
     * Makes it.
     *
     * @throws MissingPrerequisite where none can be made there
     */
    public static Path create(Path parent, Instant now, String name) throws MissingPrerequisite {
        String stamp = STAMP.format(now) + "-" + name;
        try {
            Files.createDirectories(parent);
            for (int i = 1; ; i++) {
                try {
                    return Files.createDirectory(parent.resolve(i == 1 ? stamp : stamp + "-" + i));
                } catch (FileAlreadyExistsException another) {
                    // Two in one second: the next number is free.
                }
            }
        } catch (IOException notWritable) {
            throw new MissingPrerequisite(
                    "results cannot be written to "
                            + parent
                            + " ("
                            + notWritable.getMessage()
                            + "): choose another directory with --results",
                    notWritable);
        }
    }
}
