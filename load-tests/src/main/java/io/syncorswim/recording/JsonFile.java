package io.syncorswim.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.syncorswim.experiment.BadInput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Records as JSON files, and back: {@code timeline.json}, {@code environment.json}, {@code
 * verdict.json} and {@code analysis.json}.
 *
 * <p>Each carries {@code schema}, which grows when a field changes its meaning or goes away. A
 * field that is merely new is ignored by an older version; a newer schema is refused.
 */
public final class JsonFile {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private JsonFile() {}

    /**
     * Reads a record.
     *
     * @param schema the newest schema that this version understands
     * @throws BadInput where the file is missing, broken or of a newer schema
     */
    public static <T> T read(Path file, Class<T> type, int schema) throws BadInput, IOException {
        try {
            JsonNode tree = MAPPER.readTree(file.toFile());
            int found = tree.path("schema").asInt(0);
            if (found < 1 || found > schema) {
                throw new BadInput(
                        "%s has schema %d; this version of Sync or Swim reads 1 to %d"
                                .formatted(file, found, schema));
            }
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException broken) {
            throw new BadInput(
                    "%s cannot be read: %s".formatted(file, broken.getOriginalMessage()), broken);
        } catch (java.io.FileNotFoundException | NoSuchFileException missing) {
            throw new BadInput("%s is missing".formatted(file), missing);
        }
    }

    /** Writes a record; a reader sees the old file or the whole new one, never a part. */
    public static void write(Path file, Object content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, MAPPER.writeValueAsString(content) + "\n");
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
