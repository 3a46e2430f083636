package io.syncorswim.target.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.target.pattern.Answer;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

class InFlightLimitTest {
    private final List<CompletableFuture<Answer>> placed = new ArrayList<>();
    private final InFlightLimit limit =
            new InFlightLimit(
                    2,
                    order -> {
                        CompletableFuture<Answer> answer = new CompletableFuture<>();
                        placed.add(answer);
                        return answer;
                    });

    @Test
    void one_more_than_the_limit_is_refused_and_never_reaches_the_pattern() {
        CompletableFuture<Answer> first = limit.place(1);
        CompletableFuture<Answer> second = limit.place(2);
        assertThat(limit.place(3)).isCompletedWithValue(Answer.REFUSED);
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        assertThat(placed).hasSize(2);
    }

    @Test
    void an_answered_order_makes_room_for_another() {
        CompletableFuture<Answer> first = limit.place(1);
        CompletableFuture<Answer> second = limit.place(2);
        placed.getFirst().complete(Answer.FAILED);
        assertThat(first).isCompletedWithValue(Answer.FAILED);
        CompletableFuture<Answer> third = limit.place(3);
        assertThat(third).isNotDone();
        assertThat(limit.place(4)).isCompletedWithValue(Answer.REFUSED);
        assertThat(second).isNotDone();
    }
}
