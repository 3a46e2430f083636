package io.syncorswim.statistics;

import java.util.Arrays;

/**
 * How far a figure may be off: its standard error, and from how many independent things it is known
 * (the degrees of freedom).
 */
record Spread(double error, double degrees) {
    /** Half of the 95% interval. */
    double half() {
        return Student.t(degrees) * error;
    }

    /**
     * The spread over repetitions.
     *
     * <p>Over repetitions it is the spread between them: they are what was done independently, so
     * they alone tell what the next one may bring (Kalibera and Jones 2013, ISMM). Few of them may
     * agree by luck, so it is never taken for so little that the interval would be narrower than
     * one standard error of the variation within them.
     *
     * @param between the figure when repetitions are resampled, at least two
     * @param within the figure when blocks are resampled within each repetition
     */
    static Spread of(double[] between, double[] within, int repetitions) {
        double inside = deviation(within);
        double degrees = repetitions - 1.0;
        return new Spread(Math.max(deviation(between), inside / Student.t(degrees)), degrees);
    }

    /** At least that error. */
    Spread atLeast(double least) {
        return error >= least ? this : new Spread(least, degrees);
    }

    /**
     * The spread of a difference of two independent figures, with the degrees of freedom of Welch
     * and Satterthwaite.
     */
    Spread plus(Spread other) {
        double mine = error * error;
        double theirs = other.error * other.error;
        double both = mine + theirs;
        double freedom =
                both == 0
                        ? degrees + other.degrees
                        : both * both / (mine * mine / degrees + theirs * theirs / other.degrees);
        return new Spread(Math.sqrt(both), freedom);
    }

    static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }
}
