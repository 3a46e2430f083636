package io.syncorswim.target.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.target.pattern.Publication;

import org.junit.jupiter.api.Test;

class PublishTest {
    private final Publish publish = new Publish(1);

    @Test
    void given_up_before_it_was_sent_it_is_known_not_to_be_sent_and_never_will_be() {
        publish.giveUp();
        assertThat(publish.outcome()).isCompletedWithValue(Publication.NOT_SENT);
        assertThat(publish.claim()).isFalse();
    }

    @Test
    void given_up_after_it_was_sent_it_is_unconfirmed() {
        assertThat(publish.claim()).isTrue();
        publish.giveUp();
        assertThat(publish.outcome()).isCompletedWithValue(Publication.UNCONFIRMED);
    }

    @Test
    void a_confirm_that_comes_too_late_does_not_change_what_the_user_was_told() {
        assertThat(publish.claim()).isTrue();
        publish.giveUp();
        publish.end(Publication.CONFIRMED);
        assertThat(publish.outcome()).isCompletedWithValue(Publication.UNCONFIRMED);
    }
}
