package io.syncorswim.grafana;

import io.syncorswim.analysis.ShownLimits;

import java.util.List;

/** Injector and host: whether the figures of the other dashboards can be believed. */
final class MeasurementBoard {
    static final String UID = "sync-or-swim-validity";

    private static final Scope TRIALS = Scope.ofAllTrials();
    private static final String TRIAL = "{{pattern}} {{scenario}}";
    private static final String BY_TRIAL = "by (pattern, policy, scenario) ";
    private static final String LAG = "syncorswim_send_lag_seconds";

    private final Palette palette;
    private final Overrides overrides;

    private MeasurementBoard(Palette palette) {
        this.palette = palette;
        this.overrides = new Overrides(palette);
    }

    static Board of(Palette palette) {
        return new MeasurementBoard(palette).board();
    }

    private Board board() {
        String info = "syncorswim_trial_info";
        return new Board(
                UID,
                "Is the measurement valid?",
                "Was the injector late, was the host starved, was everything scraped? The verdict"
                        + " over each trial is the report's; its limits are drawn here.",
                List.of(
                        Variables.datasource(),
                        Variables.any("pattern", "Pattern", "Ways of communicating", info),
                        Variables.any("policy", "Policy", "How the clients behave", info),
                        Variables.any("scenario", "Scenario", "What they go through", info)),
                new Annotations(palette).ofTrials(TRIALS),
                List.of(injector(), host(), scrapes()));
    }

    private Board.Row injector() {
        return Board.Row.of(
                "Injector",
                suspect(
                        Panel.lines(
                                        "Send lag, p99",
                                        "s",
                                        "Sent - intended. Beyond the dashed line a trial is"
                                            + " SUSPECT: who sends late measures its own lateness.")
                                .ask(
                                        TRIALS.quantile(0.99, "pattern, policy, scenario", LAG),
                                        TRIAL),
                        ShownLimits.SEND_LAG_P99_SUSPECT_S),
                Panel.density("How send lag is spread", "Orders per second by their send lag.")
                        .ask(
                                new Query(
                                        "sum by (le) (" + TRIALS.rate(LAG + "_bucket") + ")",
                                        "{{le}}",
                                        Query.Form.BUCKETS)),
                patterns(
                        Panel.lines(
                                        "Orders overdue",
                                        "short",
                                        "Orders whose intended start has passed and that are not"
                                            + " sent, counted by the injector once a second. None"
                                            + " is what it should be.")
                                .ask(largest("syncorswim_injector_overdue_orders"), TRIAL)),
                suspect(
                        Panel.lines(
                                        "Heartbeat lag",
                                        "s",
                                        "The worst lateness of a 10 ms heartbeat on the injector's"
                                            + " event loops in its last second: answers may have"
                                            + " been seen that much late.")
                                .ask(largest("syncorswim_injector_heartbeat_lag_seconds"), TRIAL),
                        ShownLimits.HEARTBEAT_SUSPECT_S),
                suspect(
                        Panel.lines(
                                        "Garbage collection of the injector",
                                        "percentunit",
                                        "The share of the time in which it was stopped.")
                                .ask(
                                        "sum "
                                                + BY_TRIAL
                                                + "("
                                                + TRIALS.rate(
                                                        "syncorswim_injector_gc_seconds_total")
                                                + ")",
                                        TRIAL),
                        ShownLimits.INJECTOR_GC_SUSPECT),
                suspect(
                        Panel.lines(
                                        "CPU of the injector",
                                        "percentunit",
                                        "As a share of all cores.")
                                .ask(
                                        "sum "
                                                + BY_TRIAL
                                                + "("
                                                + TRIALS.rate(
                                                        "syncorswim_process_cpu_seconds_total",
                                                        "process=\"injector\"")
                                                + ") / max "
                                                + BY_TRIAL
                                                + "("
                                                + TRIALS.value("syncorswim_host_cpus")
                                                + ")",
                                        TRIAL),
                        ShownLimits.INJECTOR_CPU_SUSPECT));
    }

    private static String shareOfCores(String counter) {
        return "sum "
                + BY_TRIAL
                + "("
                + TRIALS.rate(counter)
                + ") / max "
                + BY_TRIAL
                + "("
                + TRIALS.value("syncorswim_host_cpus")
                + ")";
    }

    private Board.Row host() {
        return Board.Row.of(
                "Host",
                suspect(
                        Panel.lines(
                                        "CPU of the host",
                                        "percentunit",
                                        "The share of all cores in use, by whomever. Beyond the"
                                            + " dashed line queueing for the CPU is measured, too.")
                                .sized(8, 8)
                                .ask(shareOfCores("syncorswim_host_cpu_seconds_total"), TRIAL),
                        ShownLimits.HOST_CPU_SUSPECT),
                suspect(
                        Panel.lines(
                                        "Stolen CPU of the host",
                                        "percentunit",
                                        "The share of all cores that a hypervisor gave to other"
                                                + " machines. Beyond the dashed line the slowest"
                                                + " hundredth of the orders may be its doing.")
                                .sized(8, 8)
                                .ask(
                                        shareOfCores("syncorswim_host_stolen_cpu_seconds_total"),
                                        TRIAL),
                        ShownLimits.STOLEN_SUSPECT),
                patterns(
                        Panel.lines("Memory of the host", "bytes", "Memory that is not available.")
                                .sized(8, 8)
                                .ask(largest("syncorswim_host_memory_used_bytes"), TRIAL)),
                Panel.lines(
                                "CPU by process",
                                "none",
                                "Cores in use by the lab's processes; what the host uses beyond"
                                        + " them is somebody else's.")
                        .sized(24, 8)
                        .ask(
                                "sum by (process) ("
                                        + TRIALS.rate("syncorswim_process_cpu_seconds_total")
                                        + ")",
                                "{{process}}"));
    }

    private static Board.Row scrapes() {
        return Board.Row.of(
                "Prometheus",
                Panel.lines(
                                "Targets that were scraped",
                                "none",
                                "1 while a process answers Prometheus, 0 while it does not: killed"
                                    + " on purpose, or starved. Gaps between trials are restarts.")
                        .ask(
                                "min by (job, instance) (up{job=~\".+\",instance=~\".+\"})",
                                "{{instance}}"),
                Panel.lines(
                                "Time to scrape",
                                "s",
                                "How long processes take to answer Prometheus. Above 1 s scrapes"
                                        + " are missing, and so are points of every line.")
                        .ask(
                                "max by (job, instance)"
                                    + " (scrape_duration_seconds{job=~\".+\",instance=~\".+\"})",
                                "{{instance}}")
                        .limit(1, "red"));
    }

    private static String largest(String gauge) {
        return "max " + BY_TRIAL + "(" + TRIALS.value(gauge) + ")";
    }

    private Panel suspect(Panel panel, double limit) {
        return patterns(panel).limit(limit, palette.of("alarm"));
    }

    private Panel patterns(Panel panel) {
        return overrides.byPattern(panel);
    }
}
