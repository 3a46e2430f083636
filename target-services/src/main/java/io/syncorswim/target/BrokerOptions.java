package io.syncorswim.target;

import io.syncorswim.target.amqp.BrokerAddress;
import io.syncorswim.target.amqp.Topology;
import io.syncorswim.wire.Wire;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** The options, and the environment variable, that say where messages go. */
final class BrokerOptions {
    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            description = "What sets this run's exchange and queues apart on the broker.")
    private @Nullable String namespace;

    Topology topology(String user) {
        if (namespace == null) {
            throw new IllegalArgumentException("Missing option: " + user + " needs --namespace");
        }
        return new Topology(namespace);
    }

    /** The broker's address, which is no option because it may hold a password. */
    BrokerAddress address(String user) {
        String uri = System.getenv(Wire.AMQP_URI_VARIABLE);
        if (uri == null || uri.isEmpty()) {
            throw new IllegalArgumentException(
                    user
                            + " needs a broker: set "
                            + Wire.AMQP_URI_VARIABLE
                            + " to amqp://user:password@host:port/vhost");
        }
        return BrokerAddress.parse(uri);
    }
}
