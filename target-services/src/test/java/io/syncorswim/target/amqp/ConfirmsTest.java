package io.syncorswim.target.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.target.pattern.Publication;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Literal sequences of what a broker may say; {@code null} stands for still waiting. */
class ConfirmsTest {
    private final Confirms confirms = new Confirms();
    private final List<Publish> publishes = new ArrayList<>();

    @BeforeEach
    void five_publishes_with_sequence_numbers_1_to_5() {
        for (int sequence = 1; sequence <= 5; sequence++) {
            Publish publish = new Publish(100 + sequence);
            assertThat(publish.claim()).isTrue();
            assertThat(confirms.await(sequence, publish)).isTrue();
            publishes.add(publish);
        }
    }

    @Test
    void a_single_confirm_ends_that_publish_only() {
        confirms.confirmed(3, false);
        assertOutcomes(null, null, Publication.CONFIRMED, null, null);
    }

    @Test
    void a_multiple_confirm_ends_it_and_all_before_it() {
        confirms.confirmed(3, true);
        assertOutcomes(
                Publication.CONFIRMED, Publication.CONFIRMED, Publication.CONFIRMED, null, null);
    }

    @Test
    void a_multiple_nack_spares_what_was_confirmed_before() {
        confirms.confirmed(2, false);
        confirms.nacked(4, true);
        assertOutcomes(
                Publication.NACKED,
                Publication.CONFIRMED,
                Publication.NACKED,
                Publication.NACKED,
                null);
    }

    @Test
    void a_single_nack_ends_that_publish_only() {
        confirms.nacked(1, false);
        assertOutcomes(Publication.NACKED, null, null, null, null);
    }

    @Test
    void a_returned_message_stays_returned_when_its_confirm_follows() {
        confirms.returned(2);
        confirms.confirmed(2, true);
        assertOutcomes(Publication.CONFIRMED, Publication.RETURNED, null, null, null);
    }

    @Test
    void what_waits_when_the_channel_ends_is_unconfirmed_and_never_confirmed_later() {
        confirms.confirmed(1, false);
        confirms.lost();
        confirms.confirmed(5, true);
        assertOutcomes(
                Publication.CONFIRMED,
                Publication.UNCONFIRMED,
                Publication.UNCONFIRMED,
                Publication.UNCONFIRMED,
                Publication.UNCONFIRMED);
    }

    @Test
    void nothing_may_be_sent_once_the_channel_has_ended() {
        confirms.lost();
        assertThat(confirms.await(6, new Publish(106))).isFalse();
        assertThat(confirms.size()).isZero();
    }

    @Test
    void a_confirm_of_something_unknown_changes_nothing() {
        confirms.confirmed(99, false);
        confirms.returned(98);
        assertOutcomes(null, null, null, null, null);
        assertThat(confirms.size()).isEqualTo(5);
    }

    @Test
    void a_forgotten_publish_keeps_the_outcome_that_it_was_given() {
        publishes.get(0).giveUp();
        confirms.forget(1);
        confirms.confirmed(2, true);
        assertOutcomes(Publication.UNCONFIRMED, Publication.CONFIRMED, null, null, null);
    }

    private void assertOutcomes(@Nullable Publication... expected) {
        List<@Nullable Publication> outcomes = new ArrayList<>();
        for (Publish publish : publishes) {
            outcomes.add(publish.outcome().getNow(null));
        }
        assertThat(outcomes).containsExactly(expected);
    }
}
