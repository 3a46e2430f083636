package io.syncorswim.process;

import java.util.List;

/** A child process that did not do what it was started for: one sentence, and its last words. */
public final class ChildFailed extends Exception {
    private final String sentence;
    private final List<String> lastLines;

    /**
     * @param sentence what was expected of which child, and what happened instead
     * @param lastLines the last lines of its log, oldest first
     */
    public ChildFailed(String sentence, List<String> lastLines) {
        super(sentence + (lastLines.isEmpty() ? "" : "\n  " + String.join("\n  ", lastLines)));
        this.sentence = sentence;
        this.lastLines = List.copyOf(lastLines);
    }

    /** What happened, in one sentence without a line break. */
    public String sentence() {
        return sentence;
    }

    /** The last lines of the child's log, oldest first. */
    public List<String> lastLines() {
        return lastLines;
    }
}
