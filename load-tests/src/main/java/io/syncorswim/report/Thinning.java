package io.syncorswim.report;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Makes a long series short enough to draw, without making it look better than it was. */
enum Thinning {
    /** The worst value of a stretch stands for it: latency, backlog. */
    HIGHEST,
    /** A stretch keeps its sum: orders per second. */
    MEAN;

    /** No drawn line has more points than this. */
    static final int MOST_POINTS = 400;

    /** How many values one drawn point stands for, in a series of that length. */
    static int stretch(int points) {
        return Math.ceilDiv(Math.max(1, points), MOST_POINTS);
    }

    /** The series itself when it is short enough, else one point per stretch, at its middle. */
    List<Point> thin(List<Point> points) {
        int stretch = stretch(points.size());
        if (stretch == 1) {
            return points;
        }
        List<Point> thinned = new ArrayList<>();
        for (int from = 0; from < points.size(); from += stretch) {
            thinned.add(one(points.subList(from, Math.min(points.size(), from + stretch))));
        }
        return thinned;
    }

    private Point one(List<Point> stretch) {
        double middle = (stretch.getFirst().x() + stretch.getLast().x()) / 2;
        double sum = 0;
        int values = 0;
        @Nullable Double highest = null;
        for (Point point : stretch) {
            Double y = point.y();
            if (y != null) {
                sum += y;
                values++;
                highest = highest == null ? y : Double.valueOf(Math.max(highest, y));
            }
        }
        return switch (this) {
            case HIGHEST -> new Point(middle, highest);
            case MEAN -> new Point(middle, values == 0 ? null : Double.valueOf(sum / values));
        };
    }
}
