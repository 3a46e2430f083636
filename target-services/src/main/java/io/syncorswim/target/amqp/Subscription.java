package io.syncorswim.target.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;

import io.syncorswim.target.amqp.QueueConsumer.Settlement;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** A consumer's stay on one channel: its deliveries, and how many of them are not settled. */
final class Subscription extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    private final QueueConsumer owner;
    private final Link link;
    private final AtomicInteger unacked = new AtomicInteger();

    Subscription(Channel channel, QueueConsumer owner, Link link) {
        super(channel);
        this.owner = owner;
        this.link = link;
    }

    @Override
    public void handleDelivery(
            String consumerTag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
        unacked.incrementAndGet();
        OptionalLong order = OrderMessage.order(body);
        Tagged delivery =
                new Tagged(order.orElse(-1), envelope.isRedeliver(), envelope.getDeliveryTag());
        if (order.isPresent()) {
            owner.deliver(delivery);
        } else {
            LOG.warn("threw away a message that is not an order, of {} bytes", body.length);
            delivery.reject();
        }
    }

    /** The broker cancelled: the queue is gone, or its node. */
    @Override
    public void handleCancel(String consumerTag) {
        link.restart(getChannel().getConnection());
    }

    int unacked() {
        return getChannel().isOpen() ? unacked.get() : 0;
    }

    void cancel() throws IOException {
        getChannel().basicCancel(getConsumerTag());
    }

    private interface Settling {
        void settle() throws IOException;
    }

    private void settle(Settlement settlement, Settling settling) {
        unacked.decrementAndGet();
        try {
            settling.settle();
            owner.settled(settlement);
        } catch (IOException | ShutdownSignalException gone) {
            owner.settled(Settlement.LOST);
        }
    }

    /** A message and the tag by which the channel knows it. */
    private final class Tagged implements Delivery {
        private final long order;
        private final boolean redelivered;
        private final long tag;

        Tagged(long order, boolean redelivered, long tag) {
            this.order = order;
            this.redelivered = redelivered;
            this.tag = tag;
        }

        @Override
        public long order() {
            return order;
        }

        @Override
        public boolean isRedelivered() {
            return redelivered;
        }

        @Override
        public boolean isCurrent() {
            return getChannel().isOpen();
        }

        @Override
        public void leave() {
            unacked.decrementAndGet();
            owner.settled(Settlement.LOST);
        }

        @Override
        public void ack() {
            settle(Settlement.ACK, () -> getChannel().basicAck(tag, false));
        }

        @Override
        public void requeue() {
            settle(Settlement.REQUEUE, () -> getChannel().basicNack(tag, false, true));
        }

        void reject() {
            settle(Settlement.REJECT, () -> getChannel().basicReject(tag, false));
        }
    }
}
