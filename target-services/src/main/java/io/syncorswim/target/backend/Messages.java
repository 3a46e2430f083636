package io.syncorswim.target.backend;

import io.syncorswim.target.amqp.Delivery;
import io.syncorswim.target.amqp.QueueConsumer;

/**
 * Orders that come by message: acknowledged once the effect is journalled, handed back to the
 * broker where the attempt failed.
 */
final class Messages implements QueueConsumer.Receiver {
    private final Workers workers;
    private final Work work;
    private final Attempts attempts;

    Messages(Workers workers, Work work, Attempts attempts) {
        this.workers = workers;
        this.work = work;
        this.attempts = attempts;
    }

    @Override
    public void receive(Delivery delivery) {
        workers.put(worker -> attempt(delivery, worker));
    }

    private void attempt(Delivery delivery, int worker) {
        // It waited here while its connection was lost: the broker will deliver it again.
        if (!delivery.isCurrent()) {
            delivery.leave();
            return;
        }
        int attempt = attempts.begin(delivery.order(), delivery.isRedelivered());
        switch (work.attempt(delivery.order(), attempt, worker)) {
            case DONE -> {
                attempts.done(delivery.order());
                delivery.ack();
            }
            case FAILED -> delivery.requeue();
            case NOT_JOURNALLED, BROKEN_OFF -> {
                // Left as it is: the broker delivers it to whoever comes next.
            }
        }
    }
}
