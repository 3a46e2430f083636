package io.syncorswim.ledger;

import io.syncorswim.wire.Wire;

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

    /**
     * What an answer's HTTP status makes a client believe; a number that is no final status says
     * nothing, so the order is unknown.
     */
    public static Belief ofStatus(int status) {
        if (status >= 200 && status < 300) {
            return ACCEPTED;
        }
        if (status == 429 || status == Wire.REFUSED) {
            return REFUSED;
        }
        if (status == Wire.UNKNOWN || status < 200 || status > 599) {
            return UNKNOWN;
        }
        return FAILED;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
