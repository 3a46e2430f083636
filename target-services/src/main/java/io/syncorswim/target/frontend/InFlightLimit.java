package io.syncorswim.target.frontend;

import io.syncorswim.target.pattern.Answer;
import io.syncorswim.target.pattern.Pattern;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * A pattern with at most so many orders in flight: one more is refused at once. Safe for use by
 * many threads; never waits.
 */
public final class InFlightLimit implements Pattern {
    private final Semaphore places;
    private final Pattern pattern;

    public InFlightLimit(int most, Pattern pattern) {
        places = new Semaphore(most);
        this.pattern = pattern;
    }

    @Override
    public CompletableFuture<Answer> place(long order) {
        if (!places.tryAcquire()) {
            return CompletableFuture.completedFuture(Answer.REFUSED);
        }
        CompletableFuture<Answer> answer;
        try {
            answer = pattern.place(order);
        } catch (RuntimeException | Error bug) {
            places.release();
            throw bug;
        }
        return answer.whenComplete((ignored, bug) -> places.release());
    }
}
