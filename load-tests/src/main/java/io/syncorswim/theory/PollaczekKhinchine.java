package io.syncorswim.theory;

/**
 * The mean wait of M/G/1: Poisson arrivals, one worker, first come first served, any distribution
 * of service times.
 *
 * <p>Exact. Pollaczek 1930, Khinchine 1932; Kleinrock: Queueing Systems, volume 1, 1975, section
 * 5.6.
 */
public final class PollaczekKhinchine {
    private PollaczekKhinchine() {}

    /**
     * The mean time until the worker takes an order, seconds.
     *
     * @param squaredVariation of the service time: variance / mean^2, 1 if exponential, 0 if fixed
     */
    public static double meanWaitS(Offered offered, double squaredVariation) {
        if (offered.workers() != 1) {
            throw new IllegalArgumentException(
                    "the formula is of one worker, not of " + offered.workers());
        }
        double rho = offered.settling().utilisation();
        return rho * offered.serviceS() * (1 + squaredVariation) / (2 * (1 - rho));
    }
}
