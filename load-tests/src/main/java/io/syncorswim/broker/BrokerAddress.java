package io.syncorswim.broker;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * What may be said of a broker's URI: everything but the password.
 *
 * @param user the name before the password; guest where the URI has none
 * @param virtualHost the virtual host; / where the URI has none
 */
record BrokerAddress(String host, int port, String user, String virtualHost) {
    private static final int AMQP_PORT = 5672;
    private static final int AMQPS_PORT = 5671;

    static BrokerAddress of(URI uri) {
        int usualPort = "amqps".equals(uri.getScheme()) ? AMQPS_PORT : AMQP_PORT;
        String userInfo = uri.getRawUserInfo();
        String user =
                userInfo == null
                        ? "guest"
                        : URLDecoder.decode(userInfo.split(":")[0], StandardCharsets.UTF_8);
        String path = uri.getPath();
        return new BrokerAddress(
                uri.getHost(),
                uri.getPort() < 0 ? usualPort : uri.getPort(),
                user,
                path == null || path.isEmpty() ? "/" : path.substring(1));
    }

    /** {@code host:port}. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
