package io.syncorswim.cli;

import java.util.List;
import java.util.function.BiPredicate;

/** The queries that are empty by nature in some run, and why; docs/dashboards.md lists the same. */
record EmptyPanels(List<Reason> reasons) {
    /** What is to be expected of a query. */
    enum Expectation {
        DATA,
        NOTHING,
        EITHER
    }

    /**
     * @param queries by their panel's title and their legend
     */
    record Reason(String why, Expectation expectation, BiPredicate<String, String> queries) {
        Reason {
            if (why.isBlank()) {
                throw new IllegalArgumentException("no reason");
            }
        }
    }

    private static final Reason NO_TROUBLE =
            new Reason(
                    "Whether an alert comes depends on how badly it goes",
                    Expectation.EITHER,
                    (panel, legend) -> panel.equals("Alerts"));

    static final EmptyPanels NONE = new EmptyPanels(List.of());

    static final EmptyPanels OF_COMPARE =
            new EmptyPanels(
                    List.of(
                            nothing(
                                    "A pattern that did not take part",
                                    (panel, legend) -> legend.equals("chain-virtual"))));

    EmptyPanels {
        reasons = List.copyOf(reasons);
    }

    static EmptyPanels ofOnePattern(String pattern) {
        Reason other =
                pattern.equals("messaging")
                        ? nothing(
                                "Messaging calls nobody",
                                (panel, legend) ->
                                        List.of("Calls to the systems", "Time of calls, p99")
                                                .contains(panel))
                        : nothing(
                                "Only messaging publishes and consumes",
                                (panel, legend) ->
                                        List.of("Time to publish, p99", "Deliveries", "Settlements")
                                                .contains(panel));
        return new EmptyPanels(List.of(NO_TROUBLE, other));
    }

    static EmptyPanels ofBroker(boolean isRabbitmq) {
        return isRabbitmq
                ? NONE
                : new EmptyPanels(
                        List.of(
                                nothing(
                                        "The embedded broker exports nothing",
                                        (panel, legend) ->
                                                List.of(
                                                                "Messages in all queues",
                                                                "Messages in and confirmed",
                                                                "Memory as RabbitMQ counts it")
                                                        .contains(panel))));
    }

    Expectation expectation(String panel, String legend) {
        return reasons.stream()
                .filter(reason -> reason.queries().test(panel, legend))
                .map(Reason::expectation)
                .findFirst()
                .orElse(Expectation.DATA);
    }

    private static Reason nothing(String why, BiPredicate<String, String> queries) {
        return new Reason(why, Expectation.NOTHING, queries);
    }
}
