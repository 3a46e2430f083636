package io.syncorswim.theory;

import java.util.function.DoubleUnaryOperator;

/** Moments of a time that is never negative, as integrals of its tail. */
public final class Moments {
    private static final double NEGLIGIBLE = 1e-12;
    private static final int STEPS_PER_SCALE = 4_096;

    private Moments() {}

    /**
     * The mean: the integral of the tail from 0 on.
     *
     * @param scaleS the time's order of magnitude, seconds: it sets the step
     */
    public static double meanS(DoubleUnaryOperator tail, double scaleS) {
        return integral(tail, scaleS);
    }

    /** The standard deviation: E(T^2) is the integral of 2 t tail(t). */
    public static double deviationS(DoubleUnaryOperator tail, double scaleS) {
        double mean = meanS(tail, scaleS);
        double square = 2 * integral(t -> t * tail.applyAsDouble(t), scaleS);
        return Math.sqrt(Math.max(0, square - mean * mean));
    }

    /** The trapezoidal rule, until a whole scale adds nothing any more. */
    private static double integral(DoubleUnaryOperator integrand, double scaleS) {
        double step = scaleS / STEPS_PER_SCALE;
        double sum = 0;
        double left = integrand.applyAsDouble(0);
        for (int scale = 0; ; scale++) {
            double added = 0;
            for (int i = 1; i <= STEPS_PER_SCALE; i++) {
                double right = integrand.applyAsDouble(scale * scaleS + i * step);
                added += (left + right) / 2 * step;
                left = right;
            }
            sum += added;
            if (added <= NEGLIGIBLE * sum) {
                return sum;
            }
        }
    }
}
