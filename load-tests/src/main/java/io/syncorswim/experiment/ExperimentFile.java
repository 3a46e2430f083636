package io.syncorswim.experiment;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An experiment as a YAML 1.2 file.
 *
 * <p>Every key may be left out and has its default then ({@link Defaults}); docs/experiment-file.md
 * lists them all. A mistake is told in one sentence with its line.
 */
public final class ExperimentFile {
    private static final int MOST_BYTES = 1 << 20;
    private static final int DEEPEST = 20;
    private static final String TEMPLATE = "experiment-template.yaml";

    private static final String HOW_TO_BEGIN =
            "begin with './swim init', or with one key like 'name: my-experiment'";

    private ExperimentFile() {}

    /**
     * Reads a file.
     *
     * @throws BadInput when it can't be read, or is no experiment
     */
    public static Experiment read(Path file) throws BadInput {
        return parse(text(file), file.toString());
    }

    /**
     * Reads a file's text.
     *
     * @param file what to call it when something is wrong
     */
    static Experiment parse(String text, String file) throws BadInput {
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(file)
                        .setUseMarks(true)
                        // Every scalar stays the text that the user wrote; its key says how to read
                        // it.
                        .setSchema(new FailsafeSchema())
                        .build();
        try {
            checkDepth(settings, text, file);
            Optional<YamlValue> root =
                    new Compose(settings)
                            .composeString(text)
                            .map(node -> YamlValue.root(node, file))
                            .filter(value -> !value.isEmpty());
            if (root.isEmpty()) {
                throw new BadInput(file + " is empty: " + HOW_TO_BEGIN);
            }
            return ExperimentReader.read(root.get());
        } catch (MarkedYamlEngineException malformed) {
            throw new BadInput(sentence(malformed, file), malformed);
        } catch (ReaderException unprintable) {
            long line =
                    text.codePoints()
                                    .limit(unprintable.getPosition())
                                    .filter(c -> c == '\n')
                                    .count()
                            + 1;
            throw new BadInput(
                    "%s, line %d: the character U+%04X can't stand in YAML"
                            .formatted(file, line, unprintable.getCodePoint()),
                    unprintable);
        } catch (YamlEngineException malformed) {
            throw new BadInput(file + " is not YAML: " + malformed.getMessage(), malformed);
        }
    }

    /**
     * Writes an experiment as a file that reads back equal, every default in its place; but for a
     * broker's user and password, which do not belong into results.
     */
    public static String write(Experiment experiment) {
        return ExperimentWriter.write(experiment);
    }

    /** A commented file that says every default: what a user begins with. */
    public static String template() {
        try (InputStream resource = ExperimentFile.class.getResourceAsStream(TEMPLATE)) {
            if (resource == null) {
                throw new IllegalStateException("the resource " + TEMPLATE + " is missing");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String text(Path file) throws BadInput {
        // Not by the file's size: a device or a pipe has none.
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new BadInput(file + " is larger than 1 MiB, too large for an experiment");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notText) {
            throw new BadInput(file + " is not text in UTF-8", notText);
        } catch (NoSuchFileException missing) {
            throw new BadInput(file + " does not exist; './swim init' writes a first one", missing);
        } catch (AccessDeniedException denied) {
            throw new BadInput(file + " may not be read by this user", denied);
        } catch (IOException unreadable) {
            throw new BadInput(file + " can't be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Composing recurses: a file of a hundred thousand brackets must not overflow the stack. */
    private static void checkDepth(LoadSettings settings, String text, String file)
            throws BadInput {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
                throw new BadInput(
                        "%s, line %d: brackets or indentation deeper than %d levels"
                                .formatted(file, line, DEEPEST));
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }

    private static String sentence(MarkedYamlEngineException malformed, String file) {
        String place =
                malformed
                        .getProblemMark()
                        .or(malformed::getContextMark)
                        .map(mark ->
                                ", line %d, column %d"
                                        .formatted(mark.getLine() + 1, mark.getColumn() + 1))
                        .orElse("");
        String problem = String.valueOf(malformed.getProblem());
        if (problem.contains("TAB")) {
            return file + place + ": a tab can't indent YAML; use spaces";
        }
        String context = malformed.getContext();
        return file
                + place
                + ": not YAML: "
                + (context == null || context.isEmpty() ? "" : context + ", ")
                + problem;
    }
}
