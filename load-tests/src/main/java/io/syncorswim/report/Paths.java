package io.syncorswim.report;

import java.util.ArrayList;
import java.util.List;

/** The shapes that lines and markers are made of, in units of the view box. */
final class Paths {
    private Paths() {}

    /** Path data through the points, interrupted where there is no value. */
    static String line(List<Point> points) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (Point point : points) {
            Double y = point.y();
            if (y != null) {
                path.append(drawing ? "L" : "M").append(Svg.at(point.x())).append(' ');
                path.append(Svg.at(y));
            }
            drawing = y != null;
        }
        return path.toString();
    }

    /** Path data of the area between the points and a bottom; a missing value is the bottom. */
    static String area(List<Point> points, double bottom) {
        List<Point> closed = new ArrayList<>();
        closed.add(new Point(points.getFirst().x(), bottom));
        for (Point point : points) {
            closed.add(point.y() == null ? new Point(point.x(), bottom) : point);
        }
        closed.add(new Point(points.getLast().x(), bottom));
        return line(closed) + "Z";
    }

    /** The points between two gaps: a line alone would not show them. */
    static List<Point> alone(List<Point> points) {
        List<Point> alone = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            boolean before = i > 0 && points.get(i - 1).y() != null;
            boolean after = i + 1 < points.size() && points.get(i + 1).y() != null;
            if (points.get(i).y() != null && !before && !after) {
                alone.add(points.get(i));
            }
        }
        return alone;
    }

    static void marker(Svg svg, Look.Marker marker, double x, double y) {
        String shape =
                switch (marker) {
                    case NONE -> "";
                    case CIRCLE ->
                            around(x, y, "m-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0 -6.4 0z");
                    case SQUARE -> around(x, y, "m-3 -3h6v6h-6z");
                    case TRIANGLE -> around(x, y, "m0 -4l3.9 6.8h-7.8z");
                    case DIAMOND -> around(x, y, "m0 -4.2l4.2 4.2l-4.2 4.2l-4.2 -4.2z");
                };
        if (!shape.isEmpty()) {
            svg.empty("path", "class", "marker", "d", shape);
        }
    }

    private static String around(double x, double y, String shape) {
        return "M" + Svg.at(x) + " " + Svg.at(y) + shape;
    }
}
