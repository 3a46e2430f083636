package io.syncorswim.report;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A chart of lines, as data; {@link ChartDrawing} draws it.
 *
 * @param id unique in the page
 * @param title what is shown, for a screen reader
 * @param description what can be seen in it, for a screen reader
 * @param phases stretches of the x axis that are named above the plot
 * @param bands stretches of the x axis that are shaded: faults
 * @param limit a level that is marked across the plot; null for none
 */
record LineChart(
        String id,
        String title,
        String description,
        Axis x,
        Axis y,
        List<Series> series,
        List<Stretch> phases,
        List<Stretch> bands,
        @Nullable Limit limit) {
    LineChart {
        series = List.copyOf(series);
        phases = List.copyOf(phases);
        bands = List.copyOf(bands);
    }

    /**
     * One line.
     *
     * @param marked whether every point gets its marker
     */
    record Series(String label, Look look, boolean marked, List<Point> points) {
        Series {
            points = List.copyOf(points);
        }
    }

    /** A named part of the x axis. */
    record Stretch(String name, double from, double to) {}

    /** A named level of the y axis. */
    record Limit(String name, double value) {}
}
