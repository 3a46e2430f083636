package io.syncorswim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

class DrawingTest {
    @Test
    void a_gap_interrupts_the_line_and_a_lone_value_is_kept() {
        List<Point> points =
                List.of(
                        new Point(0, 1.0),
                        new Point(1, 2.0),
                        new Point(2, null),
                        new Point(3, 4.0),
                        new Point(4, null));
        assertThat(Paths.line(points)).isEqualTo("M0 1L1 2M3 4");
        assertThat(Paths.alone(points)).containsExactly(new Point(3, 4.0));
    }

    @Test
    void labels_stay_where_they_wish_when_there_is_room() {
        assertThat(Labels.apart(List.of(90.0, 10.0), 15, 0, 100)).containsExactly(90.0, 10.0);
    }

    @Test
    void labels_that_wish_the_same_place_are_moved_apart_within_the_bounds() {
        assertThat(Labels.apart(List.of(100.0, 100.0, 99.0), 15, 0, 100))
                .containsExactly(85.0, 100.0, 70.0);
        assertThat(Labels.apart(List.of(0.0, 0.0), 15, 4, 100)).containsExactly(4.0, 19.0);
    }

    @Test
    void a_short_series_is_drawn_as_it_is() {
        List<Point> points = List.of(new Point(0, 1.0), new Point(1, null));
        assertThat(Thinning.HIGHEST.thin(points)).isEqualTo(points);
    }

    @Test
    void thinning_keeps_the_highest_latency_and_the_sum_of_the_orders() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            points.add(new Point(i, i == 1_234 ? 9_000.0 : 10.0 + i % 7));
        }
        List<Point> highest = Thinning.HIGHEST.thin(points);
        assertThat(highest).hasSizeLessThanOrEqualTo(Thinning.MOST_POINTS);
        assertThat(highest).extracting(Point::y).contains(9_000.0);
        List<Point> mean = Thinning.MEAN.thin(points);
        double sum = points.stream().mapToDouble(DrawingTest::value).sum();
        assertThat(mean.stream().mapToDouble(DrawingTest::value).sum() * 10)
                .isCloseTo(sum, within(1e-6));
    }

    @Test
    void no_line_of_an_hour_long_run_has_more_points_than_can_be_seen() {
        SyntheticTrial trial = new SyntheticTrial("chain", "slow", 120);
        assertThat(trial.series).hasSizeGreaterThan(4_000);
        List<Point> points =
                trial.series.stream()
                        .map(second -> new Point(second.atS(), second.responseP99Ms()))
                        .toList();
        String path = Paths.line(Thinning.HIGHEST.thin(points));
        assertThat(Pattern.compile("[ML]").matcher(path).results().count()).isBetween(1L, 600L);
    }

    @Test
    void every_text_and_attribute_of_a_drawing_is_escaped() {
        Svg svg = new Svg().text("<b>&", "text", "class", "\"><script>");
        assertThat(svg.toString())
                .doesNotContain("<script>", "<b>")
                .contains("&lt;b&gt;&amp;", "&#34;");
    }

    private static double value(Point point) {
        Double y = point.y();
        return y == null ? 0 : y;
    }
}
