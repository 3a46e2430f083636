package io.syncorswim.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;

import io.syncorswim.experiment.BrokerChoice;
import io.syncorswim.process.Child;
import io.syncorswim.process.ChildSpec;
import io.syncorswim.process.Children;
import io.syncorswim.process.LoopbackPorts;
import io.syncorswim.wire.TargetSystem;
import io.syncorswim.wire.Wire;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

@Timeout(240)
@Tag("side-by-side")
class OwnBrokerIT {
    private static final Duration CONNECT = Duration.ofSeconds(20);

    @TempDir Path directory;
    private final Children children = new Children(Duration.ofSeconds(5));

    @AfterEach
    void stopChildren() {
        children.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "rabbitmq"})
    void confirmed_persistent_messages_survive_a_sigkill_of_the_broker(String choice)
            throws Exception {
        try (OwnBroker broker = start(choice)) {
            try (Topology topology = new Topology(broker.uri(), "test")) {
                topology.declare("t");
            }
            publishConfirmed(broker, 200);
            assertThatIllegalStateException().isThrownBy(() -> broker.restart(BrokerFixture.READY));

            broker.process().orElseThrow().kill();
            assertThat(broker.isAlive()).isFalse();
            broker.restart(BrokerFixture.READY);

            assertThat(broker.isAlive()).isTrue();
            for (TargetSystem system : TargetSystem.values()) {
                assertThat(drain(broker, system))
                        .containsExactlyElementsOf(
                                Stream.iterate(0, i -> i + 1)
                                        .limit(200)
                                        .map(i -> "order " + i)
                                        .toList());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "rabbitmq"})
    void closing_leaves_no_process_no_port_and_no_file(String choice) throws Exception {
        OwnBroker broker = start(choice);
        int port = broker.uri().getPort();
        assertThat(broker.description())
                .matches(
                        choice.equals("rabbitmq")
                                ? "RabbitMQ [0-9.]+ \\(private node\\)"
                                : "Apache Qpid Broker-J [0-9.]+ \\(embedded\\)");
        assertThat(program(broker)).isEqualTo(choice.equals("rabbitmq") ? "beam.smp" : "java");
        assertThat(BrokerFixture.processesOf(directory)).isNotEmpty();

        broker.close();
        broker.close();

        for (ProcessHandle left : BrokerFixture.processesOf(directory)) {
            left.onExit().get(10, TimeUnit.SECONDS);
        }
        assertThat(broker.isAlive()).isFalse();
        assertThat(LoopbackPorts.isFree(port)).isTrue();
        assertThat(directory.resolve("work")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "rabbitmq"})
    void a_lab_that_is_killed_leaves_no_process_of_its_broker(String choice) throws Exception {
        BrokerFixture.requireInstalled(BrokerChoice.parse(choice));
        Path place = directory.resolve("killed");
        Child lab = children.start(lab(choice, place));
        lab.awaitLine("broker ", BrokerFixture.READY);
        List<ProcessHandle> ofBroker =
                BrokerFixture.processesOf(place.resolve("work")).stream()
                        .filter(process -> process.pid() != lab.pid())
                        .toList();
        assertThat(ofBroker).isNotEmpty();

        lab.kill();

        for (ProcessHandle process : ofBroker) {
            process.onExit().get(10, TimeUnit.SECONDS);
        }
        assertThat(BrokerFixture.processesOf(place.resolve("work"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "rabbitmq"})
    void two_of_them_run_side_by_side(String choice) throws Exception {
        try (OwnBroker one = start(choice);
                OwnBroker other = start(choice);
                Topology atOne = new Topology(one.uri(), "test");
                Topology atOther = new Topology(other.uri(), "test")) {
            atOne.declare("t");
            publishConfirmed(one, 3);
            atOther.declare("t");

            assertThat(atOne.ready("t", TargetSystem.PAYMENT)).hasValue(3);
            assertThat(atOther.ready("t", TargetSystem.PAYMENT)).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "rabbitmq"})
    void the_topology_is_declared_counted_as_the_broker_counts_and_deleted(String choice)
            throws Exception {
        try (OwnBroker broker = start(choice);
                Topology topology = new Topology(broker.uri(), "test")) {
            assertThat(topology.ready("t", TargetSystem.PAYMENT)).isEmpty();
            topology.declare("t");
            topology.declare("t");
            publishConfirmed(broker, 5);

            for (TargetSystem system : TargetSystem.values()) {
                assertThat(topology.ready("t", system)).hasValue(5);
            }
            try (Connection connection = Amqp.connect(broker.uri(), "test", CONNECT);
                    Channel channel = connection.createChannel()) {
                assertThat(channel.basicGet(Wire.queue("t", TargetSystem.PAYMENT), false))
                        .isNotNull();
                assertThat(topology.countsUnacked()).isEqualTo(choice.equals("embedded"));
                assertThat(topology.ready("t", TargetSystem.PAYMENT))
                        .hasValue(topology.countsUnacked() ? 5 : 4);
            }

            topology.delete("t");
            topology.delete("t");
            assertThat(topology.ready("t", TargetSystem.PAYMENT)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "rabbitmq"})
    void a_broker_that_is_frozen_or_gone_has_no_count_until_it_is_back(String choice)
            throws Exception {
        try (OwnBroker broker = start(choice);
                Topology topology = new Topology(broker.uri(), "test")) {
            topology.declare("t");

            broker.process().orElseThrow().freeze();
            assertThat(topology.ready("t", TargetSystem.PAYMENT)).isEmpty();
            broker.process().orElseThrow().resume();
            assertThat(countOnceBack(topology)).hasValue(0);

            broker.process().orElseThrow().kill();
            assertThat(topology.ready("t", TargetSystem.PAYMENT)).isEmpty();
            broker.restart(BrokerFixture.READY);
            assertThat(countOnceBack(topology)).hasValue(0);
        }
    }

    private OwnBroker start(String choice) throws Exception {
        BrokerFixture.requireInstalled(BrokerChoice.parse(choice));
        Broker broker =
                Brokers.start(BrokerChoice.parse(choice), children, BrokerFixture.place(directory));
        return (OwnBroker) broker;
    }

    /** What the kernel calls the process whose CPU time counts as the broker's. */
    private static String program(Broker broker) throws IOException {
        long pid = broker.process().orElseThrow().pid();
        return Files.readString(Path.of("/proc/" + pid + "/comm")).strip();
    }

    private ChildSpec lab(String choice, Path place) {
        return new ChildSpec(
                "lab",
                List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerLab.class.getName(),
                        choice,
                        place.toString()),
                Map.of(),
                Path.of("").toAbsolutePath(),
                directory.resolve("lab.log"));
    }

    /**
     * A resumed broker needs a moment to take connections; no answer is allowed, a wrong is not.
     */
    private static OptionalLong countOnceBack(Topology topology) {
        return Stream.generate(() -> topology.ready("t", TargetSystem.PAYMENT))
                .limit(20)
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    private static void publishConfirmed(Broker broker, int messages) throws Exception {
        try (Connection connection = Amqp.connect(broker.uri(), "test", CONNECT);
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            for (int i = 0; i < messages; i++) {
                channel.basicPublish(
                        Wire.exchange("t"),
                        "",
                        MessageProperties.PERSISTENT_BASIC,
                        ("order " + i).getBytes(StandardCharsets.UTF_8));
            }
            channel.waitForConfirmsOrDie(CONNECT.toMillis());
        }
    }

    private static List<String> drain(Broker broker, TargetSystem system) throws Exception {
        try (Connection connection = Amqp.connect(broker.uri(), "test", CONNECT);
                Channel channel = connection.createChannel()) {
            return Stream.generate(() -> next(channel, system))
                    .takeWhile(body -> !body.isEmpty())
                    .toList();
        }
    }

    private static String next(Channel channel, TargetSystem system) {
        try {
            GetResponse message = channel.basicGet(Wire.queue("t", system), true);
            return message == null ? "" : new String(message.getBody(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
