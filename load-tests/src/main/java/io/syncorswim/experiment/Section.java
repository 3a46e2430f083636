package io.syncorswim.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * The keys of one mapping of an experiment file, each with what its value changes.
 *
 * <p>Values are laid over the defaults one at a time. So when a record refuses what it is given,
 * the value laid over last is the one to blame, and its line is told.
 */
final class Section<T> {
    /** What a key's value changes. */
    @FunctionalInterface
    interface Overlay<T> {
        /**
         * What is there with the value laid over it.
         *
         * @throws IllegalArgumentException with one sentence that says what is allowed
         */
        T apply(T before, String text);
    }

    private final SequencedMap<String, Overlay<T>> overlays;

    private Section(SequencedMap<String, Overlay<T>> overlays) {
        this.overlays = overlays;
    }

    static <T> Section<T> empty() {
        return new Section<>(new LinkedHashMap<>());
    }

    /** This section and one more key. */
    Section<T> with(String key, Overlay<T> overlay) {
        SequencedMap<String, Overlay<T>> more = new LinkedHashMap<>(overlays);
        more.put(key, overlay);
        return new Section<>(more);
    }

    /** The keys that are allowed, in the order in which a person would write them. */
    SequencedSet<String> keys() {
        return overlays.sequencedKeySet();
    }

    /** The defaults with the mapping's values laid over them. */
    T read(YamlValue mapping, T defaults) throws BadInput {
        T result = defaults;
        for (Map.Entry<String, YamlValue> entry : mapping.entries(keys()).entrySet()) {
            result = lay(entry.getKey(), entry.getValue(), result);
        }
        return result;
    }

    /** One value of the file laid over what is there. */
    T lay(String key, YamlValue value, T before) throws BadInput {
        return value.parse(text -> lay(key, text, before));
    }

    /**
     * One value laid over what is there.
     *
     * @throws IllegalArgumentException with one sentence that says what is allowed
     */
    T lay(String key, String text, T before) {
        return Objects.requireNonNull(overlays.get(key), key).apply(before, text);
    }
}
