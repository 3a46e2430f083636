package io.syncorswim.grafana;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be seen of an expression without parsing it; Prometheus itself parses it in tests. */
final class Promql {
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][\\w:]*)\\{([^}]*)}");
    private static final Pattern OURS = Pattern.compile("\\b(?:syncorswim|rabbitmq)_\\w+");
    private static final Pattern INTERPOLATED = Pattern.compile("\\$\\{\\w+}|\\$\\w+");

    private Promql() {}

    /** A selector of one metric. */
    record Selector(String metric, String matchers) {}

    static Stream<Selector> selectors(String expression) {
        return SELECTOR.matcher(expression)
                .results()
                .map(found -> new Selector(found.group(1), found.group(2)));
    }

    static Stream<String> metrics(String expression) {
        return Stream.concat(
                        selectors(expression).map(Selector::metric),
                        OURS.matcher(expression).results().map(MatchResult::group))
                .distinct();
    }

    /** The names of the variables in it. */
    static Stream<String> variables(String expression) {
        return INTERPOLATED
                .matcher(expression)
                .results()
                .map(MatchResult::group)
                .map(variable -> variable.replaceAll("[${}]", ""));
    }

    /** As Prometheus would be asked it, with some value for each variable. */
    static String interpolated(String expression) {
        return expression
                .replace("$__rate_interval", "5s")
                .replace("$__range", "15m")
                .replaceAll("\\$\\{shift_\\w+}", "-12345")
                .replace("$reference", "1700000000.5")
                .replaceAll(INTERPOLATED.pattern(), "x");
    }
}
