package io.syncorswim.recording;

/**
 * The state of one process at one moment, about once a second; a value that a process does not have
 * is -1, which the Parquet file holds as NULL.
 *
 * @param atNs {@link System#nanoTime}
 * @param process frontend, inventory, payment, shipping, broker, injector, lab, or host
 * @param pid its process id; -1 for the host, and for somebody else's broker
 * @param cpuNs CPU time since the process began, user and system, nanoseconds; for the host, busy
 *     time of all cores since boot
 * @param rssBytes resident memory; for the host, memory in use
 * @param threads threads; for the host, its processors
 * @param inFlight orders inside it
 * @param queueDepth orders or messages waiting in it
 * @param unacked messages handed to consumers and not yet acknowledged
 * @param gcNs garbage collection time since the process began
 * @param stolenNs of the host alone: time since boot that a hypervisor gave to other machines
 *     though it was wanted here, all cores added up; part of {@code cpuNs}
 */
public record SampleLine(
        long atNs,
        String process,
        long pid,
        long cpuNs,
        long rssBytes,
        long threads,
        long inFlight,
        long queueDepth,
        long unacked,
        long gcNs,
        long stolenNs) {
    /** The file's columns, in order; it has no header. */
    public static final String COLUMNS =
            "at_ns,process,pid,cpu_ns,rss_bytes,threads,in_flight,queue_depth,unacked,gc_ns,stolen_ns";

    /** The line, line feed included. */
    public String line() {
        return atNs
                + ","
                + process
                + ","
                + pid
                + ","
                + cpuNs
                + ","
                + rssBytes
                + ","
                + threads
                + ","
                + inFlight
                + ","
                + queueDepth
                + ","
                + unacked
                + ","
                + gcNs
                + ","
                + stolenNs
                + "\n";
    }
}
