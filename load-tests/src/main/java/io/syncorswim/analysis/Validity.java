package io.syncorswim.analysis;

/** Whether a measurement can be believed; of several, the worst wins. */
public enum Validity {
    VALID,
    SUSPECT,
    INVALID;

    /** The worse of two. */
    public Validity worse(Validity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
