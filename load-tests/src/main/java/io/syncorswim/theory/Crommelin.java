package io.syncorswim.theory;

import java.util.Arrays;

/**
 * The queue M/D/c: Poisson arrivals, service times all alike, c workers, first come first served,
 * room for all.
 *
 * <p>Exact but for a tail of 1e-13 that is cut off. After one service time D everybody who was in
 * service has left and nobody who was not, so that the number of orders n in the system follows n'
 * = max(n - c, 0) + Poisson(rate x D) (Crommelin 1932). That chain is solved here by the
 * elimination of Grassmann, Taksar and Heyman (1985), which subtracts nothing, within the band of
 * states that a step can reach. The mean wait follows by Little's law, the distribution of the wait
 * by Franx: A simple solution for the M/D/c waiting time distribution, Operations Research Letters
 * 29, 2001, formula (1), a finite sum of positive terms.
 */
public final class Crommelin implements ResponseTime {
    private static final double CUT_OFF = 1e-13;

    private final Offered offered;

    /** Probability of so many orders in the system. */
    private final double[] inSystem;

    /** Probability of so many waiting orders or fewer. */
    private final double[] waitingAtMost;

    public Crommelin(Offered offered) {
        this.offered = offered.settling();
        double[] arrivals = poisson(offered.erlangs());
        this.inSystem = stationary(arrivals, offered.workers(), states(arrivals.length));
        this.waitingAtMost = waiting();
    }

    /** The mean time until a worker takes the order, seconds. */
    public double meanWaitS() {
        double waiting = 0;
        for (int n = offered.workers() + 1; n < inSystem.length; n++) {
            waiting += (n - offered.workers()) * inSystem[n];
        }
        return waiting / offered.ratePerSecond();
    }

    @Override
    public double meanS() {
        return meanWaitS() + offered.serviceS();
    }

    @Override
    public double tail(double seconds) {
        double waited = seconds - offered.serviceS();
        return waited < 0 ? 1 : 1 - waitedAtMost(waited);
    }

    /** Franx's sum: of the probabilities that k c - 1 - j wait and j more come meanwhile. */
    private double waitedAtMost(double seconds) {
        int k = (int) Math.floor(seconds / offered.serviceS()) + 1;
        double mean = offered.ratePerSecond() * (k * offered.serviceS() - seconds);
        int most = k * offered.workers() - 1;
        double sum = 0;
        double logMean = Math.log(mean);
        double logTerm = -mean;
        for (int j = 0; j <= most; j++) {
            int index = Math.min(most - j, waitingAtMost.length - 1);
            sum += waitingAtMost[index] * Math.exp(logTerm);
            logTerm += logMean - Math.log(j + 1.0);
        }
        return Math.min(1, sum);
    }

    private double[] waiting() {
        int c = offered.workers();
        double[] atMost = new double[inSystem.length - c];
        double sum = 0;
        for (int n = 0; n < inSystem.length; n++) {
            sum += inSystem[n];
            if (n >= c) {
                atMost[n - c] = sum;
            }
        }
        return atMost;
    }

    /** Enough states that the geometric tail beyond them is below {@link #CUT_OFF}. */
    private int states(int band) {
        double a = offered.erlangs();
        int c = offered.workers();
        // The tail falls by 1/z per state, with the z > 1 that solves e^(a(z-1)) = z^c.
        double low = c / a;
        double high = low;
        while (a * (high - 1) < c * Math.log(high)) {
            high *= 2;
        }
        for (int i = 0; i < 60; i++) {
            double z = (low + high) / 2;
            if (a * (z - 1) < c * Math.log(z)) {
                low = z;
            } else {
                high = z;
            }
        }
        return c + band + (int) Math.ceil(-Math.log(CUT_OFF) / Math.log(low));
    }

    /** Probabilities of 0, 1, 2… arrivals, as far as they matter; they add up to 1. */
    private static double[] poisson(double mean) {
        int most = (int) Math.ceil(mean + 10 * Math.sqrt(mean) + 20);
        double[] probabilities = new double[most + 1];
        double log = -mean;
        for (int k = 0; k <= most; k++) {
            probabilities[k] = Math.exp(log);
            log += Math.log(mean) - Math.log(k + 1.0);
        }
        double sum = Arrays.stream(probabilities).sum();
        return Arrays.stream(probabilities).map(p -> p / sum).toArray();
    }

    /**
     * The stationary distribution of the chain: states are eliminated from the last to the first,
     * then rebuilt from the first to the last. Row n reaches from n - c to n - c + band, and what
     * is filled in stays between those two diagonals.
     */
    private static double[] stationary(double[] arrivals, int c, int states) {
        int up = arrivals.length - 1;
        // Row n holds the states from n - c on.
        double[][] chain = new double[states][c + up + 1];
        for (int n = 0; n < states; n++) {
            int from = Math.max(n - c, 0);
            for (int k = 0; k <= up; k++) {
                chain[n][Math.min(from + k, states - 1) - n + c] += arrivals[k];
            }
        }
        for (int n = states - 1; n > 0; n--) {
            eliminate(chain, n, c, up);
        }
        double[] probabilities = new double[states];
        probabilities[0] = 1;
        double sum = 1;
        for (int n = 1; n < states; n++) {
            for (int from = Math.max(0, n - up); from < n; from++) {
                probabilities[n] += probabilities[from] * chain[from][n - from + c];
            }
            sum += probabilities[n];
        }
        for (int n = 0; n < states; n++) {
            probabilities[n] /= sum;
        }
        return probabilities;
    }

    /** Takes state n out: who would go there goes where one goes from there. */
    private static void eliminate(double[][] chain, int n, int c, int up) {
        int lowest = Math.max(0, n - c);
        double leaving = 0;
        for (int to = lowest; to < n; to++) {
            leaving += chain[n][to - n + c];
        }
        for (int from = Math.max(0, n - up); from < n; from++) {
            double share = chain[from][n - from + c] / leaving;
            chain[from][n - from + c] = share;
            for (int to = lowest; to < n; to++) {
                chain[from][to - from + c] += share * chain[n][to - n + c];
            }
        }
    }
}
