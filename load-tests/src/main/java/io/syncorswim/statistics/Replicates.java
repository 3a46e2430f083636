package io.syncorswim.statistics;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The values that figures took when a cell was resampled: the natural logarithm of latencies in
 * nanoseconds, shares as they are; NaN for a figure of nothing. Filled by one thread, then only
 * read.
 */
final class Replicates {
    private final Map<Figure, double[]> values = new EnumMap<>(Figure.class);

    Replicates(int count) {
        for (Figure figure : Figure.values()) {
            values.put(figure, new double[count]);
        }
    }

    void set(Figure figure, int replicate, double value) {
        of(figure)[replicate] = value;
    }

    /** All values of a figure; not to be changed. */
    double[] of(Figure figure) {
        return Objects.requireNonNull(values.get(figure));
    }

    /** A figure's values less those of another cell, replicate by replicate. */
    double[] minus(Figure figure, Replicates other) {
        double[] differences = of(figure).clone();
        double[] others = other.of(figure);
        for (int i = 0; i < differences.length; i++) {
            differences[i] -= others[i];
        }
        return differences;
    }

    int count() {
        return of(Figure.COMPLETED_SHARE).length;
    }
}
