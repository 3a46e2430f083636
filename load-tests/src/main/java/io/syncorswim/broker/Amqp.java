package io.syncorswim.broker;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.impl.ForgivingExceptionHandler;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLContext;

/** AMQP connections of the lab itself, which ask little and never wait for long. */
final class Amqp {
    private static final Duration RPC_TIMEOUT = Duration.ofSeconds(2);

    private Amqp() {}

    /**
     * Connects; the connection does not recover by itself.
     *
     * @param name what the broker's tools show it as
     * @param timeout for TCP, TLS and the AMQP handshake, each
     */
    static Connection connect(URI uri, String name, Duration timeout)
            throws IOException, TimeoutException {
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(uri);
            if ("amqps".equals(uri.getScheme())) {
                // The factory's own default trusts every certificate.
                factory.useSslProtocol(SSLContext.getDefault());
                factory.enableHostnameVerification();
            }
        } catch (GeneralSecurityException unusable) {
            throw new IOException(unusable.getMessage(), unusable);
        } catch (RuntimeException wrong) {
            // Not its message, which may hold the password.
            throw new IOException("the client library does not accept the broker's URI");
        }
        factory.setExceptionHandler(new Silent());
        factory.setAutomaticRecoveryEnabled(false);
        factory.setConnectionTimeout((int) timeout.toMillis());
        factory.setHandshakeTimeout((int) timeout.toMillis());
        factory.setChannelRpcTimeout((int) RPC_TIMEOUT.toMillis());
        return factory.newConnection(name);
    }

    /** A lost connection shows in the next call; the default handler would log a stack trace. */
    private static final class Silent extends ForgivingExceptionHandler {
        @Override
        protected void log(String message, Throwable exception) {}
    }
}
