package io.syncorswim.recording;

/**
 * How the injector itself fared in about one second.
 *
 * @param atNs the second's end, {@link System#nanoTime}
 * @param heartbeatMaxNs the worst lateness of a 10 ms heartbeat on the event loops
 * @param gcNs garbage collection pauses in this second
 * @param cpuNs CPU time of the injector's process in this second
 * @param waiting tickets taken and not yet due
 * @param sent orders sent since the trial began
 * @param inFlight orders sent and not ended
 */
public record HealthLine(
        long atNs,
        long heartbeatMaxNs,
        long gcNs,
        long cpuNs,
        long waiting,
        long sent,
        long inFlight) {
    /** The file's columns, in order; it has no header. */
    public static final String COLUMNS =
            "at_ns,heartbeat_max_ns,gc_ns,cpu_ns,waiting,sent,in_flight";

    /** The line, line feed included. */
    public String line() {
        return atNs
                + ","
                + heartbeatMaxNs
                + ","
                + gcNs
                + ","
                + cpuNs
                + ","
                + waiting
                + ","
                + sent
                + ","
                + inFlight
                + "\n";
    }
}
