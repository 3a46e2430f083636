package io.syncorswim.report;

import io.syncorswim.analysis.Analysis;
import io.syncorswim.analysis.Analysis.Percentiles;
import io.syncorswim.analysis.Validity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sentences and definitions that the page and the Markdown share. */
final class Wording {
    /** Stands wherever accepted and completed stand side by side. */
    static final String ACCEPTED_IS_NOT_COMPLETED =
            "Accepted is not the same promise everywhere: with chain and fan-out a 200 says that"
                    + " all three systems are done, with messaging a 202 says that the broker has"
                    + " kept the order and it will be done later. To compare the patterns, compare"
                    + " what was completed.";

    /** The same, in short, where a scenario's charts show both. */
    static final String SIDE_BY_SIDE =
            "Side by side, not alike: a 200 (chain, fan-out) says done; a 202 (messaging) says"
                    + " kept, and done later.";

    /** The terms in which this report speaks, each with its definition. */
    private static final List<Analysis.Named> TERMS =
            List.of(
                    term(
                            "Order",
                            "One user request. It needs work from three systems: inventory, payment"
                                    + " and shipping."),
                    term(
                            "Offered",
                            "Orders that were scheduled to arrive, whether or not the service kept"
                                + " up (an open workload). All patterns get the same schedule."),
                    term(
                            "Response time",
                            "From the order's intended start to its answer; a late sender cannot"
                                    + " hide it. The service time, from the actual sending, is kept"
                                    + " beside it."),
                    term(
                            "Completion time",
                            "From the order's intended start to its last effect at the three"
                                    + " systems, for every pattern alike."),
                    term("Accepted, 200 and 202", ACCEPTED_IS_NOT_COMPLETED),
                    term(
                            "Refused",
                            "The service said at once that it would not take the order: 503 or"
                                    + " 429."),
                    term(
                            "Failed",
                            "It is known to have failed: another error, or no connection at all."),
                    term(
                            "Unknown",
                            "A time-out or a broken connection: it may or may not have happened."),
                    term(
                            "Complete, duplicated, partial, nothing",
                            "What really happened, by the systems' own journals: one effect at each"
                                + " of the three; more than one at some; effects at some and none"
                                + " at others; no effect anywhere."),
                    term(
                            "Lost",
                            "Accepted, and still not complete after the drain. The user was told"
                                    + " yes."),
                    term("Recovered", "Complete although the user was not told yes."),
                    term(
                            "Completed %",
                            "Share of the offered orders that were complete exactly once after the"
                                    + " drain."),
                    term(
                            "Goodput",
                            "Orders accepted and completed once within the SLO, per second."),
                    term("Backlog", "Orders sent and not yet settled, at the worst moment."),
                    term(
                            "Time to recover",
                            "From the end of the fault until goodput is back in its baseline band"
                                + " and stays there. 0 where it never left; — where it did not come"
                                + " back before the load ended."),
                    term(
                            "Drain",
                            "From the end of the load until the last accepted order was complete."),
                    term(
                            "p99",
                            "99 of 100 orders were at most this slow. Percentiles are exact, over"
                                + " all orders of all repetitions; none is an average of others."),
                    term(
                            "95% interval",
                            "Of a hundred such intervals, some 95 hold the figure that endless"
                                    + " measuring would give. Repetitions, or in a single one"
                                    + " stretches of about a second, are drawn anew many times; how"
                                    + " much the figure then varies gives its width."),
                    term(
                            "Significant",
                            "Chance alone would show such a difference, anywhere among a scenario's"
                                    + " comparisons, in 1 of 20 runs at most."),
                    term(
                            "Sooner",
                            "The share of pairs, one offered order of each pattern, in which the"
                                    + " first pattern's was done sooner; one that was not done once"
                                    + " comes after all that were. 50% is no difference."),
                    term("—", "There is no such figure. It never stands for 0."));

    private static final DateTimeFormatter FOR_PEOPLE =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private Wording() {}

    /** The terms, the outcomes' thresholds first. */
    static List<Analysis.Named> terms() {
        List<Analysis.Named> terms = new ArrayList<>();
        for (Analysis.Outcome outcome : Analysis.Outcome.values()) {
            terms.add(term(outcome.name(), outcome.rule()));
        }
        terms.addAll(TERMS);
        return terms;
    }

