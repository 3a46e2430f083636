package io.syncorswim.experiment;

import java.util.Arrays;
import java.util.Optional;

/** A way of communicating between the frontend and the three systems. */
public enum Pattern {
    CHAIN("chain", "synchronous request-response"),
    CHAIN_VIRTUAL("chain-virtual", "synchronous request-response on virtual threads"),
    FAN_OUT("fan-out", "asynchronous request-response"),
    MESSAGING("messaging", "asynchronous messaging");

    private final String word;
    private final String meaning;

    Pattern(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** The word used in experiment files, on command lines, in folder names and reports. */
    public String word() {
        return word;
    }

    /** The pattern in the words of the argument it takes part in. */
    public String meaning() {
        return meaning;
    }

    /** Whether its orders go through the broker. */
    public boolean isBrokered() {
        return this == MESSAGING;
    }

    /** The pattern of that word, if there is one. */
    public static Optional<Pattern> ofWord(String word) {
        return Arrays.stream(values()).filter(pattern -> pattern.word.equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word;
    }
}
