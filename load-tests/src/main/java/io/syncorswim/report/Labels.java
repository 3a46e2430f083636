package io.syncorswim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Places labels beside a chart's lines: as near to their lines' ends as they can be apart. */
final class Labels {
    private Labels() {}

    /**
     * Positions for the wished ones, in the same order, each at least a gap from the next and
     * within the bounds as long as there is room for all.
     *
     * <p>Sorted downwards, each is pushed below the one above it; then, from the bottom up, each is
     * pushed back above the one below it.
     */
    static List<Double> apart(List<Double> wished, double gap, double top, double bottom) {
        List<Integer> order =
                IntStream.range(0, wished.size())
                        .boxed()
                        .sorted(Comparator.comparing(wished::get))
                        .toList();
        double[] placed = new double[order.size()];
        double free = top;
        for (int i = 0; i < placed.length; i++) {
            placed[i] = Math.max(wished.get(order.get(i)), free);
            free = placed[i] + gap;
        }
        double limit = bottom;
        for (int i = placed.length - 1; i >= 0; i--) {
            placed[i] = Math.min(placed[i], limit);
            limit = placed[i] - gap;
        }
        List<Double> positions = new ArrayList<>(wished);
        for (int i = 0; i < placed.length; i++) {
            positions.set(order.get(i), placed[i]);
        }
        return positions;
    }
}
