package io.syncorswim.experiment;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A value in an experiment file that knows its place, so that what is wrong with it can be told
 * there.
 *
 * @param path the keys that lead to it: {@code backends.payment.workers}
 * @param mark where its key stands, or it itself where it has none
 * @param file what to call the file
 */
record YamlValue(Node node, String path, Optional<Mark> mark, String file) {
    static YamlValue root(Node node, String file) {
        return new YamlValue(node, "", node.getStartMark(), file);
    }

    /** The sentence with file, line and path before it. */
    BadInput wrong(String sentence) {
        return new BadInput(located(sentence));
    }

    /** Whether there is a key without a value. */
    boolean isEmpty() {
        return node instanceof ScalarNode scalar && scalar.isPlain() && scalar.getValue().isEmpty();
    }

    /** A scalar's text, read as something. */
    <T> T parse(Function<String, T> parser) throws BadInput {
        if (!(node instanceof ScalarNode scalar)) {
            throw wrong("one value is expected, not " + kind());
        }
        if (isEmpty()) {
            throw wrong("a value is missing; leave the key out for its default");
        }
        return check(() -> parser.apply(scalar.getValue()));
    }

    /** What is made, or, when it is refused, this value to blame. */
    <T> T check(Supplier<T> made) throws BadInput {
        try {
            return made.get();
        } catch (IllegalArgumentException refused) {
            throw new BadInput(located(String.valueOf(refused.getMessage())), refused);
        }
    }

    /** A list's items. */
    List<YamlValue> items() throws BadInput {
        if (isEmpty()) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong("a list is expected, not " + kind());
        }
        List<YamlValue> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new YamlValue(item, path, item.getStartMark(), file));
        }
        return items;
    }

    /** A mapping's values by key, in the order of the file; every key must be an allowed one. */
    SequencedMap<String, YamlValue> entries(Collection<String> allowed) throws BadInput {
        SequencedMap<String, YamlValue> entries = entries();
        for (Map.Entry<String, YamlValue> entry : entries.entrySet()) {
            if (!allowed.contains(entry.getKey())) {
                throw new BadInput(
                        entry.getValue().place()
                                + "unknown key "
                                + Notation.quoted(entry.getKey())
                                + (path.isEmpty() ? "" : " in " + path)
                                + Suggestion.text(entry.getKey(), allowed)
                                + " (allowed: "
                                + String.join(", ", allowed)
                                + ")");
            }
        }
        return entries;
    }

    /** A mapping's values by key, in the order of the file; a missing value is an empty mapping. */
    SequencedMap<String, YamlValue> entries() throws BadInput {
        SequencedMap<String, YamlValue> entries = new LinkedHashMap<>();
        if (isEmpty()) {
            return entries;
        }
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("a mapping of keys to values is expected, not " + kind());
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Node keyNode = tuple.getKeyNode();
            if (!(keyNode instanceof ScalarNode scalar)) {
                throw wrong("a key is a word, not a list or a mapping");
            }
            String key = scalar.getValue();
            YamlValue value =
                    new YamlValue(
                            tuple.getValueNode(),
                            (path.isEmpty() ? "" : path + ".") + key.replaceAll("\\p{Cntrl}", " "),
                            keyNode.getStartMark(),
                            file);
            YamlValue earlier = entries.putIfAbsent(key, value);
            if (earlier != null) {
                throw value.wrong(
                        "the key stands here twice" + earlier.lineText(", first in line "));
            }
        }
        return entries;
    }

    private String located(String sentence) {
        return place() + (path.isEmpty() ? "" : path + ": ") + sentence;
    }

    private String place() {
        return file + lineText(", line ") + ": ";
    }

    private String lineText(String before) {
        return mark.map(place -> before + (place.getLine() + 1)).orElse("");
    }

    private String kind() {
        return switch (node) {
            case MappingNode mapping -> "a mapping";
            case SequenceNode sequence -> "a list";
            case ScalarNode scalar -> Notation.quoted(scalar.getValue());
            default -> "this";
        };
    }
}
