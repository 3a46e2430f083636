package io.syncorswim.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundTripsTest {
    private static final long SECOND_NS = 1_000_000_000;

    @Test
    void the_same_clock_is_off_by_nothing() throws Exception {
        assertThat(RoundTrips.clockOffsetNs(_ -> System.nanoTime())).isZero();
    }

    @Test
    void a_clock_that_is_ahead_or_behind_is_off_by_no_more_than_it_is() throws Exception {
        assertThat(RoundTrips.clockOffsetNs(_ -> System.nanoTime() + SECOND_NS))
                .isPositive()
                .isLessThanOrEqualTo(SECOND_NS);
        assertThat(RoundTrips.clockOffsetNs(_ -> System.nanoTime() - SECOND_NS))
                .isPositive()
                .isLessThanOrEqualTo(SECOND_NS);
    }

    @Test
    void the_round_that_says_least_against_it_counts() throws Exception {
        assertThat(
                        RoundTrips.clockOffsetNs(
                                round -> System.nanoTime() + (round == 3 ? 0 : SECOND_NS)))
                .isZero();
    }
}
