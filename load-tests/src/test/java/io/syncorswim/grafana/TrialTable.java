package io.syncorswim.grafana;

import java.util.List;

/** What the columns of the table of trials hold, and where they lead. */
final class TrialTable {
    private static final String RANGE =
            "&from=${__data.fields.Begin.numeric}&to=${__data.fields.End.numeric}"
                    + "&var-scenario=${__data.fields.scenario}&var-policy=${__data.fields.policy}";

    static final List<String> OVERRIDES =
            List.of(
                    time("Begin"),
                    time("End"),
                    link(
                            "scenario",
                            "Compare the patterns in this scenario",
                            ComparePatterns.UID,
                            "&var-repetition=${__data.fields.repetition}"),
                    link(
                            "pattern",
                            "This trial in depth",
                            OnePattern.UID,
                            "&var-pattern=${__data.fields.pattern}"));

    private TrialTable() {}

    private static String time(String field) {
        return """
        {"matcher": {"id": "byName", "options": "%s"}, "properties": [
          {"id": "unit", "value": "dateTimeAsIso"}
        ]}
        """
                .formatted(field);
    }

    private static String link(String field, String title, String uid, String more) {
        return """
        {"matcher": {"id": "byName", "options": "%s"}, "properties": [
          {"id": "links", "value": [{"title": "%s", "url": "/d/%s?${datasource:queryparam}%s", "targetBlank": false}]}
        ]}
        """
                .formatted(field, title, uid, RANGE + more);
    }
}
