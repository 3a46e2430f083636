package io.syncorswim.target.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

class MessagingTest {
    @ParameterizedTest
    @CsvSource({
        "CONFIRMED, 202",
        "NACKED, 504",
        "RETURNED, 503",
        "NOT_SENT, 503",
        "UNCONFIRMED, 504"
    })
    void what_became_of_the_publish_is_what_the_user_is_told(Publication publication, int status) {
        Messaging messaging = new Messaging(o -> CompletableFuture.completedFuture(publication));
        assertThat(messaging.place(1).join().status()).isEqualTo(status);
    }

    @Test
    void an_order_is_published_once_and_not_answered_before_the_broker_confirms() {
        List<Long> published = new ArrayList<>();
        CompletableFuture<Publication> confirm = new CompletableFuture<>();
        Messaging messaging =
                new Messaging(order -> {
                    published.add(order);
                    return confirm;
                });
        CompletableFuture<Answer> answer = messaging.place(7);
        assertThat(published).containsExactly(7L);
        assertThat(answer).isNotDone();
        confirm.complete(Publication.CONFIRMED);
        assertThat(answer).isCompletedWithValue(Answer.KEPT);
    }
}
