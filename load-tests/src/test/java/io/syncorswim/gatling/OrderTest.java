package io.syncorswim.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncorswim.recording.ArrivalLine;
import io.syncorswim.recording.ArrivalLine.Ending;

import org.junit.jupiter.api.Test;

class OrderTest {
    private static final long TIMEOUT_NS = 3_000;

    private final Order order = new Order(7, 1_000);

    @Test
    void an_order_waits_until_its_intended_start() {
        assertThat(order.waitNs(400)).isEqualTo(600);
        assertThat(order.waitNs(999)).isEqualTo(1);
    }

    @Test
    void an_order_that_is_late_does_not_wait() {
        assertThat(order.waitNs(1_000)).isZero();
        assertThat(order.waitNs(5_000)).isZero();
    }

    @Test
    void waiting_is_right_where_the_clock_is_negative_or_wraps() {
        assertThat(new Order(0, -500).waitNs(-800)).isEqualTo(300);
        assertThat(new Order(0, Long.MIN_VALUE + 10).waitNs(Long.MAX_VALUE - 9)).isEqualTo(20);
        assertThat(new Order(0, Long.MAX_VALUE - 9).waitNs(Long.MIN_VALUE + 10)).isZero();
    }

    @Test
    void its_line_keeps_all_three_times_as_they_were() {
        order.sent(1_500);
        order.written();

        assertThat(order.ended(2_500, 200, TIMEOUT_NS))
                .isEqualTo(new ArrivalLine(7, 1_000, 1_500, 2_500, 200, 1, Ending.ANSWERED));
    }

    @Test
    void any_status_is_an_answer_however_late() {
        order.sent(1_000);
        order.written();

        assertThat(order.ended(9_000, 503, TIMEOUT_NS).ending()).isEqualTo(Ending.ANSWERED);
    }

    @Test
    void without_a_status_within_the_timeout_the_connection_broke() {
        order.sent(1_000);
        order.written();

        assertThat(order.ended(3_999, 0, TIMEOUT_NS).ending()).isEqualTo(Ending.BROKEN);
    }

    @Test
    void the_timeout_counts_from_sending_not_from_the_intended_start() {
        order.sent(2_000);
        order.written();

        assertThat(order.ended(4_999, 0, TIMEOUT_NS).ending()).isEqualTo(Ending.BROKEN);
        assertThat(order.ended(5_000, 0, TIMEOUT_NS).ending()).isEqualTo(Ending.TIMED_OUT);
    }

    @Test
    void what_was_never_written_was_not_connected_even_after_the_timeout() {
        order.sent(1_000);

        assertThat(order.ended(1_100, 0, TIMEOUT_NS).ending()).isEqualTo(Ending.NOT_CONNECTED);
        assertThat(order.ended(9_000, 0, TIMEOUT_NS).ending()).isEqualTo(Ending.NOT_CONNECTED);
    }

    @Test
    void an_order_is_never_written_twice() {
        order.written();

        assertThatThrownBy(order::written)
                .isInstanceOf(Order.AlreadyWritten.class)
                .hasMessageContaining("order 7");
    }
}
