package io.syncorswim.target.amqp;

import java.net.URI;

/**
 * A broker's URI, {@code amqp://user:password@host:port/vhost}; its text leaves the user and the
 * password out.
 */
public record BrokerAddress(URI uri) {
    public BrokerAddress {
        if (!("amqp".equals(uri.getScheme()) || "amqps".equals(uri.getScheme()))
                || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "a broker's address looks like amqp://user:password@host:port/vhost");
        }
    }

    /**
     * Reads a URI.
     *
     * @throws IllegalArgumentException with one sentence that does not repeat the text, which may
     *     hold a password
     */
    public static BrokerAddress parse(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException wrong) {
            // Without its cause, whose message repeats the password.
            throw new IllegalArgumentException(
                    "a broker's address looks like amqp://user:password@host:port/vhost");
        }
        return new BrokerAddress(uri);
    }

    @Override
    public String toString() {
        return uri.getScheme()
                + "://"
                + uri.getHost()
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + (uri.getRawPath() == null ? "" : uri.getRawPath());
    }
}
