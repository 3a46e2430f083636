package io.syncorswim;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** docker-compose.yml's promises, of every service in it; .ci/compose tests them on an engine. */
class ComposeFileTest {
    private static final Path HOME = Path.of("..");
    private static final Set<String> ONE_SHOT = Set.of("secrets", "experiment");

    private static Map<String, Object> file;
    private static Map<String, Map<String, Object>> services;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream yaml = Files.newInputStream(HOME.resolve("docker-compose.yml"))) {
            Object read = new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
            file = mapping(read);
        }
        services = new LinkedHashMap<>();
        mapping(file.get("services")).forEach((name, it) -> services.put(name, mapping(it)));
    }

    @Test
    void every_service_runs_as_nobody_special_without_rights_on_a_file_system_that_is_closed()
            throws IOException {
        assertThat(Files.readString(HOME.resolve("Dockerfile"))).contains("\nUSER 10001:10001\n");
        services.forEach((name, service) -> {
            assertThat(service).as(name).containsEntry("read_only", true);
            assertThat(service).as(name).containsEntry("cap_drop", List.of("ALL"));
            assertThat(service)
                    .as(name)
                    .containsEntry("security_opt", List.of("no-new-privileges:true"))
                    .doesNotContainKeys("cap_add", "privileged", "pid", "ipc", "devices");
            // Our image's own user is none of root's, the others say theirs.
            String user = (String) service.getOrDefault("user", "10001:10001");
            assertThat(user).as(name).matches("(\\$\\{SWIM_USER:-)?[1-9]\\d*:\\d+}?");
            assertThat(service)
                    .as(name)
                    .satisfiesAnyOf(
                            has -> assertThat(has).containsKey("user"),
                            has -> assertThat(has).containsEntry("build", "."));
        });
    }

    @Test
    void every_service_is_limited_and_restarted_or_done_and_checked() {
        services.forEach((name, service) -> {
            assertThat(service).as(name).containsKeys("mem_limit", "pids_limit", "healthcheck");
            Map<String, Object> check = mapping(service.get("healthcheck"));
            if (ONE_SHOT.contains(name)) {
                assertThat(service).as(name).containsEntry("restart", "no");
                assertThat(check).as(name).containsEntry("disable", true);
            } else {
                assertThat(service).as(name).containsEntry("restart", "unless-stopped");
                assertThat(service).as(name).containsKey("cpus");
                assertThat(check).as(name).containsKeys("test", "interval", "timeout", "retries");
            }
        });
        assertThat(services.keySet()).containsAll(ONE_SHOT);
    }

    @Test
    void who_needs_another_waits_until_it_is_healthy_or_done() {
        services.forEach((name, service) ->
                mapping(service.getOrDefault("depends_on", Map.of()))
                        .forEach((other, condition) ->
                                assertThat(mapping(condition).get("condition"))
                                        .as(name + " needs " + other)
                                        .isEqualTo(
                                                ONE_SHOT.contains(other)
                                                        ? "service_completed_successfully"
                                                        : "service_healthy")));
        assertThat(mapping(services.get("frontend-chain").get("depends_on")))
                .containsOnlyKeys("secrets", "inventory", "payment", "shipping");
    }

    @Test
    void ports_are_published_on_loopback_only_and_none_of_the_brokers() {
        services.forEach((name, service) ->
                assertThat(sequence(service, "ports"))
                        .as(name)
                        .allSatisfy(port ->
                                assertThat((String) port)
                                        .matches("127\\.0\\.0\\.1:\\$\\{SWIM_\\w+:-\\d+}:\\d+")));
        assertThat(sequence(services.get("frontend-chain"), "ports")).hasSize(1);
        assertThat(services.get("rabbitmq"))
                .doesNotContainKey("ports")
                .containsEntry("networks", List.of("inner"));
        assertThat(mapping(mapping(file.get("networks")).get("inner")))
                .containsEntry("internal", true);
        services.forEach((name, service) ->
                assertThat(String.valueOf(service.get("network_mode")))
                        .as(name)
                        .isNotEqualTo("host"));
    }

    @Test
    void images_are_pinned_to_one_version() throws IOException {
        services.forEach((name, service) ->
                assertThat((String) service.get("image"))
                        .as(name)
                        .matches("[\\w/-]+:v?\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"));
        assertThat(Files.readAllLines(HOME.resolve("Dockerfile")))
                .filteredOn(line -> line.startsWith("ARG "))
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(line)
                                .matches(
                                        "ARG J[DR][KE]_IMAGE=[\\w-]+:\\d+\\.\\d+\\.\\d+_\\d+-\\w+-\\w+"));
    }

    @Test
    void what_prometheus_scrapes_is_there_on_a_network_that_it_is_on() throws IOException {
        List<Object> targets;
        try (InputStream yaml = Files.newInputStream(HOME.resolve("docker/targets/compose.yml"))) {
            targets = asList(new Load(LoadSettings.builder().build()).loadFromInputStream(yaml));
        }
        Set<Object> seen = Set.copyOf(sequence(services.get("prometheus"), "networks"));
        Set<String> scraped = new TreeSet<>();
        for (Object target : targets) {
            String address = (String) asList(mapping(target).get("targets")).getFirst();
            String name = address.substring(0, address.indexOf(':'));
            assertThat(services).containsKey(name);
            assertThat(sequence(services.get(name), "networks"))
                    .as(name)
                    .containsAnyElementsOf(seen);
            scraped.add(name);
        }
        assertThat(scraped)
                .contains("rabbitmq", "experiment", "inventory", "payment", "shipping")
                .contains("frontend-chain", "frontend-fan-out", "frontend-messaging");
        assertThat(sequence(services.get("experiment"), "entrypoint"))
                .containsSequence("--metrics", "0.0.0.0:9170");
    }

    @Test
    void no_secret_is_written_into_the_file() {
        Set<String> suspicious = new TreeSet<>();
        services.forEach((name, service) ->
                mapping(service.getOrDefault("environment", Map.of()))
                        .forEach((key, value) -> {
                            if (key.matches(".*(PASS|TOKEN|SECRET|COOKIE|URI).*")
                                    && !key.endsWith("__FILE")) {
                                suspicious.add(name + ": " + key);
                            }
                        }));
        assertThat(suspicious).isEmpty();
        assertThat(file.toString()).doesNotContainPattern("amqps?://[^@\\s]*:[^@\\s]*@");
    }

    @Test
    void who_mounts_a_secret_is_who_needs_it_and_cannot_change_it() {
        Map<String, Set<String>> readers = new LinkedHashMap<>();
        services.forEach((name, service) -> {
            for (Object volume : sequence(service, "volumes")) {
                Map<String, Object> mount = mapping(volume);
                String source = (String) mount.get("source");
                boolean secret =
                        source.matches("broker-(config|uri)|control-token|grafana-password");
                if (secret && !name.equals("secrets")) {
                    readers.computeIfAbsent(source, ignored -> new TreeSet<>()).add(name);
                    assertThat(mount).as(name).containsEntry("read_only", true);
                }
            }
        });
        Set<String> backends = Set.of("inventory", "payment", "shipping");
        assertThat(readers.get("broker-config")).containsExactly("rabbitmq");
        assertThat(readers.get("grafana-password")).containsExactly("grafana");
        assertThat(readers.get("control-token")).hasSameElementsAs(backends);
        assertThat(readers.get("broker-uri"))
                .containsAll(backends)
                .contains("frontend-messaging", "experiment")
                .hasSize(5);
    }

    private static List<Object> sequence(Map<String, Object> service, String key) {
        return asList(service.get(key));
    }

    private static List<Object> asList(@Nullable Object node) {
        return node instanceof List<?> list ? List.copyOf(list) : List.of();
    }

    /** A mapping with its merge key ({@code <<}) resolved, which YAML 1.2 no longer knows. */
    private static Map<String, Object> mapping(Object node) {
        Map<String, Object> merged = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> map) {
            if (map.get("<<") instanceof Map<?, ?> base) {
                merged.putAll(mapping(base));
            }
            map.forEach((key, value) -> merged.put((String) key, value));
            merged.remove("<<");
        }
        return merged;
    }
}
