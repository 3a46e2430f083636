package io.syncorswim.target.amqp;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;

import io.syncorswim.wire.TargetSystem;
import io.syncorswim.wire.Wire;

import java.io.IOException;
import java.util.Map;

/** One namespace's durable fanout exchange, and a durable queue for each system bound to it. */
public record Topology(String namespace) {
    public Topology {
        if (!namespace.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException(
                    "a namespace is made of 1 to 100 letters, digits, dots, dashes and underscores,"
                            + " not '"
                            + namespace
                            + "'");
        }
    }

    public String exchange() {
        return Wire.exchange(namespace);
    }

    public String queue(TargetSystem system) {
        return Wire.queue(namespace, system);
    }

    /** Makes all of it exist; whoever declares first, and however often, it is the same. */
    void declare(Channel channel) throws IOException {
        channel.exchangeDeclare(exchange(), BuiltinExchangeType.FANOUT, true);
        for (TargetSystem system : TargetSystem.values()) {
            channel.queueDeclare(queue(system), true, false, false, Map.of());
            channel.queueBind(queue(system), exchange(), "");
        }
    }
}
