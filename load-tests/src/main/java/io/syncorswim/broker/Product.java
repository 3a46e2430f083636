package io.syncorswim.broker;

import com.rabbitmq.client.Connection;

import java.util.Locale;
import java.util.Map;

/** What a broker says it is, in the properties that it opens a connection with. */
record Product(String name, String version) {
    static Product of(Connection connection) {
        Map<String, Object> properties = connection.getServerProperties();
        return new Product(
                properties.getOrDefault("product", "unknown broker").toString(),
                properties.getOrDefault("version", "of unknown version").toString());
    }

    boolean isQpid() {
        return name.toLowerCase(Locale.ROOT).contains("qpid");
    }

    /** {@code "RabbitMQ 3.10.8"}. */
    @Override
    public String toString() {
        return name + " " + version;
    }
}
