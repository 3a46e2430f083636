package io.syncorswim.analysis;

/** The limits that dashboards draw, in their units: those by which verdicts are decided. */
public final class ShownLimits {
    private static final double MS_PER_S = 1_000;

    public static final double SEND_LAG_P99_SUSPECT_S = Limits.SEND_LAG_P99_SUSPECT_MS / MS_PER_S;
    public static final double HEARTBEAT_SUSPECT_S = Limits.HEARTBEAT_SUSPECT_MS / MS_PER_S;

    /** Of a second. */
    public static final double INJECTOR_GC_SUSPECT = Limits.INJECTOR_GC_SUSPECT_MS / MS_PER_S;

    public static final double INJECTOR_CPU_SUSPECT = Limits.INJECTOR_CPU_SUSPECT;
    public static final double HOST_CPU_SUSPECT = Limits.HOST_CPU_SUSPECT;
    public static final double STOLEN_SUSPECT = Limits.STOLEN_SUSPECT;

    private ShownLimits() {}
}
