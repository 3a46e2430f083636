package io.syncorswim.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** One of the three systems that every order needs work from. */
public enum TargetSystem {
    INVENTORY(1),
    PAYMENT(2),
    SHIPPING(3);

    private final int salt;

    TargetSystem(int salt) {
        this.salt = salt;
    }

    /** What sets its random numbers apart from the other systems'; never changes. */
    int salt() {
        return salt;
    }

    /** The lower-case word used on command lines, in file names, queue names and records. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The system of that word, if there is one. */
    public static Optional<TargetSystem> ofWord(String word) {
        return Arrays.stream(values()).filter(system -> system.word().equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word();
    }
}
