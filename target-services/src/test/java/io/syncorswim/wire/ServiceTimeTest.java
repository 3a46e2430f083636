package io.syncorswim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTimeTest {
    private static final int MANY = 20_000;

    @Property(tries = 20)
    void an_exponential_time_has_its_mean_and_as_much_deviation(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 1_000) int meanMs) {
        ServiceTime time = ServiceTime.parse("exponential " + meanMs + "ms");
        double sum = 0;
        double squares = 0;
        for (int order = 0; order < MANY; order++) {
            double ms = time.drawNs(seed, TargetSystem.SHIPPING, order) / 1e6;
            sum += ms;
            squares += ms * ms;
        }
        double mean = sum / MANY;
        double deviation = Math.sqrt(squares / MANY - mean * mean);
        // Six standard errors: 1/sqrt(n) of the mean, sqrt(2/n) of the deviation.
        assertThat(mean / meanMs).isCloseTo(1, within(6 / Math.sqrt(MANY)));
        assertThat(deviation / meanMs).isCloseTo(1, within(6 * Math.sqrt(2.0 / MANY)));
    }

    @Property
    void a_fixed_time_is_the_same_for_every_order(@ForAll long seed, @ForAll int order) {
        assertThat(ServiceTime.parse("fixed 20ms").drawNs(seed, TargetSystem.PAYMENT, order))
                .isEqualTo(20_000_000);
    }

    @Property
    void its_text_reads_back_equal(
            @ForAll ServiceTime.Distribution distribution,
            @ForAll @IntRange(min = 1, max = 60_000_000) int meanUs) {
        ServiceTime time = ServiceTime.parse(distribution.word() + " " + meanUs + "us");
        assertThat(ServiceTime.parse(time.toString())).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30ms",
                "normal 30ms",
                "exponential 30",
                "exponential -1ms",
                "fixed 0ms",
                "fixed 61s",
                "fixed 1.5ms",
                "fixed 9999999999999999999us"
            })
    void a_wrong_text_is_told_in_one_sentence(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceTime.parse(text))
                .withMessageMatching("(a|an) .+");
    }

    @Test
    void the_systems_of_one_order_draw_their_own_times() {
        ServiceTime time = ServiceTime.parse("exponential 30ms");
        assertThat(time.drawNs(42, TargetSystem.INVENTORY, 1))
                .isNotEqualTo(time.drawNs(42, TargetSystem.PAYMENT, 1));
    }
}
