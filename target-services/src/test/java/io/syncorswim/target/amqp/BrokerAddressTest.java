package io.syncorswim.target.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAddressTest {
    @Test
    void its_text_leaves_the_user_and_the_password_out() {
        assertThat(BrokerAddress.parse("amqp://me:s3cret@127.0.0.1:5673/shop"))
                .hasToString("amqp://127.0.0.1:5673/shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://me:s3cret@host", "amqp:s3cret", "amqp://me:s3cret @host", ""})
    void a_wrong_address_is_told_without_its_password(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerAddress.parse(text))
                .withMessageContaining("amqp://user:password@host:port/vhost")
                .withMessageNotContaining("s3cret")
                .withNoCause();
    }
}
