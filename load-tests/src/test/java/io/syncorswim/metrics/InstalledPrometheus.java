package io.syncorswim.metrics;

import io.syncorswim.Needs;

/** What tests need that use a real Prometheus: Debian's package prometheus, promtool included. */
public final class InstalledPrometheus {
    private InstalledPrometheus() {}

    /** Skips the test, saying so, where it is not installed; fails it in CI. */
    public static void require() {
        Needs.that(Prometheus.installed().isPresent(), "prometheus is not installed");
    }
}
