package io.syncorswim.experiment;

import java.net.URI;
import java.net.URISyntaxException;

/** Which broker the messages go through. */
public sealed interface BrokerChoice {
    /** A private node of an installed rabbitmq-server, else the embedded broker. */
    record Auto() implements BrokerChoice {}

    /** Apache Qpid Broker-J with a persistent store, in a JVM of its own. */
    record Embedded() implements BrokerChoice {}

    /** A private node of an installed rabbitmq-server, started and stopped by the lab. */
    record Rabbitmq() implements BrokerChoice {}

    /** Someone else's broker, which the lab neither starts nor stops. */
    record External(URI uri) implements BrokerChoice {
        public External {
            if (!hasAddress(uri)) {
                throw new IllegalArgumentException(
                        "a broker's URI needs a host and a port up to 65535");
            }
            String user = uri.getRawUserInfo();
            if (user != null && !user.matches("[^:]+(:[^:]*)?")) {
                throw new IllegalArgumentException(
                        ("in a broker's URI a colon within the user or the password is written %s,"
                                        + " and a password needs a user")
                                .formatted("%3A"));
            }
            if (uri.getRawPath() != null && uri.getRawPath().lastIndexOf('/') > 0) {
                throw new IllegalArgumentException(
                        "in a broker's URI a slash within the virtual host is written %s"
                                .formatted("%2F"));
            }
            if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw new IllegalArgumentException(
                        "a broker's URI ends with the virtual host: timeouts and heartbeats are the"
                                + " lab's own");
            }
        }

        private static boolean hasAddress(URI uri) {
            return uri.getHost() != null && uri.getPort() <= 65_535;
        }

        /** Without the password, wherever it is printed. */
        @Override
        public String toString() {
            return shown();
        }
    }

    /**
     * Reads {@code auto}, {@code embedded}, {@code rabbitmq}, {@code amqp://…} or {@code
     * amqps://…}.
     *
     * @throws IllegalArgumentException with one sentence that says what is allowed
     */
    static BrokerChoice parse(String text) {
        return switch (text) {
            case "auto" -> new Auto();
            case "embedded" -> new Embedded();
            case "rabbitmq" -> new Rabbitmq();
            default -> external(text);
        };
    }

    /** The word or the URI without its password: what may be shown and stored. */
    default String shown() {
        return switch (this) {
            case Auto auto -> "auto";
            case Embedded embedded -> "embedded";
            case Rabbitmq rabbitmq -> "rabbitmq";
            case External(URI uri) ->
                    uri.getScheme()
                            + "://"
                            + uri.getHost()
                            + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                            + (uri.getRawPath() == null ? "" : uri.getRawPath());
        };
    }

    private static BrokerChoice external(String text) {
        if (text.startsWith("amqp://") || text.startsWith("amqps://")) {
            try {
                URI uri = new URI(text);
                if (External.hasAddress(uri)) {
                    return new External(uri);
                }
            } catch (URISyntaxException notOne) {
                // Not the cause of what is thrown below: its message may hold the password.
            }
        }
        throw new IllegalArgumentException(
                "a broker is auto, embedded, rabbitmq or amqp://user:password@host:port/vhost, not "
                        + Notation.quoted(text.replaceAll("(?s)://.*@", "://…@")));
    }
}
