package io.syncorswim.selftest;

import java.util.Arrays;

/**
 * A client that never was: on the case's own schedule, but it waits for each answer before it sends
 * again, and its clock starts when it sends. What it would report is the uncorrected figure.
 */
final class WaitingClient {
    private WaitingClient() {}

    /** Its 99th percentile, milliseconds. */
    static double p99Ms(Case what, Shape.ServerFreeze freeze) {
        double serviceS = what.serviceS();
        double fromS = freeze.from().toNanos() / 1e9;
        double toS = fromS + freeze.length().toNanos() / 1e9;
        int orders = (int) (what.ratePerSecond() * what.length().toNanos() / 1e9);
        double[] latencies = new double[orders];
        double answered = 0;
        for (int i = 0; i < orders; i++) {
            double sent = Math.max(i / what.ratePerSecond(), answered);
            double due = sent + serviceS;
            answered = due >= fromS && due < toS ? toS : due;
            latencies[i] = (answered - sent) * 1e3;
        }
        Arrays.sort(latencies);
        return latencies[(int) Math.ceil(0.99 * orders) - 1];
    }
}
