package io.syncorswim.target.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A link over TLS, to a server whose certificate nobody has signed. */
@Timeout(60)
class LinkTest {
    private static final String PASSWORD = "not-a-secret";

    @TempDir Path folder;

    @Test
    void a_server_that_nobody_vouches_for_is_not_given_the_password() throws Exception {
        try (SSLServerSocket server = selfSigned()) {
            Thread accepting = Thread.ofPlatform().daemon().start(() -> shakeHands(server));
            BrokerAddress address =
                    BrokerAddress.parse("amqps://me:s3cret@localhost:" + server.getLocalPort());
            assertThatExceptionOfType(NoBroker.class)
                    .isThrownBy(() -> Link.open(address, "test", (connection, link) -> {}))
                    .withMessageContaining("certification path")
                    .withMessageNotContaining("s3cret");
            accepting.join();
        }
    }

    private static void shakeHands(SSLServerSocket server) {
        try (SSLSocket client = (SSLSocket) server.accept()) {
            client.startHandshake();
        } catch (IOException refused) {
            // What the client thinks of it is what the test asks.
        }
    }

    private SSLServerSocket selfSigned() throws Exception {
        Path keys = folder.resolve("keys.p12");
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String options =
                " -genkeypair -alias broker -keyalg EC -dname CN=localhost -storetype PKCS12"
                        + " -storepass "
                        + PASSWORD
                        + " -keystore ";
        List<String> command = new ArrayList<>(List.of((keytool + options).split(" ")));
        command.add(keys.toString());
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return (SSLServerSocket)
                context.getServerSocketFactory()
                        .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
