package io.syncorswim.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.PossibleAuthenticationFailureException;

import io.syncorswim.process.Child;
import io.syncorswim.process.ChildFailed;
import io.syncorswim.process.ChildSpec;
import io.syncorswim.process.Children;
import io.syncorswim.process.LoopbackPorts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The embedded broker's own command line, as a process. */
@Timeout(120)
@Tag("side-by-side")
class EmbeddedBrokerIT {
    @TempDir Path directory;
    private final Children children = new Children(Duration.ofSeconds(5));

    @AfterEach
    void stopChildren() {
        children.close();
    }

    @Test
    void it_says_its_port_takes_only_the_right_password_logs_nothing_and_stops_when_asked()
            throws Exception {
        Child broker = start(0);

        String ready = broker.awaitLine("swim-ready", BrokerFixture.READY);

        int port = Integer.parseInt(ready.substring("swim-ready amqp=".length()));
        try (Connection connection = connect("swim:s3cret", port);
                Channel channel = connection.createChannel()) {
            assertThat(channel.isOpen()).isTrue();
        }
        assertThat(
                        catchThrowableOfType(
                                PossibleAuthenticationFailureException.class,
                                () -> connect("swim:guess", port)))
                .isNotNull();
        assertThat(broker.stop(Duration.ofSeconds(30))).isTrue();
        assertThat(directory.resolve("log")).hasContent(ready);
    }

    @Test
    void a_port_in_use_gets_one_sentence_and_exit_code_3() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, LoopbackPorts.loopback())) {
            Child broker = start(taken.getLocalPort());

            ChildFailed failure =
                    catchThrowableOfType(
                            ChildFailed.class,
                            () -> broker.awaitLine("swim-ready", BrokerFixture.READY));

            assertThat(failure.lastLines())
                    .containsExactly(
                            "the embedded broker could not start: port "
                                    + taken.getLocalPort()
                                    + " is in use");
            assertThat(broker.exitCode()).hasValue(3);
        }
    }

    private Child start(int port) throws Exception {
        return children.start(
                new ChildSpec(
                        "broker",
                        BrokerFixture.place(directory)
                                .embedded()
                                .words(port, directory.resolve("data")),
                        Map.of("SWIM_BROKER_PASSWORD", "s3cret"),
                        directory,
                        directory.resolve("log")));
    }

    private static Connection connect(String userInfo, int port) throws Exception {
        URI uri = URI.create("amqp://" + userInfo + "@127.0.0.1:" + port);
        return Amqp.connect(uri, "test", Duration.ofSeconds(20));
    }
}
