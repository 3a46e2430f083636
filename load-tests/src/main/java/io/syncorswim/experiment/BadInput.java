package io.syncorswim.experiment;

/** A user's mistake, told in one clear sentence: what is wrong, where, and what is allowed. */
public final class BadInput extends Exception {
    public BadInput(String sentence) {
        super(sentence);
    }

    public BadInput(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
