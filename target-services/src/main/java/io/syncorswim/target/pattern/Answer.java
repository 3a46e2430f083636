package io.syncorswim.target.pattern;

import io.syncorswim.wire.Wire;

/** What a user is told about an order, from best to worst. */
public enum Answer {
    /** All of it was done. */
    DONE(Wire.DONE),
    /** It is kept safely and will be done. */
    KEPT(Wire.KEPT),
    /** Nothing was done, and nothing will be. */
    REFUSED(Wire.REFUSED),
    /** It failed; some of it may have been done. */
    FAILED(Wire.FAILED),
    /** Nobody here knows: it may have been done. */
    UNKNOWN(Wire.UNKNOWN);

    private final int status;

    Answer(int status) {
        this.status = status;
    }

    /** The HTTP status that says so. */
    public int status() {
        return status;
    }

    /** The worse of two answers: what is true of an order that got both. */
    public Answer worse(Answer other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
