package io.syncorswim.process;

/** Something the machine lacks, in one sentence that says what to install or to free. */
public final class MissingPrerequisite extends Exception {
    public MissingPrerequisite(String sentence) {
        super(sentence);
    }

    public MissingPrerequisite(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
