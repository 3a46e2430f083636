package io.syncorswim.ledger;

import java.util.Locale;

/** What the client believes about an order. */
public enum Belief {
    /** A 2xx answer: done, or kept for later. */
    ACCEPTED,
    /** The service said at once that it would not take it: 503 or 429. */
    REFUSED,
    /** It is known to have failed: another error status, or no connection at all. */
    FAILED,
    /** A time-out, a broken connection or 504: it may have happened. */
    UNKNOWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
