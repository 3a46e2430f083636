package io.syncorswim.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "0.00123 | 0.00123",
                "0.5 | 0.500",
                "9.2 | 9.20",
                "9.996 | 10.0",
                "12.34 | 12.3",
                "99.96 | 100",
                "150 | 150",
                "999.6 | 1,000",
                "1483 | 1,480",
                "1234567 | 1,230,000",
                "-12.34 | -12.3"
            })
    void a_number_has_three_significant_digits(double value, String shown) {
        assertThat(Figures.number(value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0", "9 | 9", "9.25 | 9.25", "12.0 | 12", "100 | 100", "1500 | 1,500"})
    void a_brief_number_has_no_trailing_zeros(double value, String shown) {
        assertThat(Figures.brief(value)).isEqualTo(shown);
    }

    @Test
    void a_figure_that_does_not_exist_is_a_dash_and_never_a_zero() {
        assertThat(Figures.number(null)).isEqualTo("—");
        assertThat(Figures.brief(null)).isEqualTo("—");
        assertThat(Figures.share(null)).isEqualTo("—");
        assertThat(Figures.number(Double.NaN)).isEqualTo("—");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 100%",
        "0.99999, >99.9%",
        "0.9994, 99.9%",
        "0.618, 61.8%",
        "0.0001, <0.1%",
        "0, 0%"
    })
    void only_all_is_a_hundred_percent_and_only_none_is_zero(double share, String shown) {
        assertThat(Figures.share(share)).isEqualTo(shown);
    }

    @Test
    void a_count_keeps_every_digit() {
        assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
    }

    @ParameterizedTest
    @CsvSource({"5, 5 s", "59.6, 59.6 s", "60, 1 min", "150, 2 min 30 s", "3900, 1 h 5 min"})
    void a_span_is_said_as_people_say_it(double seconds, String shown) {
        assertThat(Figures.span(seconds)).isEqualTo(shown);
    }
}
