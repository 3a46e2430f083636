package io.syncorswim.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.syncorswim.experiment.BrokerChoice;
import io.syncorswim.process.Child;
import io.syncorswim.process.Children;
import io.syncorswim.process.LoopbackPorts;
import io.syncorswim.process.MissingPrerequisite;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A RabbitMQ node of our own plays someone else's broker. */
@Timeout(240)
@Tag("side-by-side")
class ExternalBrokerIT {
    @TempDir Path directory;
    private final Children children = new Children(Duration.ofSeconds(5));
    private Broker other;

    @BeforeEach
    void startSomeoneElsesBroker() throws Exception {
        BrokerFixture.requireInstalled(new BrokerChoice.Rabbitmq());
        other =
                Brokers.start(
                        new BrokerChoice.Rabbitmq(), children, BrokerFixture.place(directory));
    }

    @AfterEach
    void stopChildren() {
        children.close();
    }

    @Test
    void a_usable_broker_is_described_without_its_password_and_survives_closing() throws Exception {
        Broker broker = external(other.uri());

        assertThat(broker.description()).matches("RabbitMQ [0-9.]+ \\(127\\.0\\.0\\.1:\\d+\\)");
        assertThat(broker.process()).isEmpty();
        broker.close();
        assertThat(broker.isAlive()).isTrue();
    }

    @Test
    void each_refusal_says_in_one_sentence_what_is_wrong_where() throws Exception {
        String at = "the broker at 127.0.0.1:" + other.uri().getPort() + " ";
        String password = other.uri().getUserInfo().substring("swim:".length());
        String good = other.uri().toString();

        assertThat(refusal(good.replace(password, "s3cret")))
                .isEqualTo(at + "refused the password of user 'swim'")
                .doesNotContain("s3cret");
        assertThat(refusal(good + "/nowhere"))
                .startsWith(at + "does not give swim the virtual host 'nowhere': ")
                .doesNotContain(password);

        rabbitmqctl("add_user", "reader", "s3cret");
        assertThat(refusal(good.replace("swim:" + password, "reader:s3cret")))
                .startsWith(at + "does not give reader the virtual host '/': ");

        rabbitmqctl("set_permissions", "reader", "^$", ".*", ".*");
        assertThat(refusal(good.replace("swim:" + password, "reader:s3cret")))
                .startsWith(
                        at
                                + "does not let reader declare, write to and read from exchanges"
                                + " and queues named swim.*: ")
                .doesNotContain("s3cret");
        rabbitmqctl("set_permissions", "reader", ".*", "^$", ".*");
        assertThat(refusal(good.replace("swim:" + password, "reader:s3cret")))
                .contains("does not let reader declare, write to and read from");
        rabbitmqctl("set_permissions", "reader", ".*", ".*", "^$");
        assertThat(refusal(good.replace("swim:" + password, "reader:s3cret")))
                .contains("does not let reader declare, write to and read from");
        assertThat(said("list_queues", "name") + said("list_exchanges", "name"))
                .doesNotContain("swim.preflight");
    }

    @Test
    void an_address_where_no_broker_answers_is_told_apart() throws Exception {
        int free = new LoopbackPorts(new java.util.Random(1)).free();

        assertThat(refusal("amqp://swim:s3cret@127.0.0.1:" + free))
                .isEqualTo(
                        "the broker at 127.0.0.1:"
                                + free
                                + " can't be reached: nothing listens there");
        assertThat(refusal("amqp://swim:s3cret@no-such-host.invalid"))
                .isEqualTo(
                        "the broker at no-such-host.invalid:5672 can't be found: the host's name"
                                + " is unknown");
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(refusal("amqp://swim:s3cret@127.0.0.1:" + silent.getLocalPort()))
                    .isEqualTo(
                            "the broker at 127.0.0.1:"
                                    + silent.getLocalPort()
                                    + " does not answer: is it an AMQP port?");
        }
        assertThat(refusal(other.uri().toString().replace("amqp:", "amqps:")))
                .contains("can't be trusted or speaks no TLS");
    }

    private String refusal(String uri) {
        MissingPrerequisite refused =
                catchThrowableOfType(MissingPrerequisite.class, () -> external(URI.create(uri)));
        String sentence = String.valueOf(refused.getMessage());
        assertThat(sentence).doesNotContain("\n");
        return sentence;
    }

    private Broker external(URI uri) throws Exception {
        return Brokers.start(
                new BrokerChoice.External(uri), children, BrokerFixture.place(directory));
    }

    /** Runs RabbitMQ's own tool in the environment of the node, which is that of its process. */
    private void rabbitmqctl(String... words) throws IOException {
        said(words);
    }

    private String said(String... words) throws IOException {
        Child node = other.process().orElseThrow();
        ProcessBuilder builder =
                new ProcessBuilder(
                        Brokers.rabbitmqServer()
                                .orElseThrow()
                                .resolveSibling("rabbitmqctl")
                                .toString());
        builder.command().addAll(List.of(words));
        builder.environment().clear();
        String environment =
                Files.readString(
                        Path.of("/proc/" + node.pid() + "/environ"), StandardCharsets.UTF_8);
        for (String variable : environment.split("\0")) {
            String[] nameAndValue = variable.split("=", 2);
            builder.environment().put(nameAndValue[0], nameAndValue[1]);
        }
        builder.redirectErrorStream(true).redirectOutput(directory.resolve("ctl.log").toFile());
        assertThat(builder.start().onExit().join().exitValue())
                .as(() -> "rabbitmqctl " + String.join(" ", words))
                .isZero();
        return Files.readString(directory.resolve("ctl.log"));
    }
}
