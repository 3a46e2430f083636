package io.syncorswim.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The dashboards as they stand in the repository: what Grafana reads, not what makes them. */
public final class Committed {
    // Tests run in the module's folder.
    public static final Path FOLDER = Path.of("..", "grafana", "dashboards").normalize();

    private Committed() {}

    /** Each by its uid. */
    public static Map<String, JsonNode> dashboards() throws IOException {
        Map<String, JsonNode> dashboards = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                JsonNode dashboard = new JsonMapper().readTree(file.toFile());
                dashboards.put(dashboard.get("uid").asText(), dashboard);
            }
        }
        return dashboards;
    }

    /** The one of that uid. */
    public static JsonNode dashboard(String uid) throws IOException {
        JsonNode dashboard = dashboards().get(uid);
        if (dashboard == null) {
            throw new AssertionError("no dashboard " + uid + " in " + FOLDER);
        }
        return dashboard;
    }

    /** A YAML file, as a tree. */
    static JsonNode yaml(Path file) throws IOException {
        Load yaml = new Load(LoadSettings.builder().build());
        return new JsonMapper().valueToTree(yaml.loadFromString(Files.readString(file)));
    }

    /** The panels that ask something: all but the headings. */
    public static List<JsonNode> panels(JsonNode dashboard) {
        List<JsonNode> panels = new ArrayList<>();
        for (JsonNode panel : dashboard.get("panels")) {
            if (!panel.get("type").asText().equals("row")) {
                panels.add(panel);
            }
        }
        return panels;
    }

    /** Everything that is asked of Prometheus by panels and annotations. */
    public static List<String> expressions(JsonNode dashboard) {
        return Stream.concat(
                        panels(dashboard).stream().flatMap(panel -> stream(panel.get("targets"))),
                        stream(dashboard.at("/annotations/list")))
                .filter(query -> query.has("expr"))
                .map(query -> query.get("expr").asText())
                .toList();
    }

    public static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
