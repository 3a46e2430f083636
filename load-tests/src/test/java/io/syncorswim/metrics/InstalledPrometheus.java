package io.syncorswim.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What tests need that use a real Prometheus: Debian's package prometheus, promtool included. */
public final class InstalledPrometheus {
    private InstalledPrometheus() {}

    /** Skips the test, saying so, where it is not installed; fails it in CI. */
    public static void require() {
        boolean there = Prometheus.installed().isPresent();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("prometheus is installed").isTrue();
        }
        assumeTrue(there, "prometheus is not installed");
    }
}
