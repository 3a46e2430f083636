package io.syncorswim.gatling;

import io.syncorswim.recording.ArrivalLine;
import io.syncorswim.recording.ArrivalLine.Ending;

/**
 * One order under way in the injector, from its ticket to its line.
 *
 * <p>How it ended is told from three facts and no error message: did a status come, was the request
 * ever written to a connection, had the user's time-out passed.
 *
 * <p>Confined to the event loop of its Gatling user.
 */
final class Order {
    /** The request would be written again: Gatling's HTTP client re-sends on its own. */
    static final class AlreadyWritten extends RuntimeException {
        private static final long serialVersionUID = 1;

        AlreadyWritten(int order) {
            super("order " + order + " was written once, and is never sent again");
        }
    }

    private final int number;
    private final long intendedNs;
    private long sentNs;
    private boolean written;

    Order(int number, long intendedNs) {
        this.number = number;
        this.intendedNs = intendedNs;
    }

    int number() {
        return number;
    }

    /** How long to wait from now; 0 for an order that is late, which is sent at once. */
    long waitNs(long nowNs) {
        return Math.max(0, intendedNs - nowNs);
    }

    /** The request is handed to the HTTP client. */
    void sent(long nowNs) {
        sentNs = nowNs;
    }

    /**
     * The request is about to be written to a connection.
     *
     * <p>Gatling 3.15 silently repeats a request, whatever its method, when a pooled connection
     * closes before the answer begins (DefaultHttpClient.canRetry), and no setting turns that off.
     * The order could then take effect twice and be counted once; so the second writing is refused
     * here, and the order ends as what it is: broken.
     *
     * @throws AlreadyWritten the second time
     */
    void written() {
        if (written) {
            throw new AlreadyWritten(number);
        }
        written = true;
    }

    /**
     * The order's line.
     *
     * @param status HTTP status, or 0 where there was no answer
     */
    ArrivalLine ended(long respondedNs, int status, long timeoutNs) {
        return new ArrivalLine(
                number,
                intendedNs,
                sentNs,
                respondedNs,
                status,
                1,
                ending(respondedNs, status, timeoutNs));
    }

    private Ending ending(long respondedNs, int status, long timeoutNs) {
        if (status != 0) {
            return Ending.ANSWERED;
        }
        if (!written) {
            return Ending.NOT_CONNECTED;
        }
        // The client's timer never fires early, so a connection that broke is always seen sooner.
        return respondedNs - sentNs >= timeoutNs ? Ending.TIMED_OUT : Ending.BROKEN;
    }
}
