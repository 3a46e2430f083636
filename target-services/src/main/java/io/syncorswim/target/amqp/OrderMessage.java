package io.syncorswim.target.amqp;

import com.rabbitmq.client.AMQP;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** An order on the wire: its number as text, persistent. */
final class OrderMessage {
    private static final int PERSISTENT = 2;

    private OrderMessage() {}

    static byte[] body(long order) {
        return Long.toString(order).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The message's properties.
     *
     * @param sequence the publish's number on its channel: a message that the broker returns
     *     carries no delivery tag, so it carries this
     */
    static AMQP.BasicProperties properties(long order, long sequence) {
        return new AMQP.BasicProperties.Builder()
                .contentType("text/plain")
                .deliveryMode(PERSISTENT)
                .messageId(Long.toString(order))
                .correlationId(Long.toString(sequence))
                .build();
    }

    /** The sequence number that a returned message was published with. */
    static long sequence(AMQP.BasicProperties properties) {
        return Long.parseLong(properties.getCorrelationId());
    }

    /** The order's number, unless the body is none of ours. */
    static OptionalLong order(byte[] body) {
        try {
            long order = Long.parseLong(new String(body, StandardCharsets.US_ASCII));
            return order < 0 ? OptionalLong.empty() : OptionalLong.of(order);
        } catch (NumberFormatException foreign) {
            return OptionalLong.empty();
        }
    }
}
