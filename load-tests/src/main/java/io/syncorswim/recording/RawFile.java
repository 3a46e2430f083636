package io.syncorswim.recording;

import static io.syncorswim.recording.Database.literal;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One comma-separated file without a header, as a process left it: perhaps torn, perhaps missing.
 *
 * @param columns the columns and their types, as DuckDB's {@code read_csv} wants them
 * @param valid an SQL condition that every row of it fulfils
 */
record RawFile(Path path, String columns, String valid) {
    private static final int BUFFER_BYTES = 1 << 16;

    /**
     * Every row that can be read.
     *
     * <p>An empty field is no NULL, so where a number belongs it makes its line unreadable.
     */
    String select() {
        if (!Files.exists(path)) {
            return "SELECT * FROM (SELECT unnest(CAST(NULL AS STRUCT(%s))) ) WHERE false"
                    .formatted(struct());
        }
        return """
        SELECT * FROM read_csv(%s, columns = %s, header = false, auto_detect = false,
            delim = ',', quote = '', escape = '', new_line = '\\n', nullstr = '~',
            ignore_errors = true)
        WHERE %s\
        """
                .formatted(literal(path), columns, valid);
    }

    private String struct() {
        return columns.replaceAll("[{}]", "").replaceAll("'(\\w+)': '(\\w+)'", "\"$1\" $2");
    }

    /**
     * Counts the lines, 0 of a missing file; a last line without a line feed is first marked as
     * torn.
     *
     * <p>Half a line can look like a whole one (a time that lacks its last digits), so it is given
     * a column too many, and no reader will ever mistake it.
     */
    long sealedLines() throws IOException {
        if (!Files.exists(path)) {
            return 0;
        }
        byte[] bytes = new byte[BUFFER_BYTES];
        long lines = 0;
        byte last = '\n';
        // Not a channel: what is recorded is kept when the run is interrupted.
        try (InputStream file = new FileInputStream(path.toFile())) {
            for (int length = file.read(bytes); length > 0; length = file.read(bytes)) {
                for (int i = 0; i < length; i++) {
                    if (bytes[i] == '\n') {
                        lines++;
                    }
                }
                last = bytes[length - 1];
            }
        }
        if (last != '\n') {
            try (OutputStream file = new FileOutputStream(path.toFile(), true)) {
                file.write(",torn\n".getBytes(StandardCharsets.US_ASCII));
            }
            lines++;
        }
        return lines;
    }
}
