package io.syncorswim.target.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final Attempts attempts = new Attempts(3);

    @Test
    void a_new_order_is_at_its_first_attempt_and_counts_up_until_done() {
        assertThat(attempts.begin(7, false)).isEqualTo(1);
        assertThat(attempts.begin(7, true)).isEqualTo(2);
        assertThat(attempts.begin(7, true)).isEqualTo(3);
        attempts.done(7);
        assertThat(attempts.size()).isZero();
    }

    @Test
    void an_order_that_another_process_had_before_is_at_its_second_attempt() {
        assertThat(attempts.begin(7, true)).isEqualTo(2);
        assertThat(attempts.begin(7, true)).isEqualTo(3);
    }

    @Test
    void the_oldest_order_is_forgotten_beyond_the_bound() {
        for (long order = 1; order <= 4; order++) {
            attempts.begin(order, false);
        }
        assertThat(attempts.size()).isEqualTo(3);
        assertThat(attempts.begin(1, true)).isEqualTo(2);
        assertThat(attempts.begin(4, true)).isEqualTo(2);
    }
}
