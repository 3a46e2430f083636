package io.syncorswim.selftest;

/** What a row of the self-test says; of several, the worst counts. */
public enum Outcome {
    /** The harness found what is known. */
    PASSED,
    /** It did not, but the machine was too busy for it to be judged. */
    SUSPECT,
    /** It did not. */
    FAILED;

    /** The worse of two. */
    public Outcome worse(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
