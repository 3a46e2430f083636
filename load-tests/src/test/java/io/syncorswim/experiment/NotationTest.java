package io.syncorswim.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class NotationTest {
    @ParameterizedTest
    @CsvSource({
        "1h, 3600000000000",
        "2m, 120000000000",
        "1.5s, 1500000000",
        "250ms, 250000000",
        "250 ms, 250000000",
        "7us, 7000",
        "3ns, 3",
        ".5s, 500000000",
        "-1s, -1000000000",
        "0s, 0"
    })
    void durations_are_read(String text, long ns) {
        assertThat(Notation.duration(text)).isEqualTo(Duration.ofNanos(ns));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "s", "30", "30 millis", "1e3s", "NaNs", "1,5s", "1S", "PT30S", "1s 2ms"})
    void what_is_no_duration_is_refused_with_an_example(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Notation.duration(text))
                .withMessageContaining("like 30s or 250ms, not '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "60000000000, 1m", "90000000000, 90s", "1500000000, 1500ms", "1, 1ns"})
    void durations_are_written_in_the_longest_unit_that_divides_them(long ns, String text) {
        assertThat(Notation.write(Duration.ofNanos(ns))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"80/s, 80", "0.5/s, 0.5", "300/m, 5", "300 /m, 5"})
    void rates_are_read(String text, double perSecond) {
        assertThat(Notation.rate(text)).isEqualTo(perSecond);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/s", "80", "80/h", "NaN/s", "Infinity/s", "1e3/s", "80 per second"})
    void what_is_no_rate_is_refused_with_an_example(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Notation.rate(text))
                .withMessageContaining("like 80/s or 300/m, not '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"30%, 0.3", "7 %, 0.07", "0.3, 0.3", "100%, 1", "0.1%, 0.001"})
    void ratios_are_read(String text, double ratio) {
        assertThat(Notation.ratio(text)).isEqualTo(ratio);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "thirty", "NaN", "30%%"})
    void what_is_no_ratio_is_refused_with_an_example(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Notation.ratio(text))
                .withMessageContaining("like 30% or 0.3, not '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"0.07, 7%", "0.3, 30%", "1, 100%", "0.001, 0.1%"})
    void ratios_are_written_as_percentages_without_noise(double ratio, String text) {
        assertThat(Notation.writeRatio(ratio)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "2.50, 2.5", "0.00001, 0.00001", "10000000, 10000000"})
    void numbers_are_written_without_exponent(double number, String text) {
        assertThat(Notation.write(number)).isEqualTo(text);
    }
}
