package io.syncorswim.experiment;

import io.syncorswim.experiment.Fault.Window;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Function;

/** Reads one fault of a scenario: {@code slow: {system: payment, factor: 10, for: 3s}}. */
final class FaultReader {
    /** A kind of fault: its keys, and what it is when none of them is given. */
    private record Kind<T extends Fault>(Section<T> section, Function<Window, T> defaults) {
        Fault read(YamlValue value, Window window) throws BadInput {
            return section.read(value, defaults.apply(window));
        }
    }

    private static final SequencedMap<String, Kind<?>> KINDS = kinds();

    private final Phases phases;

    FaultReader(Phases phases) {
        this.phases = phases;
    }

    /** Each kind's word and keys. */
    static SequencedMap<String, SequencedSet<String>> keys() {
        SequencedMap<String, SequencedSet<String>> keys = new LinkedHashMap<>();
        KINDS.forEach((word, kind) -> keys.put(word, kind.section().keys()));
        return keys;
    }

    Fault read(YamlValue item) throws BadInput {
        Map<String, YamlValue> kinds = item.entries(KINDS.keySet());
        if (kinds.size() != 1) {
            throw item.wrong(
                    "a fault has one kind ("
                            + Notation.oneOf(List.copyOf(KINDS.keySet()))
                            + "), like 'spike: {factor: 5}', not "
                            + kinds.size()
                            + "; begin each fault with a dash");
        }
        Map.Entry<String, YamlValue> entry = kinds.entrySet().iterator().next();
        Kind<?> kind = Objects.requireNonNull(KINDS.get(entry.getKey()));
        YamlValue value = entry.getValue();
        return kind.read(value, window(value, value.entries(kind.section().keys())));
    }

    /** From the start of the fault phase, and for the rest of it, unless said otherwise. */
    private Window window(YamlValue fault, Map<String, YamlValue> entries) throws BadInput {
        YamlValue from = entries.get("from");
        YamlValue length = entries.get("for");
        Duration start = from == null ? Duration.ZERO : from.parse(FaultReader::offset);
        if (length != null) {
            return length.parse(text -> new Window(start, Notation.duration(text)));
        }
        Duration rest = phases.fault().minus(start);
        if (!rest.isPositive()) {
            throw fault.wrong(
                    "it starts when the fault phase of "
                            + Notation.write(phases.fault())
                            + " is over: say how long it lasts with 'for'");
        }
        return new Window(start, rest);
    }

    private static Duration offset(String text) {
        Duration offset = Notation.duration(text);
        if (offset.isNegative()) {
            throw new IllegalArgumentException(
                    "a fault starts at 0s of the fault phase or later, not at " + text);
        }
        return offset;
    }

    private static SequencedMap<String, Kind<?>> kinds() {
        SequencedMap<String, Kind<?>> kinds = new LinkedHashMap<>();
        kinds.put("spike", new Kind<>(Sections.SPIKE, Defaults::spike));
        kinds.put("slow", new Kind<>(Sections.SLOW, Defaults::slow));
        kinds.put("failing", new Kind<>(Sections.FAILING, Defaults::failing));
        kinds.put("down", new Kind<>(Sections.DOWN, Defaults::down));
        return Collections.unmodifiableSequencedMap(kinds);
    }
}