    /** A clause or a sentence as a sentence: a capital, and an end. */
    static String sentence(String text) {
        if (text.isEmpty()) {
            return text;
        }
        String capital = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return capital.matches("(?s).*[.!?]") ? capital : capital + ".";
    }

    /** What the run's messages went through, as captions say it. */
    static String broker(Analysis.RunInfo run) {
        String broker = run.broker();
        return broker == null ? "No broker took part." : "Broker: " + broker + ".";
    }

    /** What the small ranges beside the figures are. */
    static String intervals(List<Page.Scene> scenes) {
        Repetitions recorded = Repetitions.of(scenes);
        String single =
                "they speak of the variation within that one trial; what another run would show may"
                        + " lie outside. Where the slowest orders came in a few clusters, that of"
                        + " a p99 holds the truth in some 85 of 100 cases.";
        String differ =
                "They rest on how much the "
                        + recorded.inWords()
                        + " repetitions differ from each other.";
        String beyond =
                switch (recorded.kind()) {
                    case SINGLE -> "There is one repetition, so " + single;
                    case SEVERAL -> differ;
                    case UNEQUAL -> differ + " Where only one was recorded, " + single;
                };
        return "Small ranges are 95% confidence intervals; none stands where there are too few"
                + " orders to tell. "
                + beyond;
    }

    /** How the differences of a scenario are to be taken. */
    static String differences(Page.Scene scene) {
        String single =
                " With one repetition, significant means: more than the variation within these"
                        + " trials.";
        String basis =
                switch (Repetitions.of(List.of(scene)).kind()) {
                    case SINGLE -> "All patterns were offered the same orders." + single;
                    case SEVERAL ->
                            "All patterns were offered the same orders, and are compared repetition"
                                    + " by repetition.";
                    case UNEQUAL ->
                            "Not all patterns have the same repetitions: those that differ in that"
                                    + " are compared as if their orders had nothing in common."
                                    + single;
                };
        return basis
                + " A p99 is that of the orders that a pattern accepted, or completed: read it"
                + " beside the shares. The chance that even one of these "
                + Figures.count(scene.comparisons().size())
                + " comparisons finds a difference where there is none is 5% at most (Holm); each"
                + " interval is that of its comparison alone.";
    }

    static String verdict(Validity validity) {
        return switch (validity) {
            case VALID -> "Every check of the measurement passed: the figures can be believed.";
            case SUSPECT ->
                    "The measurement has weaknesses: read the reasons before you read the figures.";
            case INVALID ->
                    "The measurement went wrong: do not draw conclusions from the trials named"
                            + " here.";
        };
    }

    /** A moment for people; as it is where it cannot be read. */
    static String moment(String iso) {
        try {
            return FOR_PEOPLE.format(Instant.parse(iso));
        } catch (DateTimeParseException unreadable) {
            return iso;
        }
    }

    /** The percentiles that charts and tables show, by percent, in ascending order. */
    static Map<Double, @Nullable Double> byPercentile(Percentiles latency) {
        Map<Double, @Nullable Double> values = new LinkedHashMap<>();
        values.put(50.0, latency.p50());
        values.put(75.0, latency.p75());
        values.put(90.0, latency.p90());
        values.put(95.0, latency.p95());
        values.put(99.0, latency.p99());
        values.put(99.9, latency.p999());
        return values;
    }

    /** What the reader must know of the experiment; what the run says of itself comes first. */
    static List<Analysis.Named> settings(Analysis.RunInfo run) {
        Analysis.PhaseOffsets phases = run.phases();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("seed", Long.toString(run.seed()));
        settings.put("repetitions", Figures.count(run.repetitions()));
        settings.put("offered load", Figures.brief(run.ratePerSecond()) + " orders per second");
        settings.put("SLO", Figures.brief(run.sloMs()) + " ms from intended start to completion");
        settings.put(
                "phases",
                "warm-up "
                        + Figures.span(phases.baselineS())
                        + ", baseline "
                        + Figures.span(phases.faultS() - phases.baselineS())
                        + ", fault "
                        + Figures.span(phases.recoveryS() - phases.faultS())
                        + ", recovery "
                        + Figures.span(phases.endS() - phases.recoveryS()));
        run.settings().forEach(named -> settings.put(named.name(), named.value()));
        return settings.entrySet().stream()
                .map(setting -> new Analysis.Named(setting.getKey(), setting.getValue()))
                .toList();
    }

    private static Analysis.Named term(String name, String meaning) {
        return new Analysis.Named(name, meaning);
    }
}
