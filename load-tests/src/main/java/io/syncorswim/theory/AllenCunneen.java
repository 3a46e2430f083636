package io.syncorswim.theory;

/**
 * An approximation of the mean wait of GI/G/c: the wait of M/M/c, scaled by how variable arrivals
 * and service times are.
 *
 * <p>Not exact, but for M/M/c and M/G/1. For Poisson arrivals it is that of Lee and Longton
 * (Queueing processes associated with airline passenger check-in, 1959), for others that of Allen
 * and Cunneen (Allen: Probability, Statistics and Queueing Theory, 2nd edition, 1990, section
 * 5.2.4). Errors of some percent at high load, more at low load, where the wait is small.
 */
public final class AllenCunneen {
    private AllenCunneen() {}

    /**
     * The mean time until a worker takes the order, seconds.
     *
     * @param arrivalVariation variance / mean^2 of the gaps between arrivals: 1 if Poisson, 0 if
     *     even
     * @param serviceVariation the same of the service times: 1 if exponential, 0 if fixed
     */
    public static double meanWaitS(
            Offered offered, double arrivalVariation, double serviceVariation) {
        return new ErlangC(offered).meanWaitS() * (arrivalVariation + serviceVariation) / 2;
    }

    /**
     * The variation of the gaps between departures, which are the next station's arrivals: Whitt:
     * The queueing network analyzer, Bell System Technical Journal 62, 1983, formula (39).
     */
    public static double departureVariation(
            Offered offered, double arrivalVariation, double serviceVariation) {
        double rho = offered.settling().utilisation();
        return 1
                + (1 - rho * rho) * (arrivalVariation - 1)
                + rho * rho / Math.sqrt(offered.workers()) * (serviceVariation - 1);
    }
}
