package io.syncorswim.theory;

/**
 * The distribution of the time from an order's arrival to its departure, in seconds, in a system
 * that has settled.
 */
public interface ResponseTime {
    /** Its mean, seconds. */
    double meanS();

    /** The probability that it takes longer than so many seconds. */
    double tail(double seconds);

    /**
     * The time that a share of all orders does not exceed, seconds: the smallest t with tail(t) at
     * most 1 - share, by bisection.
     *
     * @param share from 0 to less than 1
     */
    default double quantileS(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("a share is from 0 to less than 1, not " + share);
        }
        double high = Math.max(meanS(), Double.MIN_NORMAL);
        while (tail(high) > 1 - share) {
            high *= 2;
        }
        double low = 0;
        // 60 halvings: below a nanosecond for any response time of less than an age.
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (tail(middle) > 1 - share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
