package io.syncorswim.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;

class BrokerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "amqp://h,                     h, 5672, guest, /",
        "amqps://h,                    h, 5671, guest, /",
        "amqp://u:secret@h:1234,       h, 1234, u,     /",
        "amqp://u:secret@h:1234/a,     h, 1234, u,     a",
        "amqp://u:s%3Ae@h:1234/%2Fa,   h, 1234, u,     /a",
        "amqp://u%3Ax:s@h,             h, 5672, u:x,   /",
    })
    void an_address_is_all_of_the_uri_but_the_password(
            String uri, String host, int port, String user, String virtualHost) {
        BrokerAddress address = BrokerAddress.of(URI.create(uri));

        assertThat(address).isEqualTo(new BrokerAddress(host, port, user, virtualHost));
        assertThat(address).hasToString(host + ":" + port);
    }
}
