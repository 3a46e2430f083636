package io.syncorswim.grafana;

/** What is shown of a trial in more than one dashboard: the same expression everywhere. */
final class Measures {
    private static final String ACCEPTED = "belief=\"accepted\"";

    // The services under test: not what generates and watches their load.
    private static final String SERVICES = "process!~\"injector|lab\"";

    private Measures() {}

    static String offered(Scope trial) {
        return "sum(" + trial.rate("syncorswim_orders_offered_total") + ")";
    }

    static String sent(Scope trial) {
        return "sum(" + trial.rate("syncorswim_orders_sent_total") + ")";
    }

    static String completed(Scope trial) {
        return "sum(" + trial.rate("syncorswim_orders_completed_total") + ")";
    }

    static String good(Scope trial) {
        return "sum(" + trial.rate("syncorswim_orders_good_total") + ")";
    }

    static String notAccepted(Scope trial) {
        return "sum("
                + trial.rate("syncorswim_orders_answered_total", "belief!=\"accepted\"")
                + ")";
    }

    static String responseTime(double quantile, Scope trial) {
        return trial.quantile(quantile, "", "syncorswim_response_time_seconds", ACCEPTED);
    }

    static String completionTime(double quantile, Scope trial) {
        return trial.quantile(quantile, "", "syncorswim_completion_time_seconds");
    }

    static String backlog(Scope trial) {
        return "max(" + trial.value("syncorswim_backlog_orders") + ")";
    }

    static String inFlight(Scope trial) {
        return "max(" + trial.value("syncorswim_injector_in_flight_orders") + ")";
    }

    static String servicesCpu(Scope trial) {
        return "sum(" + trial.rate("syncorswim_process_cpu_seconds_total", SERVICES) + ")";
    }

    static String servicesMemory(Scope trial) {
        return "sum(" + trial.value("syncorswim_process_resident_memory_bytes", SERVICES) + ")";
    }
}
