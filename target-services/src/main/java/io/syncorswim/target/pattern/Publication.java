package io.syncorswim.target.pattern;

/** What became of one publish. */
public enum Publication {
    /** The broker has it on disk, in every queue. */
    CONFIRMED,
    /** The broker could not keep it in every queue; in some it may have. */
    NACKED,
    /** No queue wanted it: the broker gave it back. */
    RETURNED,
    /** It never left this process. */
    NOT_SENT,
    /** It left, and no word came back: the broker may have it. */
    UNCONFIRMED
}
