package io.syncorswim.theory;

import java.util.List;

/**
 * One response time after the other, each independent of the others: their sum.
 *
 * <p>What leaves an M/M/c queue is a Poisson process again (Burke: The output of a queuing system,
 * Operations Research 4, 1956), so that the means of queues in tandem add up exactly. That an
 * order's times at them are independent is exact for one worker each (Reich 1957) and an
 * approximation for more. The distribution is convolved on a grid.
 */
public final class Tandem implements ResponseTime {
    private static final int CELLS = 4_096;
    private static final double CUT_OFF = 1e-7;

    private final List<? extends ResponseTime> parts;
    private final double stepS;
    private final double[] tail;

    public Tandem(List<? extends ResponseTime> parts) {
        this.parts = List.copyOf(parts);
        double lengthS = parts.stream().mapToDouble(part -> part.quantileS(1 - CUT_OFF)).sum();
        stepS = lengthS / CELLS;
        double[] mass = {1};
        for (ResponseTime part : parts) {
            mass = convolved(mass, cells(part));
        }
        tail = new double[CELLS];
        double above = 1;
        for (int i = 0; i < CELLS; i++) {
            above -= i < mass.length ? mass[i] : 0;
            tail[i] = Math.max(0, above);
        }
    }

    @Override
    public double meanS() {
        return parts.stream().mapToDouble(ResponseTime::meanS).sum();
    }

    /** The parts' cells stand for their middles: a sum of k of them lies (k - 1)/2 further on. */
    @Override
    public double tail(double seconds) {
        double at = seconds / stepS - 1 - (parts.size() - 1) / 2.0;
        if (at <= 0) {
            return at <= -1 ? 1 : 1 + (at + 1) * (tail[0] - 1);
        }
        int cell = (int) at;
        if (cell >= CELLS - 1) {
            return 0;
        }
        return tail[cell] + (at - cell) * (tail[cell + 1] - tail[cell]);
    }

    /** The probability of each cell of the grid. */
    private double[] cells(ResponseTime part) {
        double[] mass = new double[CELLS];
        double before = 1;
        for (int i = 0; i < CELLS; i++) {
            double after = part.tail((i + 1) * stepS);
            mass[i] = before - after;
            before = after;
        }
        return mass;
    }

    private static double[] convolved(double[] one, double[] other) {
        double[] sum = new double[CELLS];
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < CELLS - i; j++) {
                sum[i + j] += one[i] * other[j];
            }
        }
        return sum;
    }
}
