package io.syncorswim.grafana;

import com.fasterxml.jackson.databind.JsonNode;

import io.syncorswim.experiment.Pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The patterns side by side, on the same axes, in one scenario. */
final class ComparePatterns {
    static final String UID = "sync-or-swim-compare";

    private static final String TRIAL = "syncorswim_trial_info";
    // In whole milliseconds, as Grafana's links have times.
    private static final String RUNNING =
            "round(1000 * max by (scenario, policy, repetition, pattern)"
                    + " (%s_over_time((%s)[$__range:1s])))";
    private static final String LOAD_BEGINS =
            "syncorswim_phase_start_timestamp_seconds{phase=\"warm-up\"}"
                    + " * on (pattern, policy, scenario) group_left (repetition) "
                    + TRIAL;

    private final Overrides overrides;
    private final Annotations annotations;

    private ComparePatterns(Palette palette) {
        this.overrides = new Overrides(palette);
        this.annotations = new Annotations(palette);
    }

    static Board of(Palette palette) {
        return new ComparePatterns(palette).board();
    }

    private Board board() {
        return new Board(
                UID,
                "Compare patterns",
                "The same arrivals through the same trouble, each way of communicating in its"
                        + " colour. The trials ran one after the other: they are moved onto the"
                        + " time of the last one.",
                variables(),
                annotations.ofAligned(),
                List.of(users(), times(), trouble(), costs(), trials()));
    }

    private static List<JsonNode> variables() {
        List<JsonNode> variables = new ArrayList<>();
        variables.add(Variables.datasource());
        variables.add(
                Variables.one("scenario", "Scenario", "The trouble that all go through", TRIAL));
        variables.add(Variables.one("policy", "Policy", "How the clients behave", TRIAL));
        variables.add(
                Variables.one(
                        "repetition",
                        "Repetition",
                        "Which of the trials of the same pattern, policy and scenario",
                        TRIAL));
        variables.addAll(Alignment.variables());
        return variables;
    }

    private Board.Row users() {
        return Board.Row.of(
                "What users got",
                each(
                                Panel.lines(
                                        "Goodput",
                                        "ops",
                                        "Orders that were accepted and complete within the"
                                                + " objective, per second. What matters most: how"
                                                + " far it falls below the offered load, and for"
                                                + " how long."),
                                Measures::good)
                        .ask(anyOffered(), "offered")
                        .with(overrides.offered()),
                each(
                                Panel.lines(
                                        "Offered and sent orders",
                                        "ops",
                                        "The scheduled load, and what the injector has really sent"
                                            + " for each pattern. The lines must lie on each other:"
                                            + " else the comparison is not fair."),
                                Measures::sent)
                        .ask(anyOffered(), "offered")
                        .with(overrides.offered()),
                each(
                        Panel.lines(
                                "Completed orders",
                                "ops",
                                "Orders that all three systems have done, per second, whenever they"
                                        + " were offered: above the offered load a backlog is"
                                        + " being worked off."),
                        Measures::completed),
                each(
                        Panel.lines(
                                "Orders refused, failed or unknown",
                                "ops",
                                "Answers per second that do not say yes. Unknown are time-outs and"
                                        + " broken connections: the order may have been done."),
                        Measures::notAccepted));
    }

    private Board.Row times() {
        return Board.Row.of(
                "How long it took, from the intended start",
                each(
                        Panel.lines(
                                "Response time of accepted orders, p50",
                                "s",
                                "Half of the accepted orders were answered faster. Messaging"
                                        + " answers '202, kept', the others '200, done'."),
                        trial -> Measures.responseTime(0.5, trial)),
                each(
                        Panel.lines(
                                "Response time of accepted orders, p99",
                                "s",
                                "One accepted order in a hundred waited longer for its answer."
                                        + " From histogram buckets: the report has exact figures."),
                        trial -> Measures.responseTime(0.99, trial)),
                each(
                        Panel.lines(
                                "Completion time, p50",
                                "s",
                                "Half of the completed orders were done by all three systems"
                                        + " sooner. The same question to every pattern."),
                        trial -> Measures.completionTime(0.5, trial)),
                each(
                        Panel.lines(
                                "Completion time, p99",
                                "s",
                                "One completed order in a hundred took longer until all three"
                                        + " systems had done it. Buckets end at 10 s."),
                        trial -> Measures.completionTime(0.99, trial)));
    }

    private Board.Row trouble() {
        return Board.Row.of(
                "What piles up",
                each(
                        Panel.lines(
                                "Backlog",
                                "short",
                                "Orders accepted and not complete. Messaging keeps what it cannot"
                                        + " do yet; the others have next to none."),
                        Measures::backlog),
                each(
                        Panel.lines(
                                "Orders in flight",
                                "short",
                                "Orders sent and not answered, as the injector counts them: users"
                                        + " who wait."),
                        Measures::inFlight));
    }

    private Board.Row costs() {
        return Board.Row.of(
                "What it costs",
                each(
                        Panel.lines(
                                "CPU of all services and the broker",
                                "none",
                                "Cores in use by the processes under test, the broker included,"
                                        + " injector and lab not."),
                        Measures::servicesCpu),
                each(
                        Panel.lines(
                                "Memory of all services and the broker",
                                "bytes",
                                "Resident memory of the processes under test, the broker included,"
                                        + " injector and lab not."),
                        Measures::servicesMemory));
    }

    /** Follow a link: the dashboard shows that scenario, at its time. */
    private static Board.Row trials() {
        Panel table =
                Panel.trials(
                                "Trials in the time range",
                                "Follow a scenario to compare its patterns, a pattern to see its"
                                        + " trial in depth; both set the time range.")
                        .ask(new Query(RUNNING.formatted("last", LOAD_BEGINS), "", Query.Form.ROWS))
                        .ask(
                                new Query(
                                        RUNNING.formatted("max", "timestamp(" + TRIAL + ")"),
                                        "",
                                        Query.Form.ROWS));
        for (String override : TrialTable.OVERRIDES) {
            table = table.with(Drawing.parsed(override));
        }
        return Board.Row.of("Trials", table);
    }

    private static String anyOffered() {
        return "max("
                + Arrays.stream(Pattern.values())
                        .map(pattern ->
                                Scope.moved(pattern).rate("syncorswim_orders_offered_total"))
                        .reduce((all, next) -> all + " or " + next)
                        .orElseThrow()
                + ")";
    }

    private Panel each(Panel panel, Function<Scope, String> measure) {
        for (Pattern pattern : Pattern.values()) {
            panel = panel.ask(measure.apply(Scope.moved(pattern)), pattern.word());
        }
        return overrides.byPattern(panel);
    }
}
