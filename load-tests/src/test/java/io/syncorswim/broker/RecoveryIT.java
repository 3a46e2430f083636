package io.syncorswim.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;

import io.syncorswim.experiment.BrokerChoice;
import io.syncorswim.process.Child;
import io.syncorswim.process.Children;
import io.syncorswim.wire.TargetSystem;
import io.syncorswim.wire.Wire;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the target services make of a real broker that dies, forgets or is slow to be relieved. */
@Timeout(300)
@Tag("side-by-side")
class RecoveryIT {
    private static final String NAMESPACE = "recovery";
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final int USERS = 8;
    private static final int PREFETCH = 3;

    @TempDir Path directory;
    private final Children children = new Children(Duration.ofSeconds(5));

    @AfterEach
    void stopChildren() {
        children.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "rabbitmq"})
    void who_was_told_202_gets_his_order_done_however_often_the_broker_dies(String choice)
            throws Exception {
        try (OwnBroker broker = start(choice)) {
            for (TargetSystem system : TargetSystem.values()) {
                backend(broker, system, "fixed 1ms");
            }
            TargetService frontend = frontend(broker);
            Users users = new Users(frontend, USERS);
            try (users) {
                users.await(Wire.KEPT, 50);
                broker.process().orElseThrow().kill();
                users.await(Wire.REFUSED, 50);
                broker.restart(BrokerFixture.READY);
                users.await(Wire.KEPT, 50);
                killWithOrdersInFlight(broker, frontend, users);
                users.await(Wire.REFUSED, 50);
                broker.restart(BrokerFixture.READY);
                users.await(Wire.KEPT, 50);
            }

            Map<Long, Integer> answers = users.answers();
            assertThat(answers.values()).containsOnly(Wire.KEPT, Wire.REFUSED, Wire.UNKNOWN);
            for (TargetSystem system : TargetSystem.values()) {
                awaitEffects(system, ordersOf(answers, Wire.KEPT));
                assertThat(effects(system))
                        .as("refused: nothing was done, and nothing will be")
                        .doesNotContainAnyElementsOf(ordersOf(answers, Wire.REFUSED));
            }
        }
    }

    /** Qpid says nack before it gives the message back, so that the frontend can't be as sure. */
    @ParameterizedTest
    @CsvSource({"embedded, 504, nacked", "rabbitmq, 503, returned"})
    void an_order_that_no_queue_takes_is_not_kept_and_nowhere(
            String choice, int answer, String word) throws Exception {
        try (OwnBroker broker = start(choice);
                Topology topology = new Topology(broker.uri(), "test");
                Connection connection = Amqp.connect(broker.uri(), "test", CONNECT);
                Channel channel = connection.createChannel()) {
            TargetService frontend = frontend(broker);
            assertThat(frontend.post(1)).isEqualTo(Wire.KEPT);

            for (TargetSystem system : TargetSystem.values()) {
                channel.queueUnbind(
                        Wire.queue(NAMESPACE, system), Wire.exchange(NAMESPACE), "", Map.of());
            }
            assertThat(frontend.post(2)).isEqualTo(answer);
            assertThat(topology.ready(NAMESPACE, TargetSystem.PAYMENT)).hasValue(1);

            topology.declare(NAMESPACE);
            assertThat(frontend.post(3)).isEqualTo(Wire.KEPT);
            for (TargetSystem system : TargetSystem.values()) {
                assertThat(topology.ready(NAMESPACE, system)).hasValue(2);
                channel.queueDelete(Wire.queue(NAMESPACE, system));
            }
            assertThat(frontend.post(4)).isEqualTo(answer);
            assertThat(
                            frontend.metric(
                                    "syncorswim_publish_duration_seconds_count{outcome=\""
                                            + word
                                            + "\"}"))
                    .as("the broker's word, and not held back here")
                    .isEqualTo(2);
        }
    }

    /** A limit of AMQP, which docs/architecture.md tells: only the ledger sees such an order. */
    @ParameterizedTest
    @ValueSource(strings = {"embedded", "rabbitmq"})
    void of_three_queues_the_broker_does_not_miss_one_that_is_gone(String choice) throws Exception {
        try (OwnBroker broker = start(choice);
                Topology topology = new Topology(broker.uri(), "test");
                Connection connection = Amqp.connect(broker.uri(), "test", CONNECT);
                Channel channel = connection.createChannel()) {
            TargetService frontend = frontend(broker);
            assertThat(frontend.post(1)).isEqualTo(Wire.KEPT);
            channel.queueDelete(Wire.queue(NAMESPACE, TargetSystem.PAYMENT));

            assertThat(frontend.post(2)).isEqualTo(Wire.KEPT);
            assertThat(topology.ready(NAMESPACE, TargetSystem.INVENTORY)).hasValue(2);
            assertThat(topology.ready(NAMESPACE, TargetSystem.SHIPPING)).hasValue(2);
            assertThat(topology.ready(NAMESPACE, TargetSystem.PAYMENT)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "rabbitmq"})
    void an_exchange_that_has_gone_is_declared_again_and_nobody_was_told_202(String choice)
            throws Exception {
        try (OwnBroker broker = start(choice);
                Connection connection = Amqp.connect(broker.uri(), "test", CONNECT);
                Channel channel = connection.createChannel()) {
            TargetService frontend = frontend(broker);
            assertThat(frontend.post(1)).isEqualTo(Wire.KEPT);
            channel.exchangeDelete(Wire.exchange(NAMESPACE));

            assertThat(frontend.post(2)).isIn(Wire.REFUSED, Wire.UNKNOWN);
            try (Users users = new Users(frontend, 1)) {
                users.await(Wire.KEPT, 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "rabbitmq"})
    void a_backend_is_handed_its_prefetch_and_no_more_and_its_death_sets_them_free(String choice)
            throws Exception {
        try (OwnBroker broker = start(choice)) {
            TargetService stuck = backend(broker, TargetSystem.PAYMENT, "fixed 60s");
            TargetService frontend = frontend(broker);
            List<Long> orders = place(frontend, 20);
            awaitMetric(stuck, Wire.UNACKED_METRIC, PREFETCH);
            assertThat(notHandedOver(broker)).isEqualTo(orders.size() - PREFETCH);
            assertThat(stuck.metric(Wire.UNACKED_METRIC)).isEqualTo(PREFETCH);

            stuck.kill();
            assertThat(effects(TargetSystem.PAYMENT)).isEmpty();
            TargetService next = backend(broker, TargetSystem.PAYMENT, "fixed 50ms");
            long endNs = System.nanoTime() + LONGEST.toNanos();
            while (effects(TargetSystem.PAYMENT).size() < orders.size()
                    && System.nanoTime() < endNs) {
                assertThat(next.metric(Wire.UNACKED_METRIC)).isLessThanOrEqualTo(PREFETCH);
            }

            assertThat(effects(TargetSystem.PAYMENT)).containsExactlyInAnyOrderElementsOf(orders);
            assertThat(next.metric("syncorswim_deliveries_total{redelivered=\"true\"}"))
                    .isGreaterThanOrEqualTo(PREFETCH);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "rabbitmq"})
    void a_backend_killed_in_the_middle_of_it_all_loses_no_order(String choice) throws Exception {
        try (OwnBroker broker = start(choice)) {
            List<Long> orders = place(frontend(broker), 60);
            TargetService first = backend(broker, TargetSystem.PAYMENT, "fixed 50ms");
            awaitEffects(TargetSystem.PAYMENT, orders.subList(0, 10));
            first.kill();
            backend(broker, TargetSystem.PAYMENT, "fixed 1ms");
            awaitEffects(TargetSystem.PAYMENT, orders);

            assertThat(effects(TargetSystem.PAYMENT))
                    .as("only what was not acknowledged may be done again")
                    .hasSizeLessThanOrEqualTo(orders.size() + PREFETCH);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "rabbitmq"})
    void sigterm_lets_a_backend_finish_and_acknowledge_what_it_was_handed(String choice)
            throws Exception {
        try (OwnBroker broker = start(choice)) {
            TargetService frontend = frontend(broker);
            TargetService payment = backend(broker, TargetSystem.PAYMENT, "fixed 1s");
            List<Long> orders = place(frontend, PREFETCH);
            awaitMetric(payment, Wire.UNACKED_METRIC, PREFETCH);
            payment.terminate();

            assertThat(effects(TargetSystem.PAYMENT)).containsExactlyInAnyOrderElementsOf(orders);
            assertThat(notHandedOver(broker)).as("still in the queue").isZero();
            backend(broker, TargetSystem.PAYMENT, "fixed 1ms");
            assertThat(frontend.post(99)).isEqualTo(Wire.KEPT);
            awaitEffects(TargetSystem.PAYMENT, List.of(99L));
            assertThat(effects(TargetSystem.PAYMENT)).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "rabbitmq"})
    void sigterm_lets_a_frontend_wait_for_the_confirm_of_the_order_in_hand(String choice)
            throws Exception {
        try (OwnBroker broker = start(choice)) {
            TargetService frontend = frontend(broker);
            Child process = broker.process().orElseThrow();
            process.freeze();
            try (Users users = new Users(frontend, 1)) {
                awaitMetric(frontend, Wire.IN_FLIGHT_METRIC, 1);
                frontend.askToEnd();
                while (!frontend.isShut()) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
                process.resume();
                users.awaitTotal(Wire.KEPT, 1);
            }
        }
    }

    /** Its users all wait for a confirm that can't come, because the broker is frozen first. */
    private static void killWithOrdersInFlight(
            OwnBroker broker, TargetService frontend, Users users) throws Exception {
        Child process = broker.process().orElseThrow();
        process.freeze();
        awaitMetric(frontend, Wire.IN_FLIGHT_METRIC, USERS);
        long unknown = users.count(Wire.UNKNOWN);
        process.kill();
        users.awaitTotal(Wire.UNKNOWN, unknown + USERS);
    }

    private OwnBroker start(String choice) throws Exception {
        BrokerFixture.requireInstalled(BrokerChoice.parse(choice));
        return (OwnBroker)
                Brokers.start(BrokerChoice.parse(choice), children, BrokerFixture.place(directory));
    }

    private TargetService frontend(Broker broker) throws Exception {
        return service(
                broker,
                "frontend",
                "--pattern=messaging",
                "--namespace=" + NAMESPACE,
                "--confirm-timeout=60s");
    }

    private TargetService backend(Broker broker, TargetSystem system, String serviceTime)
            throws Exception {
        return service(
                broker,
                "backend",
                "--system=" + system.word(),
                "--journal=" + journal(system),
                "--service-time=" + serviceTime,
                "--workers=2",
                "--consume",
                "--namespace=" + NAMESPACE,
                "--prefetch=" + PREFETCH);
    }

    private TargetService service(Broker broker, String... arguments) throws Exception {
        return TargetService.start(children, directory, broker.uri(), List.of(arguments));
    }

    private static List<Long> place(TargetService frontend, int orders) throws Exception {
        List<Long> placed = new ArrayList<>();
        for (long order = 0; order < orders; order++) {
            assertThat(frontend.post(order)).isEqualTo(Wire.KEPT);
            placed.add(order);
        }
        return placed;
    }

    /** Payment's messages that the broker gives somebody else; it has them back afterwards. */
    private static int notHandedOver(Broker broker) throws Exception {
        try (Connection connection = Amqp.connect(broker.uri(), "test", CONNECT);
                Channel channel = connection.createChannel()) {
            int taken = 0;
            while (channel.basicGet(Wire.queue(NAMESPACE, TargetSystem.PAYMENT), false) != null) {
                taken++;
            }
            return taken;
        }
    }

    private void awaitEffects(TargetSystem system, List<Long> orders) throws Exception {
        long endNs = System.nanoTime() + LONGEST.toNanos();
        Set<Long> missing = new HashSet<>(orders);
        while (!missing.isEmpty() && System.nanoTime() < endNs) {
            effects(system).forEach(missing::remove);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(missing).as("orders never done by " + system).isEmpty();
    }

    private static void awaitMetric(TargetService service, String name, double value)
            throws Exception {
        long endNs = System.nanoTime() + LONGEST.toNanos();
        while (service.metric(name) != value && System.nanoTime() < endNs) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(service.metric(name)).as(name).isEqualTo(value);
    }

    /** The order of each effect, in the order in which they took effect. */
    private List<Long> effects(TargetSystem system) throws IOException {
        try (Stream<String> lines = Files.lines(journal(system))) {
            return lines.filter(line -> line.matches("\\d+," + system.word() + "(,\\d+){4}"))
                    .map(line -> Long.valueOf(line.substring(0, line.indexOf(','))))
                    .toList();
        }
    }

    private Path journal(TargetSystem system) {
        return directory.resolve(system.word() + ".csv");
    }

    private static List<Long> ordersOf(Map<Long, Integer> answers, int status) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getValue() == status)
                .map(Map.Entry::getKey)
                .toList();
    }
}
