package io.syncorswim.grafana;

/** What the services of one pattern tell of themselves: the frontend, and the three systems. */
final class ServiceRows {
    private static final Scope FRONTEND = Scope.ofServices("frontend");
    private static final Scope BACKENDS = Scope.ofServices("backend");
    private static final String REQUESTS = "syncorswim_http_request_duration_seconds";
    private static final String CALLS = "syncorswim_call_duration_seconds";
    private static final String ATTEMPTS = "syncorswim_attempt_duration_seconds";

    private ServiceRows() {}

    static Board.Row frontend() {
        return Board.Row.of(
                "Frontend",
                Panel.lines(
                                "Answers by status",
                                "reqps",
                                "The frontend's HTTP answers per second, by status.")
                        .ask(
                                "sum by (status) (" + FRONTEND.rate(REQUESTS + "_count") + ")",
                                "{{status}}"),
                Panel.lines(
                                "Time to answer, p99",
                                "s",
                                "From a request's arrival at the frontend to its answer, by"
                                        + " status. What the response time has beyond it was spent"
                                        + " before the request was read.")
                        .ask(FRONTEND.quantile(0.99, "status", REQUESTS), "{{status}}"),
                Panel.lines(
                                "Orders in the frontend",
                                "short",
                                "In flight: came in and not answered. Queued: waiting for a thread,"
                                        + " or for the publishing thread.")
                        .ask(
                                "sum(" + FRONTEND.value("syncorswim_in_flight_orders") + ")",
                                "in flight")
                        .ask("sum(" + FRONTEND.value("syncorswim_queued_orders") + ")", "queued"),
                Panel.lines(
                                "Calls to the systems",
                                "ops",
                                "Calls per second by system and outcome. Messaging makes none: the"
                                        + " panel is empty.")
                        .ask(
                                "sum by (system, outcome) ("
                                        + FRONTEND.rate(CALLS + "_count")
                                        + ")",
                                "{{system}} {{outcome}}"),
                Panel.lines(
                                "Time of calls, p99",
                                "s",
                                "One call in a hundred took longer. Messaging makes none: the panel"
                                        + " is empty.")
                        .ask(FRONTEND.quantile(0.99, "system", CALLS), "{{system}}"),
                Panel.lines(
                                "Time to publish, p99",
                                "s",
                                "From asking to publish to the broker's word, by outcome. Only"
                                        + " messaging publishes: else the panel is empty.")
                        .ask(
                                FRONTEND.quantile(
                                        0.99, "outcome", "syncorswim_publish_duration_seconds"),
                                "{{outcome}}"));
    }

    static Board.Row systems() {
        return Board.Row.of(
                "The three systems",
                Panel.lines(
                                "Attempts",
                                "ops",
                                "Attempts at an order's work per second, by system and outcome.")
                        .ask(
                                "sum by (instance, outcome) ("
                                        + BACKENDS.rate(ATTEMPTS + "_count")
                                        + ")",
                                "{{instance}} {{outcome}}"),
                Panel.lines(
                                "Time of attempts, p99",
                                "s",
                                "How long the work itself takes, by system, without waiting for a"
                                        + " worker.")
                        .ask(BACKENDS.quantile(0.99, "instance", ATTEMPTS), "{{instance}}"),
                Panel.lines(
                                "Orders in the systems",
                                "short",
                                "In work or waiting for a worker, by system. A line that ends is a"
                                        + " process that was killed.")
                        .ask(
                                "max by (instance) ("
                                        + BACKENDS.value("syncorswim_in_flight_orders")
                                        + ")",
                                "{{instance}}"),
                Panel.lines(
                                "Orders that wait for a worker",
                                "short",
                                "All workers are busy where this is above 0, by system.")
                        .ask(
                                "max by (instance) ("
                                        + BACKENDS.value("syncorswim_queued_orders")
                                        + ")",
                                "{{instance}}"),
                Panel.lines(
                                "Service time factor",
                                "none",
                                "What service times are multiplied by; 1 is healthy.")
                        .ask(
                                "max by (instance) ("
                                        + BACKENDS.value("syncorswim_service_time_factor")
                                        + ")",
                                "{{instance}}"),
                Panel.lines(
                                "Failing ratio",
                                "percentunit",
                                "The share of attempts that are made to fail; 0 is healthy.")
                        .ask(
                                "max by (instance) ("
                                        + BACKENDS.value("syncorswim_failing_ratio")
                                        + ")",
                                "{{instance}}"));
    }

    static Board.Row consumers() {
        return Board.Row.of(
                "Consumers (empty but for messaging)",
                BrokerBoard.deliveries(BACKENDS),
                BrokerBoard.settlements(BACKENDS));
    }
}
