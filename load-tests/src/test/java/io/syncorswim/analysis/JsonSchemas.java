package io.syncorswim.analysis;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The JSON Schemas of docs/schema, made from the records that the files are written from, and from
 * what the records' documentation says of each component.
 */
final class JsonSchemas {
    private static final Path SOURCES = Path.of("src/main/java");

    /** A record's documentation, annotations and name. */
    private static final Pattern DOCUMENTED =
            Pattern.compile(
                    "/\\*\\*((?:(?!\\*/).)*?)\\*/\\s*public record (\\w+)\\(", Pattern.DOTALL);

    private final Map<String, String> documentation = new HashMap<>();

    /**
     * A schema in words of JSON Schema 2020-12, every field required, null only where it may be.
     */
    String of(Class<? extends Record> type, int version) {
        SchemaGeneratorConfigBuilder builder =
                new SchemaGeneratorConfigBuilder(
                        JsonMapper.builder().build(),
                        SchemaVersion.DRAFT_2020_12,
                        OptionPreset.PLAIN_JSON);
        builder.forFields()
                .withRequiredCheck(field -> true)
                .withNullableCheck(JsonSchemas::isNullable)
                .withDescriptionResolver(this::component);
        builder.forTypesInGeneral()
                .withDescriptionResolver(scope -> summary(scope.getType().getErasedType()));
        ObjectNode schema = new SchemaGenerator(builder.build()).generateSchema(type);
        schema.put("$id", "urn:sync-or-swim:%s:%d".formatted(name(type), version));
        ((ObjectNode) schema.get("properties").get("schema")).put("const", version);
        return schema.toPrettyString() + "\n";
    }

    /** The file's name without its ending. */
    static String name(Class<? extends Record> type) {
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static boolean isNullable(FieldScope field) {
        return Arrays.stream(field.getRawMember().getAnnotatedType().getAnnotations())
                .anyMatch(Nullable.class::isInstance);
    }

    private @Nullable String component(FieldScope field) {
        String text = documented(field.getRawMember().getDeclaringClass());
        return Pattern.compile("@param ([\\w, ]+?) ((?:(?!@param).)*)", Pattern.DOTALL)
                .matcher(text)
                .results()
                .filter(match -> names(match).contains(field.getName()))
                .map(match -> match.group(2).strip())
                .findFirst()
                .orElse(null);
    }

    private static List<String> names(MatchResult match) {
        return Arrays.asList(match.group(1).split(",\\s*"));
    }

    private @Nullable String summary(Class<?> type) {
        if (!type.isRecord()) {
            return null;
        }
        String text = documented(type);
        int components = text.indexOf("@param");
        String summary = (components < 0 ? text : text.substring(0, components)).strip();
        return summary.isEmpty() ? null : summary;
    }

    /** A record's documentation as one line, without markup. */
    private String documented(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getDeclaringClass() != null) {
            outermost = outermost.getDeclaringClass();
        }
        read(outermost);
        return documentation.getOrDefault(type.getSimpleName(), "");
    }

    private void read(Class<?> file) {
        Path source = SOURCES.resolve(file.getName().replace('.', '/') + ".java");
        if (!Files.exists(source)) {
            return;
        }
        try {
            DOCUMENTED
                    .matcher(Files.readString(source))
                    .results()
                    .forEach(match -> documentation.put(match.group(2), plain(match.group(1))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("(?m)^\\s*\\* ?", " ")
                .replaceAll("\\{@(?:code|link) ([^}]*)}", "$1")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
