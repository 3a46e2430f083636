package io.syncorswim.analysis;

/**
 * Every limit that a verdict or an outcome is decided by; docs/results.md gives the reasons.
 *
 * <p>Beyond a {@code SUSPECT} limit a trial's figures deserve doubt, beyond an {@code INVALID} one
 * they say more of the laboratory than of the pattern.
 */
final class Limits {
    static final double SEND_LAG_P99_SUSPECT_MS = 5;
    static final double SEND_LAG_P99_INVALID_MS = 50;

    /** The worst lateness of a 10 ms heartbeat: answers may have been seen that much late. */
    static final double HEARTBEAT_SUSPECT_MS = 100;

    static final double HEARTBEAT_INVALID_MS = 1_000;

    /** Collector pauses of the injector in any one second. */
    static final double INJECTOR_GC_SUSPECT_MS = 100;

    /** CPU of the injector in any one second, as a share of all processors. */
    static final double INJECTOR_CPU_SUSPECT = 0.7;

    static final double HOST_CPU_SUSPECT = 0.7;
    static final double HOST_CPU_INVALID = 0.9;

    /**
     * Of the processors' time, taken by a hypervisor. It takes all of a core for milliseconds at a
     * time: where it took more than a hundredth, the slowest hundredth of the orders may be its
     * own.
     */
    static final double STOLEN_SUSPECT = 0.01;

    /** The share of the load's seconds for which the host must have been sampled. */
    static final double SAMPLED_SUSPECT = 0.8;

    /** How far from its planned moment a fault may begin or end. */
    static final double FAULT_OFF_SUSPECT_MS = 250;

    /** With fewer answers before the fault, nobody can see whether they were steady. */
    static final int STEADY_FEWEST = 80;

    /** A change of level that is smaller than by this factor, up or down, is none. */
    static final double STEADY_FACTOR = 1.25;

    /** The share of the baseline that must be steady; of less, nobody can call it so. */
    static final double STEADY_SHARE = 0.5;

    /** A pattern that completes fewer of the offered orders sank. */
    static final double SANK_COMPLETED = 0.9;

    /** A pattern that completes fewer struggled, at best. */
    static final double SWAM_COMPLETED = 0.999;

    /** A pattern with a smaller share of good orders struggled, at best. */
    static final double SWAM_GOOD = 0.99;

    /** Length of the bins in which goodput is compared with the baseline. */
    static final long RECOVERY_BIN_NS = 500_000_000;

    /**
     * Standard normal quantile of the baseline band: one bin in 2,000 falls below it by chance, so
     * that the hundreds of bins of a run seldom raise a false alarm.
     */
    static final double BAND_Z = 3.29;

    private Limits() {}

    /** A limit that is a share, in percent, for people: {@code 99.9%}. */
    static String percent(double share) {
        double percent = Math.round(share * 1_000) / 10.0;
        String number =
                percent == Math.rint(percent)
                        ? Long.toString((long) percent)
                        : Double.toString(percent);
        return number + "%";
    }
}
