package io.syncorswim.target.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncorswim.wire.Wire;
import io.undertow.Undertow;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The control endpoint over real HTTP. */
class FaultSwitchTest {
    private static final String TOKEN = "right";

    private final HttpClient client = HttpClient.newHttpClient();
    private FaultSwitch faults = new FaultSwitch(TOKEN);
    private @Nullable Undertow server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
        client.shutdownNow();
    }

    @Test
    void the_right_token_sets_both_and_calm_ends_them() throws Exception {
        assertThat(post("slow=10&failing=0.3", TOKEN).statusCode()).isEqualTo(200);
        assertThat(faults.get()).isEqualTo(new Faults(10, 0.3));
        assertThat(post("slow=1&failing=0", TOKEN).statusCode()).isEqualTo(200);
        assertThat(faults.get()).isEqualTo(Faults.NONE);
    }

    @Test
    void what_is_left_out_stays_as_it_is() throws Exception {
        post("slow=10&failing=0.3", TOKEN);
        post("failing=0.5", TOKEN);
        assertThat(faults.get()).isEqualTo(new Faults(10, 0.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "righ", "rightt"})
    void a_wrong_token_is_unauthorised_and_changes_nothing(String token) throws Exception {
        assertThat(post("slow=10", token).statusCode()).isEqualTo(401);
        assertThat(faults.get()).isEqualTo(Faults.NONE);
    }

    @Test
    void no_token_is_unauthorised() throws Exception {
        assertThat(post("slow=10", null).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "right"})
    void a_service_without_a_token_is_shut_to_everyone(@Nullable String given) throws Exception {
        faults = new FaultSwitch(null);
        assertThat(post("slow=10", given).statusCode()).isEqualTo(403);
        assertThat(faults.get()).isEqualTo(Faults.NONE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "right"})
    void an_empty_token_is_none(@Nullable String given) throws Exception {
        faults = new FaultSwitch("");
        assertThat(post("slow=10", given).statusCode()).isEqualTo(403);
        assertThat(faults.get()).isEqualTo(Faults.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slow=0       | slow must be more than 0",
                "slow=-1      | slow must be more than 0",
                "slow=1001    | slow must be more than 0 and at most 1000",
                "slow=NaN     | slow must be",
                "slow=fast    | slow must be a number, not 'fast'",
                "failing=-0.1 | failing must be from 0 to 1",
                "failing=1.1  | failing must be from 0 to 1",
                "failing=     | failing must be a number",
                "slw=10       | the parameters are slow, failing or both",
                "''           | the parameters are slow, failing or both"
            })
    void a_wrong_value_is_told_in_a_sentence_and_changes_nothing(String query, String sentence)
            throws Exception {
        HttpResponse<String> response = post(query, TOKEN);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).startsWith(sentence);
        assertThat(faults.get()).isEqualTo(Faults.NONE);
    }

    private HttpResponse<String> post(String query, @Nullable String token)
            throws IOException, InterruptedException {
        if (server == null) {
            server = Undertow.builder().addHttpListener(0, "127.0.0.1", faults).build();
            server.start();
        }
        int port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/faults?" + query))
                        .POST(BodyPublishers.noBody());
        if (token != null) {
            request.header(Wire.TOKEN_HEADER, token);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
