package io.syncorswim.statistics;

/**
 * Intervals of shares of orders.
 *
 * <p>The orders of a share are not independent, so it is treated as one of fewer orders that are:
 * as many as would give the standard error that resampling found, less what Student's t asks for
 * (Korn and Graubard 1998, Survey Methodology 24:193). Of that many the score interval is taken
 * (Wilson 1927, JASA 22:209), which stays between 0 and 1 and has a width even where all orders
 * share one fate: 0 of n means up to 3.84 / (n + 3.84), not 0. No library offers it for a number of
 * orders that is not whole.
 */
final class Shares {
    /** With fewer orders on either side, the count itself is the evidence. */
    static final double FEW = 10;

    private Shares() {}

    static Interval interval(double share, double orders, Spread spread) {
        double independent = Math.min(independent(share, spread), most(share, orders));
        double z2 = Student.Z * Student.Z;
        double middle = (share + z2 / (2 * independent)) / (1 + z2 / independent);
        double half =
                Student.Z
                        * Math.sqrt(
                                share * (1 - share) / independent
                                        + z2 / (4 * independent * independent))
                        / (1 + z2 / independent);
        return new Interval(
                share == 0 ? 0 : Math.max(0, middle - half),
                share == 1 ? 1 : Math.min(1, middle + half));
    }

    private static double independent(double share, Spread spread) {
        double errors = spread.half() / Student.Z;
        return errors == 0 ? Double.POSITIVE_INFINITY : share * (1 - share) / (errors * errors);
    }

    /** Never narrower than counting independent orders is: by one standard error if many. */
    private static double most(double share, double orders) {
        return isFew(share, orders) ? orders : orders * Student.Z * Student.Z;
    }

    private static boolean isFew(double share, double orders) {
        return Math.min(share, 1 - share) * orders < FEW;
    }

    /**
     * The least standard error that a difference of two shares is credited with: that of
     * independent orders, with an order added to each side (Agresti and Caffo 2000, The American
     * Statistician 54:280), so that it is not 0 where nothing happened.
     */
    static double leastError(
            double share, double orders, double other, double otherOrders, double degrees) {
        double error = Math.sqrt(variance(share, orders) + variance(other, otherOrders));
        boolean few = isFew(share, orders) && isFew(other, otherOrders);
        return error * (few ? Student.Z : 1) / Student.t(degrees);
    }

    private static double variance(double share, double orders) {
        double adjusted = (share * orders + 1) / (orders + 2);
        return adjusted * (1 - adjusted) / (orders + 2);
    }
}
