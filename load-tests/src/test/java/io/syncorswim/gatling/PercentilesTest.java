package io.syncorswim.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

class PercentilesTest {
    private final Percentiles thousand =
            new Percentiles(LongStream.rangeClosed(1, 1_000).map(i -> 1_001 - i).toArray());

    @Test
    void a_percentile_is_the_value_of_the_nearest_rank() {
        assertThat(thousand.at(50_000)).isEqualTo(500);
        assertThat(thousand.at(99_000)).isEqualTo(990);
        assertThat(thousand.at(99_900)).isEqualTo(999);
        assertThat(thousand.at(100_000)).isEqualTo(1_000);
        assertThat(thousand.at(1)).isEqualTo(1);
    }

    @Test
    void no_values_have_no_percentiles() {
        assertThatThrownBy(() -> new Percentiles(new long[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void at_least_that_share_does_not_exceed_it_and_less_than_that_share_is_below(
            @ForAll @Size(min = 1, max = 50) List<Long> values,
            @ForAll @IntRange(min = 1, max = 100_000) int milliPercent) {
        long[] array = values.stream().mapToLong(Long::longValue).toArray();

        long value = new Percentiles(array).at(milliPercent);

        long notAbove = Arrays.stream(array).filter(v -> v <= value).count();
        long below = Arrays.stream(array).filter(v -> v < value).count();
        assertThat(notAbove * 100_000).isGreaterThanOrEqualTo((long) array.length * milliPercent);
        assertThat(below * 100_000).isLessThan((long) array.length * milliPercent);
    }
}
