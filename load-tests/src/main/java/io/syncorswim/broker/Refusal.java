package io.syncorswim.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.PossibleAuthenticationFailureException;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

/** Why a broker can't be used, in one sentence that never holds a password. */
record Refusal(String sentence) {
    /** What the failure of a connection or of its first commands means. */
    static Refusal of(BrokerAddress address, Exception failure) {
        return new Refusal("the broker at " + address + " " + reason(address, failure));
    }

    private static String reason(BrokerAddress address, Exception failure) {
        return CloseReason.of(failure)
                .map(close -> reasonOfClose(address, close))
                .orElseGet(() -> reasonOfFailure(address, failure));
    }

    private static String reasonOfFailure(BrokerAddress address, Exception failure) {
        return switch (failure) {
            case AuthenticationFailureException refused -> credentials(address);
            case PossibleAuthenticationFailureException refused -> credentials(address);
            case UnknownHostException unknown -> "can't be found: the host's name is unknown";
            case ConnectException refused -> "can't be reached: nothing listens there";
            case NoRouteToHostException unreachable -> "can't be reached: no route to the host";
            case SocketTimeoutException silent -> "can't be reached: no answer in time";
            case TimeoutException silent -> "does not answer: is it an AMQP port?";
            case SSLException insecure -> "can't be trusted or speaks no TLS: " + text(insecure);
            default -> "did not complete an AMQP 0-9-1 handshake: " + text(failure);
        };
    }

    private static String reasonOfClose(BrokerAddress address, CloseReason close) {
        return switch (close.code()) {
            case AMQP.NOT_ALLOWED, AMQP.NOT_FOUND, AMQP.INVALID_PATH ->
                    "does not give "
                            + address.user()
                            + " the virtual host '"
                            + address.virtualHost()
                            + "': "
                            + close.text();
            case AMQP.ACCESS_REFUSED ->
                    "does not let "
                            + address.user()
                            + " declare, write to and read from exchanges and queues named swim.*: "
                            + close.text();
            default -> "refused with " + close.code() + ": " + close.text();
        };
    }

    private static String credentials(BrokerAddress address) {
        return "refused the password of user '" + address.user() + "'";
    }

    private static String text(Exception failure) {
        return String.valueOf(failure.getMessage());
    }
}
