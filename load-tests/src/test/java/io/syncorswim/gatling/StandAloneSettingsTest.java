package io.syncorswim.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncorswim.experiment.BadInput;
import io.syncorswim.experiment.Workload.Arrivals;
import io.syncorswim.schedule.Segment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

class StandAloneSettingsTest {
    @Test
    void nothing_needs_to_be_set() throws BadInput {
        StandAloneSettings settings = StandAloneSettings.read("steady", false, name -> null);

        assertThat(settings.url()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(settings.seed()).isEqualTo(42);
        assertThat(settings.arrivals()).isEqualTo(Arrivals.POISSON);
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.segments()).containsExactly(new Segment(Duration.ofSeconds(30), 80));
    }

    @Test
    void a_spike_multiplies_the_rate_for_its_window() throws BadInput {
        Map<String, String> set =
                Map.of(
                        "swim.rate", "10",
                        "swim.duration", "1m",
                        "swim.factor", "3",
                        "swim.spike-from", "5s",
                        "swim.spike-for", "1500ms");

        assertThat(StandAloneSettings.read("spike", true, set::get).segments())
                .containsExactly(
                        new Segment(Duration.ofSeconds(5), 10),
                        new Segment(Duration.ofMillis(1500), 30),
                        new Segment(Duration.ofMillis(53_500), 10));
    }

    @Test
    void a_spike_may_last_to_the_end() throws BadInput {
        Map<String, String> set = Map.of("swim.spike-from", "10s", "swim.spike-for", "20s");

        assertThat(StandAloneSettings.read("spike", true, set::get).segments())
                .containsExactly(
                        new Segment(Duration.ofSeconds(10), 80),
                        new Segment(Duration.ofSeconds(20), 400));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "swim.rate|0|swim.rate is a number from 0.001 to 50000, not '0'",
                "swim.rate|-1|swim.rate is a number from 0.001 to 50000, not '-1'",
                "swim.rate|fast|swim.rate is a number from 0.001 to 50000, not 'fast'",
                "swim.rate|NaN|swim.rate is a number from 0.001 to 50000, not 'NaN'",
                "swim.rate|20000|swim.rate times swim.factor is at most 50000/s, not 100000/s",
                "swim.seed|1.5|swim.seed is a whole number, not '1.5'",
                "swim.timeout|3|swim.timeout is a whole number with ms, s or m, from 1ms to 1440m,"
                        + " not '3'",
                "swim.timeout|0s|swim.timeout is a whole number with ms, s or m, from 1ms to 1440m,"
                        + " not '0s'",
                "swim.arrivals|random|swim.arrivals is poisson or even, not 'random'",
                "swim.url|localhost:80|swim.url is like http://127.0.0.1:8080, not 'localhost:80'",
                "swim.url|http://h/x|swim.url is like http://127.0.0.1:8080, not 'http://h/x'",
                "swim.spike-from|25s|the spike ends after the load: swim.spike-from 25000ms and"
                        + " swim.spike-for 10000ms are more than swim.duration 30000ms",
            })
    void a_mistake_is_one_sentence(String name, String value, String sentence) {
        assertThatThrownBy(() ->
                        StandAloneSettings.read(
                                "spike", true, asked -> asked.equals(name) ? value : null))
                .isInstanceOf(BadInput.class)
                .hasMessage(sentence);
    }
}
