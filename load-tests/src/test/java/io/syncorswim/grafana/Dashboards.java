package io.syncorswim.grafana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All dashboards, as they stand in grafana/dashboards. */
final class Dashboards {
    private Dashboards() {}

    static List<Board> all() {
        Palette palette = Palette.ofTheReport();
        return List.of(
                ComparePatterns.of(palette),
                OnePattern.of(palette),
                BrokerBoard.of(palette),
                MeasurementBoard.of(palette));
    }

    /** The text of each file, by its name. */
    static Map<String, String> files() throws JsonProcessingException {
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter()
                        .withSeparators(
                                Separators.createDefaultInstance()
                                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                        .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        Map<String, String> files = new TreeMap<>();
        for (Board board : all()) {
            String name = board.uid().replace("sync-or-swim-", "") + ".json";
            String json = new JsonMapper().writer(printer).writeValueAsString(board.toJson());
            files.put(name, json + "\n");
        }
        return files;
    }
}
