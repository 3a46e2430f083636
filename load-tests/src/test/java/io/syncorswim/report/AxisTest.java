package io.syncorswim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Collectors;

class AxisTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 0.2 0.4 0.6 0.8 1",
                "0.3 | 0 0.1 0.2 0.3",
                "7 | 0 2 4 6 8",
                "10 | 0 2 4 6 8 10",
                "137 | 0 50 100 150",
                "600 | 0 200 400 600",
                "4011 | 0 1,000 2,000 3,000 4,000 5,000"
            })
    void an_amount_has_round_marks_up_to_one_that_is_not_below_the_highest(
            double highest, String marks) {
        assertThat(marks(Axis.amount("orders", highest))).isEqualTo(marks);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | 340 | 100 200 500 1,000",
                "6 | 1000 | 5 10 20 50 100 200 500 1,000",
                "0.3 | 2.5 | 0.2 0.5 1 2",
                "4 | 9000 | 10 100 1,000 10,000"
            })
    void a_latency_axis_is_marked_at_1_2_and_5_or_at_decades_alone(
            double low, double high, String marks) {
        assertThat(marks(Axis.latency("ms", low, high))).startsWith(marks);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "40 | s | 0 10 20 30 40",
                "300 | s | 0 60 120 180 240 300",
                "900 | min | 0 5 10 15",
                "14400 | h | 0 1 2 3 4",
                "864000 | h | 0 48 96 144 192 240"
            })
    void time_is_marked_at_steps_that_people_count_in(double endS, String unit, String marks) {
        Axis axis = Axis.time(endS);
        assertThat(axis.title()).endsWith(", " + unit);
        assertThat(marks(axis)).isEqualTo(marks);
    }

    @Property
    void every_latency_lies_on_its_axis(
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double one,
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double other) {
        Axis axis = Axis.latency("ms", Math.min(one, other), Math.max(one, other));
        assertThat(axis.scale().place(one)).isBetween(-1e-9, 1 + 1e-9);
        assertThat(axis.scale().place(other)).isBetween(-1e-9, 1 + 1e-9);
        for (Tick tick : axis.ticks()) {
            assertThat(axis.scale().place(tick.value())).isBetween(-1e-9, 1 + 1e-9);
        }
    }

    @Test
    void each_further_nine_takes_the_same_distance() {
        Scale scale = Axis.percentiles().scale();
        assertThat(scale.place(50)).isZero();
        assertThat(scale.place(99.9)).isCloseTo(1, within(1e-9));
        double nine = scale.place(99) - scale.place(90);
        assertThat(scale.place(99.9) - scale.place(99)).isCloseTo(nine, within(1e-9));
    }

    @Test
    void equal_ratios_take_equal_distances_on_a_log_scale() {
        Scale scale = new Scale.Log(1, 10_000);
        assertThat(scale.place(10)).isCloseTo(0.25, within(1e-9));
        assertThat(scale.place(1_000)).isCloseTo(0.75, within(1e-9));
        assertThat(scale.place(0)).isNaN();
    }

    @Test
    void a_scale_without_extent_is_refused() {
        assertThatThrownBy(() -> new Scale.Linear(1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scale.Log(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scale.Nines(50, 100))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String marks(Axis axis) {
        List<Tick> named = axis.ticks().stream().filter(t -> !t.label().isEmpty()).toList();
        return named.stream().map(Tick::label).collect(Collectors.joining(" "));
    }
}
