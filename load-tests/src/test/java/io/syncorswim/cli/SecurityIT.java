package io.syncorswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.syncorswim.Needs;
import io.syncorswim.wire.Wire;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The claims of docs/security.md about what runs, from the outside. */
class SecurityIT {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "rabbitmq"})
    void standing_services_listen_on_loopback_and_show_no_secret(String broker) throws Exception {
        requireInstalled(broker);
        Path out = folder.resolve("up");
        List<String> secrets;
        try (SwimProcess swim =
                SwimProcess.start(
                        folder, "up", "--broker", broker, "--port", "22080", "--out", "up")) {
            swim.awaitUp();
            Exposure exposure = new Exposure(swim.tree());
            onlyLoopback(exposure);
            secrets = secrets(exposure);
            assertThat(exposure.commandLines()).contains("--pattern").doesNotContain(secrets);
            swim.signal("TERM");
            assertThat(swim.exitCode()).as(swim.err()).isEqualTo(143);
        }
        assertThat(out.resolve("logs")).isNotEmptyDirectory();
        assertThat(filesWith(secrets)).isEmpty();
    }

    @Test
    void a_run_through_somebody_elses_broker_listens_on_loopback_and_shows_no_secret()
            throws Exception {
        Path theirs = Files.createDirectory(folder.resolve("theirs"));
        Path ours = Files.createDirectory(folder.resolve("ours"));
        try (SwimProcess other =
                SwimProcess.start(
                        theirs,
                        "up",
                        "--pattern=messaging",
                        "--broker=embedded",
                        "--port=22090",
                        "--out=up")) {
            other.awaitUp();
            String uri =
                    new Exposure(other.tree()).environment(Wire.AMQP_URI_VARIABLE).orElseThrow();
            Path address = Files.writeString(folder.resolve("address"), uri);
            TinyExperiment.write(ours, "messaging", "steady: []");
            List<String> secrets;
            try (SwimProcess swim =
                    SwimProcess.start(ours, "run", "tiny.yaml", "--broker", "@" + address)) {
                swim.awaitLoad("messaging.plain.steady.r1");
                Exposure exposure = new Exposure(swim.tree());
                onlyLoopback(exposure);
                secrets = secrets(exposure);
                assertThat(secrets).contains(password(uri));
                assertThat(exposure.commandLines()).contains("--pattern").doesNotContain(secrets);
                // What a busy machine makes of its verdict is not the question here.
                assertThat(swim.exitCode()).as(swim.out() + swim.err()).isIn(0, 4, 5);
                assertThat(swim.results().resolve("report.html")).isNotEmptyFile();
            }
            Files.delete(address);
            assertThat(filesWith(secrets)).isEmpty();
        }
    }

    static void onlyLoopback(Exposure exposure) throws IOException {
        assertThat(exposure.listening())
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address).matches(InetAddress::isLoopbackAddress));
    }

    /** The run's token and the broker's password, which the services are given. */
    private static List<String> secrets(Exposure exposure) {
        String token = exposure.environment(Wire.TOKEN_VARIABLE).orElseThrow();
        String uri = exposure.environment(Wire.AMQP_URI_VARIABLE).orElseThrow();
        List<String> secrets = List.of(token, password(uri));
        assertThat(secrets).allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(16));
        return secrets;
    }

    private static String password(String uri) {
        return URI.create(uri).getUserInfo().split(":")[1];
    }

    /** Files of the test's that hold a secret: results, logs, what was printed. */
    private List<Path> filesWith(List<String> secrets) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                String content = Files.readString(file, ISO_8859_1);
                if (secrets.stream().anyMatch(content::contains)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static void requireInstalled(String broker) {
        if (broker.equals("rabbitmq")) {
            Needs.rabbitmq();
        }
    }
}
