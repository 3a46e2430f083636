package io.syncorswim.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;

class RabbitmqNodeTest {
    @TempDir Path directory;

    @Test
    void everything_the_node_reads_or_writes_is_in_its_own_folder() throws IOException {
        RabbitmqNode node = node();

        assertThat(node.environment())
                .allSatisfy((name, value) -> {
                    if (value.startsWith("/")) {
                        assertThat(value)
                                .satisfiesAnyOf(
                                        path -> assertThat(path).isEqualTo("/dev/null"),
                                        path ->
                                                assertThat(path)
                                                        .startsWith(
                                                                node.folder().path().toString()));
                    }
                })
                .containsEntry("ERL_EPMD_PORT", "10003")
                .containsEntry("RABBITMQ_DIST_PORT", "10002")
                .containsEntry("RABBITMQ_NODENAME", "swim-10001@localhost");
    }

    @Test
    void the_password_is_in_a_file_of_its_owner_and_nowhere_else() throws IOException {
        RabbitmqNode node = node();

        node.write();

        Path configuration = node.folder().path().resolve("rabbitmq.conf");
        assertThat(configuration)
                .content()
                .contains("listeners.tcp.1 = 127.0.0.1:10001\n", "default_pass = s3cret\n");
        assertThat(permissions(configuration)).isEqualTo("rw-------");
        assertThat(permissions(node.folder().path())).isEqualTo("rwx------");
        assertThat(node.environment().values()).noneMatch(value -> value.contains("s3cret"));
        assertThat(node.toString()).doesNotContain("s3cret");
    }

    @Test
    void the_cookie_has_the_rights_that_erlang_insists_on() throws IOException {
        RabbitmqNode node = node();

        node.write();

        Path cookie = Path.of(node.environment().get("HOME"), ".erlang.cookie");
        assertThat(permissions(cookie)).isEqualTo("r--------");
    }

    @Test
    void a_discarded_folder_is_gone_and_a_kept_one_stays() throws IOException {
        RabbitmqNode node = node();
        node.write();
        BrokerFolder kept = new BrokerFolder(node.folder().path(), true);

        kept.discard();
        assertThat(node.folder().path()).isNotEmptyDirectory();
        node.folder().discard();
        assertThat(node.folder().path()).doesNotExist();
    }

    @Test
    void metrics_are_served_on_loopback_and_only_where_they_are_wanted() throws IOException {
        RabbitmqNode without = node();
        RabbitmqNode with = node(OptionalInt.of(10_004));
        without.write();
        with.write();

        assertThat(without.folder().path().resolve("enabled_plugins")).hasContent("[].");
        assertThat(without.configuration()).doesNotContain("prometheus");
        assertThat(with.folder().path().resolve("enabled_plugins"))
                .hasContent("[rabbitmq_prometheus].");
        assertThat(with.configuration())
                .contains("prometheus.tcp.ip = 127.0.0.1\n", "prometheus.tcp.port = 10004\n");
    }

    private RabbitmqNode node() throws IOException {
        return node(OptionalInt.empty());
    }

    private RabbitmqNode node(OptionalInt metrics) throws IOException {
        BrokerPlace place =
                new BrokerPlace(
                        directory.resolve("work"),
                        directory,
                        Duration.ofSeconds(1),
                        false,
                        false,
                        new EmbeddedBrokerCommand(directory, directory, directory));
        return new RabbitmqNode(
                BrokerFolder.in(place, "rabbitmq-"), 10_001, 10_002, 10_003, metrics, "s3cret");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Set.copyOf(Files.getPosixFilePermissions(file)));
    }
}
