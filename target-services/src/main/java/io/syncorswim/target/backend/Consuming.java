package io.syncorswim.target.backend;

import io.syncorswim.target.amqp.BrokerAddress;
import io.syncorswim.target.amqp.Topology;

/**
 * Where a backend takes messages from.
 *
 * @param prefetch messages that the broker may hand over before one is settled
 */
public record Consuming(BrokerAddress broker, Topology topology, int prefetch) {
    private static final int AMQP_LIMIT = 65_535;

    public Consuming {
        if (prefetch < 1 || prefetch > AMQP_LIMIT) {
            throw new IllegalArgumentException(
                    "--prefetch must be from 1 to 65535, not " + prefetch);
        }
    }
}
