package io.syncorswim.grafana;

import io.syncorswim.experiment.Pattern;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which series are meant, and of when: PromQL's matchers and offset.
 *
 * @param labels matchers, separated by commas
 * @param offset empty, or an offset with a space before it
 */
record Scope(String labels, String offset) {
    /** The trial that a dashboard's variables choose, as the lab tells of it. */
    static Scope ofTheTrial() {
        return new Scope("pattern=\"$pattern\",policy=\"$policy\",scenario=\"$scenario\"", "");
    }

    /**
     * Those of the services that serve the chosen trial; those of {@code ./swim up} and of the
     * containers serve no trial, and have no such labels.
     */
    static Scope ofServices(String job) {
        return new Scope(
                "job=\""
                        + job
                        + "\",pattern=~\"|$pattern\",policy=~\"|$policy\",scenario=~\"|$scenario\"",
                "");
    }

    /** All trials that a dashboard's variables choose. */
    static Scope ofAllTrials() {
        return new Scope("pattern=~\"$pattern\",policy=~\"$policy\",scenario=~\"$scenario\"", "");
    }

    /** A pattern's trial of the chosen scenario, moved onto the time axis that all share. */
    static Scope moved(Pattern pattern) {
        return new Scope(
                "pattern=\"" + pattern.word() + "\",policy=\"$policy\",scenario=\"$scenario\"",
                " offset ${" + shift(pattern) + "}ms");
    }

    /** The variable that holds by how many milliseconds a pattern's trial is moved. */
    static String shift(Pattern pattern) {
        return "shift_" + pattern.word().replace('-', '_');
    }

    /** A metric as it is. */
    String value(String metric, String... matchers) {
        return selector(metric, matchers) + offset;
    }

    /** How fast a counter grows, per second. */
    String rate(String counter, String... matchers) {
        return "rate(" + selector(counter, matchers) + "[$__rate_interval]" + offset + ")";
    }

    /** A quantile of a histogram, by labels that may be none. */
    String quantile(double quantile, String by, String histogram, String... matchers) {
        return String.format(
                Locale.ROOT,
                "histogram_quantile(%s, sum by (%sle) (%s))",
                quantile,
                by.isEmpty() ? "" : by + ", ",
                rate(histogram + "_bucket", matchers));
    }

    private String selector(String metric, String... matchers) {
        return Stream.concat(Stream.of(labels), Arrays.stream(matchers))
                .collect(Collectors.joining(",", metric + "{", "}"));
    }
}
