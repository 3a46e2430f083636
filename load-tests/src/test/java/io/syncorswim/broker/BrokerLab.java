package io.syncorswim.broker;

import io.syncorswim.experiment.BrokerChoice;
import io.syncorswim.process.Children;

import java.nio.file.Path;
import java.time.Duration;

/** A lab that starts a broker, says so, and then only waits. */
public final class BrokerLab {
    private BrokerLab() {}

    public static void main(String[] arguments) throws Exception {
        BrokerPlace place = BrokerFixture.place(Path.of(arguments[1]));
        try (Children children = new Children(Duration.ofSeconds(5));
                Broker broker = Brokers.start(BrokerChoice.parse(arguments[0]), children, place)) {
            System.out.println("broker " + broker.description());
            Thread.currentThread().join();
        }
    }
}
