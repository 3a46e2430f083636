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

    /**
     * What so many effects at each system amount to.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public static Happened of(long inventory, long payment, long shipping) {
        long fewest = Math.min(inventory, Math.min(payment, shipping));
        long most = Math.max(inventory, Math.max(payment, shipping));
        if (fewest < 0) {
            throw new IllegalArgumentException(
                    "effects are counted from 0, not %d, %d, %d"
                            .formatted(inventory, payment, shipping));
        }
        if (most == 0) {
            return NOTHING;
        }
        if (fewest == 0) {
            return PARTIAL;
        }
        return most == 1 ? COMPLETE : DUPLICATED;
    }

    /** Whether the order's work was done, be it more than once. */
    public boolean isDone() {
        return this == COMPLETE || this == DUPLICATED;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
