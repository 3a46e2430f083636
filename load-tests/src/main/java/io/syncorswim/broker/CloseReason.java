package io.syncorswim.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ShutdownSignalException;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The broker's own words for closing a connection or a channel.
 *
 * @param code reply code of AMQP 0-9-1
 * @param text reply text
 */
record CloseReason(int code, String text) {
    /** The first reason among a failure and its causes, if the broker gave any. */
    static Optional<CloseReason> of(Exception failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(ShutdownSignalException.class::isInstance)
                .map(ShutdownSignalException.class::cast)
                .flatMap(signal -> read(signal.getReason()).stream())
                .findFirst();
    }

    private static Optional<CloseReason> read(@Nullable Object method) {
        return switch (method) {
            case AMQP.Connection.Close close ->
                    Optional.of(new CloseReason(close.getReplyCode(), close.getReplyText()));
            case AMQP.Channel.Close close ->
                    Optional.of(new CloseReason(close.getReplyCode(), close.getReplyText()));
            case null, default -> Optional.empty();
        };
    }
}
