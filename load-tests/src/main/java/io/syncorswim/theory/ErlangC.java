package io.syncorswim.theory;

/**
 * The queue M/M/c: Poisson arrivals, exponential service times, c workers, first come first served,
 * room for all. With one worker it is M/M/1.
 *
 * <p>Exact. The probability of having to wait is Erlang's C formula, here by the recursion of his B
 * formula, which neither overflows nor cancels. Gross, Shortle, Thompson and Harris: Fundamentals
 * of Queueing Theory, 4th edition, 2008, section 2.3 (multi-server queues) and 2.4 (choice of c,
 * waiting times); Erlang 1917.
 */
public record ErlangC(Offered offered) implements ResponseTime {
    public ErlangC {
        offered.settling();
    }

    /** The probability that an order has to wait. */
    public double waitProbability() {
        double a = offered.erlangs();
        double b = 1;
        for (int c = 1; c <= offered.workers(); c++) {
            b = a * b / (c + a * b);
        }
        return b / (1 - offered.utilisation() * (1 - b));
    }

    /** The mean time until a worker takes the order, seconds. */
    public double meanWaitS() {
        return waitProbability() / spareRate();
    }

    @Override
    public double meanS() {
        return meanWaitS() + offered.serviceS();
    }

    /**
     * With probability C a wait that is exponential at the spare rate, plus a service time that is
     * exponential at rate mu; where both rates are the same, the sum is Erlang-2.
     */
    @Override
    public double tail(double seconds) {
        double mu = 1 / offered.serviceS();
        double spare = spareRate();
        double waits = waitProbability();
        double served = Math.exp(-mu * seconds);
        double both =
                Math.abs(mu - spare) < 1e-9 * mu
                        ? (1 + mu * seconds) * served
                        : (mu * Math.exp(-spare * seconds) - spare * served) / (mu - spare);
        return (1 - waits) * served + waits * both;
    }

    /** Capacity that the arrivals leave free, orders per second. */
    private double spareRate() {
        return offered.workers() / offered.serviceS() - offered.ratePerSecond();
    }

    /**
     * The probability that an order finds so many others waiting, or more: C x utilisation^n.
     *
     * @param others from 0
     */
    public double waitingTail(int others) {
        return waitProbability() * Math.pow(offered.utilisation(), others);
    }
}
