package io.syncorswim.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Literal histories: every row of belief x what happened, and every count of effects up to two. */
class HistoriesTest {
    @ParameterizedTest(name = "status {0} is {1}")
    @CsvSource({
        "200, ACCEPTED",
        "202, ACCEPTED",
        "299, ACCEPTED",
        "429, REFUSED",
        "503, REFUSED",
        "504, UNKNOWN",
        "301, FAILED",
        "400, FAILED",
        "404, FAILED",
        "500, FAILED",
        "502, FAILED",
        "599, FAILED",
        "0, UNKNOWN",
        "100, UNKNOWN",
        "199, UNKNOWN",
        "600, UNKNOWN",
        "-1, UNKNOWN"
    })
    void a_status_makes_a_belief(int status, Belief belief) {
        assertThat(Belief.ofStatus(status)).isEqualTo(belief);
    }

    @ParameterizedTest(name = "{0} x inventory, {1} x payment, {2} x shipping is {3}")
    @CsvSource({
        "0, 0, 0, NOTHING",
        "0, 0, 1, PARTIAL",
        "0, 1, 0, PARTIAL",
        "1, 0, 0, PARTIAL",
        "0, 1, 1, PARTIAL",
        "1, 0, 1, PARTIAL",
        "1, 1, 0, PARTIAL",
        "0, 0, 2, PARTIAL",
        "0, 2, 0, PARTIAL",
        "2, 0, 0, PARTIAL",
        "0, 2, 2, PARTIAL",
        "2, 0, 2, PARTIAL",
        "2, 2, 0, PARTIAL",
        "0, 1, 2, PARTIAL",
        "0, 2, 1, PARTIAL",
        "1, 0, 2, PARTIAL",
        "2, 0, 1, PARTIAL",
        "1, 2, 0, PARTIAL",
        "2, 1, 0, PARTIAL",
        "1, 1, 1, COMPLETE",
        "1, 1, 2, DUPLICATED",
        "1, 2, 1, DUPLICATED",
        "2, 1, 1, DUPLICATED",
        "1, 2, 2, DUPLICATED",
        "2, 1, 2, DUPLICATED",
        "2, 2, 1, DUPLICATED",
        "2, 2, 2, DUPLICATED",
        "1, 1, 7, DUPLICATED"
    })
    void effects_amount_to_what_happened(long inventory, long payment, long shipping, Happened is) {
        assertThat(Happened.of(inventory, payment, shipping)).isEqualTo(is);
    }

    @ParameterizedTest(name = "{0} and {1},{2},{3}: lost {4}, recovered {5}, correct {6}")
    @CsvSource({
        "ACCEPTED, 1, 1, 1, false, false, true",
        "ACCEPTED, 1, 2, 1, false, false, false",
        "ACCEPTED, 1, 0, 1, true, false, false",
        "ACCEPTED, 0, 0, 0, true, false, false",
        "REFUSED, 1, 1, 1, false, true, false",
        "REFUSED, 1, 2, 1, false, true, false",
        "REFUSED, 1, 0, 1, false, false, false",
        "REFUSED, 0, 0, 0, false, false, false",
        "FAILED, 1, 1, 1, false, true, false",
        "FAILED, 1, 2, 1, false, true, false",
        "FAILED, 1, 0, 1, false, false, false",
        "FAILED, 0, 0, 0, false, false, false",
        "UNKNOWN, 1, 1, 1, false, true, false",
        "UNKNOWN, 1, 2, 1, false, true, false",
        "UNKNOWN, 1, 0, 1, false, false, false",
        "UNKNOWN, 0, 0, 0, false, false, false",
        ", 1, 1, 1, false, false, false",
        ", 0, 0, 0, false, false, false"
    })
    void a_history_is_lost_recovered_or_correct(
            Belief belief,
            long inventory,
            long payment,
            long shipping,
            boolean lost,
            boolean recovered,
            boolean correct) {
        History history = new History(belief, inventory, payment, shipping);
        assertThat(history.isLost()).isEqualTo(lost);
        assertThat(history.isRecovered()).isEqualTo(recovered);
        assertThat(history.isCorrect()).isEqualTo(correct);
    }

    @Test
    void effects_cannot_be_fewer_than_none() {
        assertThatThrownBy(() -> Happened.of(1, -1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }
}
