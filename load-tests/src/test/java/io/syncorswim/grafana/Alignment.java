package io.syncorswim.grafana;

import com.fasterxml.jackson.databind.JsonNode;

import io.syncorswim.experiment.Pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts trials that ran one after the other onto one time axis: that of the last of them that began
 * before the end of the time range, so that what is running now is seen now, and so that zooming
 * into any of them leaves it where it is.
 *
 * <p>Hidden variables hold the reference, which is when that trial's load began (Unix time, s), and
 * by how many milliseconds each pattern's series are moved, for PromQL's {@code offset}. Of several
 * trials of the same pattern, policy, scenario and repetition the one is taken whose load began
 * nearest to the end of the time range, up to 15 minutes before or after it.
 */
final class Alignment {
    private static final String REFERENCE = "reference";
    private static final String AROUND = "15m";

    private Alignment() {}

    static List<JsonNode> variables() {
        List<JsonNode> variables = new ArrayList<>();
        variables.add(
                Variables.number(
                        REFERENCE,
                        "When the load of the trial began whose time axis the others are put on,"
                                + " Unix time in seconds",
                        "max(" + past(".+") + ")"));
        for (Pattern pattern : Pattern.values()) {
            variables.add(
                    Variables.number(
                            Scope.shift(pattern),
                            "By how many milliseconds the series of "
                                    + pattern.word()
                                    + " are moved onto the reference's time",
                            shift(pattern)));
        }
        return variables;
    }

    /** A metric of all patterns' trials, each moved, told apart by the label pattern. */
    static String moved(String metric) {
        return Arrays.stream(Pattern.values())
                .map(pattern -> Scope.moved(pattern).value(metric))
                .reduce((all, next) -> all + " or " + next)
                .orElseThrow();
    }

    /** Times that a metric of all patterns' trials tells, moved as well; Unix time, ms. */
    static String movedTimes(String metric) {
        return Arrays.stream(Pattern.values())
                .map(pattern ->
                        "(1000 * %s + ${%s})"
                                .formatted(
                                        Scope.moved(pattern).value(metric), Scope.shift(pattern)))
                .reduce((all, next) -> all + " or " + next)
                .orElseThrow();
    }

    /** Never 0, which PromQL refuses as an offset; where there is no trial, as good as nothing. */
    private static String shift(Pattern pattern) {
        return "((round(1000 * ($%s - max(%s))) - 1) > -3600000 < 3600000) or vector(-1)"
                .formatted(REFERENCE, nearest(pattern.word()));
    }

    /** When the load of each pattern's trial began that is nearest. */
    private static String nearest(String pattern) {
        String past = past(pattern);
        String later =
                "min by (pattern) (min_over_time((%s)[%s:1s] offset -%s))"
                        .formatted(begins(pattern), AROUND, AROUND);
        return "(%s and (time() - %s <= %s - time())) or %s or %s"
                .formatted(past, past, later, later, past);
    }

    private static String past(String pattern) {
        return "max by (pattern) (max_over_time((%s)[%s:1s]))".formatted(begins(pattern), AROUND);
    }

    private static String begins(String pattern) {
        return ("syncorswim_phase_start_timestamp_seconds{pattern=~\"%s\",policy=\"$policy\","
                        + "scenario=\"$scenario\",phase=\"warm-up\"}"
                        + " and on (pattern, policy, scenario)"
                        + " syncorswim_trial_info{repetition=\"$repetition\"}")
                .formatted(pattern);
    }
}
