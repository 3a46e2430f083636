package io.syncorswim.target.frontend;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The patterns that a frontend can be started with, by the word used on its command line. */
public enum PatternName {
    CHAIN,
    CHAIN_VIRTUAL,
    FAN_OUT,
    MESSAGING;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The pattern of that word, if there is one. */
    public static Optional<PatternName> ofWord(String word) {
        return Arrays.stream(values()).filter(name -> name.word().equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word();
    }
}
