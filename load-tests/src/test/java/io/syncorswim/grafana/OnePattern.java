package io.syncorswim.grafana;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/** One pattern in one scenario: from the users' side through the frontend to the systems. */
final class OnePattern {
    static final String UID = "sync-or-swim-pattern";

    private static final Scope TRIAL = Scope.ofTheTrial();

    private final Overrides overrides;
    private final Annotations annotations;

    private OnePattern(Palette palette) {
        this.overrides = new Overrides(palette);
        this.annotations = new Annotations(palette);
    }

    static Board of(Palette palette) {
        return new OnePattern(palette).board();
    }

    private Board board() {
        return new Board(
                UID,
                "One pattern in depth",
                "A trial from the users' side through the frontend to the three systems: where does"
                        + " the time go, where do orders wait, what fails?",
                variables(),
                annotations.ofTheTrial(TRIAL),
                List.of(
                        now(),
                        orders(),
                        times(),
                        ServiceRows.frontend(),
                        ServiceRows.systems(),
                        ServiceRows.consumers(),
                        costs()));
    }

    private static List<JsonNode> variables() {
        String chosen = "syncorswim_trial_info{pattern=\"$pattern\"}";
        return List.of(
                Variables.datasource(),
                Variables.one(
                        "pattern",
                        "Pattern",
                        "The way of communicating",
                        "syncorswim_in_flight_orders"),
                Variables.one("policy", "Policy", "How the clients behave", chosen),
                Variables.one("scenario", "Scenario", "The trouble it goes through", chosen));
    }

    private static Board.Row now() {
        return Board.Row.of(
                "What happens",
                Panel.states(
                                "Phase and fault",
                                7,
                                "The phases of the trial and the faults in force, from the events"
                                        + " that also become timeline.json.")
                        .ask(
                                "max by (phase) (" + TRIAL.value("syncorswim_phase") + ")",
                                "{{phase}}")
                        .ask(
                                "max by (fault, system) ("
                                        + TRIAL.value("syncorswim_fault_active")
                                        + ")",
                                "{{system}}: {{fault}}"),
                Panel.states(
                                "Alerts",
                                4,
                                "Alerts of prometheus/rules/alerts.yml that are pending or firing"
                                        + " for this trial. Trials provoke them on purpose; only"
                                        + " InjectorStarved doubts the measurement.")
                        .ask(
                                "max by (alertname, alertstate) (" + TRIAL.value("ALERTS") + ")",
                                "{{alertname}} {{alertstate}}"));
    }

    private Board.Row orders() {
        return Board.Row.of(
                "Orders",
                Panel.lines(
                                "Orders per second",
                                "ops",
                                "From the offered load to what was good: sent by the injector,"
                                        + " complete at all three systems, accepted and complete"
                                        + " within the objective.")
                        .ask(Measures.offered(TRIAL), "offered")
                        .ask(Measures.sent(TRIAL), "sent")
                        .ask(Measures.completed(TRIAL), "completed")
                        .ask(Measures.good(TRIAL), "good")
                        .with(overrides.offered()),
                Panel.lines(
                                "Answers by what the client believes",
                                "ops",
                                "Accepted, refused, failed, or unknown (a time-out or a broken"
                                        + " connection), per second.")
                        .ask(
                                "sum by (belief) ("
                                        + TRIAL.rate("syncorswim_orders_answered_total")
                                        + ")",
                                "{{belief}}"),
                Panel.lines(
                                "The books so far",
                                "short",
                                "Offered orders by what the client believes and what has happened:"
                                        + " the ledger while it is being written. Only cells that"
                                        + " hold orders.")
                        .ask(
                                "max by (belief, happened) ("
                                        + TRIAL.value("syncorswim_ledger_orders")
                                        + ") > 0",
                                "{{belief}}, {{happened}}"),
                Panel.lines(
                                "Backlog and orders in flight",
                                "short",
                                "Accepted and not complete; sent and not answered.")
                        .ask(Measures.backlog(TRIAL), "backlog")
                        .ask(Measures.inFlight(TRIAL), "in flight"));
    }

    private static Board.Row times() {
        return Board.Row.of(
                "Times, from the intended start",
                quantiles(
                        "Response time of accepted orders",
                        "Responded - intended. Dots are single orders: their number leads into"
                                + " arrivals.parquet.",
                        "syncorswim_response_time_seconds",
                        "belief=\"accepted\""),
                quantiles(
                        "Completion time",
                        "Last effect - intended, of orders that all three systems have done. Dots"
                                + " are single orders.",
                        "syncorswim_completion_time_seconds"),
                density(
                        "How response times are spread",
                        "Orders per second by time to their answer, whatever it was.",
                        "syncorswim_response_time_seconds"),
                density(
                        "How completion times are spread",
                        "Orders per second by time until all three systems had done them.",
                        "syncorswim_completion_time_seconds"));
    }

    private static Board.Row costs() {
        return Board.Row.of(
                "Processes",
                Panel.lines("CPU by process", "none", "Cores in use. Injector and lab included.")
                        .ask(
                                "sum by (process) ("
                                        + TRIAL.rate("syncorswim_process_cpu_seconds_total")
                                        + ")",
                                "{{process}}"),
                Panel.lines("Memory by process", "bytes", "Resident memory.")
                        .ask(
                                "max by (process) ("
                                        + TRIAL.value("syncorswim_process_resident_memory_bytes")
                                        + ")",
                                "{{process}}"),
                Panel.lines(
                                "Threads by process",
                                "short",
                                "A thread per request shows here, and how far it carries.")
                        .sized(24, 8)
                        .ask(
                                "max by (process) ("
                                        + TRIAL.value("syncorswim_process_threads")
                                        + ")",
                                "{{process}}"));
    }

    private static Panel quantiles(
            String title, String description, String histogram, String... matchers) {
        Panel panel = Panel.lines(title, "s", description);
        for (double quantile : new double[] {0.5, 0.9, 0.99}) {
            panel =
                    panel.ask(
                            new Query(
                                    TRIAL.quantile(quantile, "", histogram, matchers),
                                    "p" + Math.round(quantile * 100),
                                    Query.Form.SERIES_WITH_EXEMPLARS));
        }
        return panel;
    }

    private static Panel density(String title, String description, String histogram) {
        return Panel.density(title, description)
                .ask(
                        new Query(
                                "sum by (le) (" + TRIAL.rate(histogram + "_bucket") + ")",
                                "{{le}}",
                                Query.Form.BUCKETS));
    }
}
