package io.syncorswim.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Grafana is told at its start fits to the dashboards and to the containers. */
class ProvisioningTest {
    private static final Path ROOT = Path.of("..").normalize();
    private static final Path PROVISIONING = ROOT.resolve("grafana/provisioning");

    @Test
    void the_data_source_is_the_one_that_the_dashboards_choose_first() throws IOException {
        JsonNode source = source();
        assertThat(source.get("uid").asText()).isEqualTo("prometheus");
        assertThat(source.get("type").asText()).isEqualTo("prometheus");
        assertThat(Committed.dashboards().values())
                .allSatisfy(dashboard ->
                        assertThat(dashboard.at("/templating/list/0/current/value").asText())
                                .isEqualTo("prometheus"));
    }

    @Test
    void the_finest_step_is_the_scrape_interval() throws IOException {
        JsonNode prometheus = Committed.yaml(ROOT.resolve("prometheus/prometheus.yml"));
        assertThat(source().at("/jsonData/timeInterval"))
                .isEqualTo(prometheus.at("/global/scrape_interval"));
    }

    @Test
    void the_dashboards_are_looked_for_where_the_containers_have_them() throws IOException {
        JsonNode providers =
                Committed.yaml(PROVISIONING.resolve("dashboards/sync-or-swim.yaml"))
                        .get("providers");
        assertThat(providers).hasSize(1);
        String path = providers.at("/0/options/path").asText();
        Path compose = ROOT.resolve("docker-compose.yml");
        if (Files.exists(compose)) {
            assertThat(Files.readString(compose))
                    .contains("./grafana/dashboards, target: " + path + ",")
                    .contains("./grafana/provisioning, target: /etc/grafana/provisioning,")
                    .contains("SWIM_PROMETHEUS_URL:");
        } else {
            assertThat(path).isEqualTo("/var/lib/grafana/dashboards");
        }
    }

    private static JsonNode source() throws IOException {
        JsonNode sources =
                Committed.yaml(PROVISIONING.resolve("datasources/prometheus.yaml"))
                        .get("datasources");
        assertThat(sources).hasSize(1);
        return sources.get(0);
    }
}
