package io.syncorswim.ledger;

import java.util.Locale;

/** What really happened to an order, by the effects journals of its three systems. */
public enum Happened {
    /** Exactly one effect at every system. */
    COMPLETE,
    /** At least one effect at every system, more than one at some. */
    DUPLICATED,
    /** An effect at some systems and none at others. */
    PARTIAL,
    /** No effect anywhere. */
    NOTHING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
