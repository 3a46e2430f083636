package io.syncorswim.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** A schema as it stands in docs/schema. */
public final class PublishedSchema {
    static final Path FOLDER = Path.of("..", "docs", "schema");

    private PublishedSchema() {}

    static Path file(String name) {
        return FOLDER.resolve(name + ".schema.json");
    }

    /** What is wrong with a value that claims to be of a schema: analysis, verdict or timeline. */
    public static Set<ValidationMessage> mistakes(String name, JsonNode value) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(file(name)))
                .validate(value);
    }
}
