package io.syncorswim.lab;

import io.syncorswim.recording.HealthLine;
import io.syncorswim.recording.TrialFolder;
import io.syncorswim.schedule.Schedule;

import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * The injector's last word on its own health, read from its records as they grow.
 *
 * <p>One thread calls {@link #update}; any thread may ask for the last state.
 */
final class InjectorHealth {
    private static final int FIELDS = HealthLine.COLUMNS.split(",").length;

    private final Follower follower;
    private final Schedule schedule;
    private final LongSupplier t0Ns;
    private volatile State last = new State(0, 0, 0, 0, 0);

    /**
     * One state.
     *
     * @param heartbeatNs the worst lateness of a heartbeat in the last second
     * @param gcNs garbage collection pauses since the trial began
     * @param sent orders sent since the trial began
     * @param inFlight orders sent and not ended
     * @param overdue orders whose intended start had passed when these were counted, less those
     *     sent
     */
    record State(long heartbeatNs, long gcNs, long sent, long inFlight, long overdue) {}

    /**
     * @param t0Ns when the load begins, {@link System#nanoTime}
     */
    InjectorHealth(TrialFolder folder, Schedule schedule, LongSupplier t0Ns) {
        this.follower = new Follower(folder.rawHealth(), this::line);
        this.schedule = schedule;
        this.t0Ns = t0Ns;
    }

    /** Reads what was appended since the last call. */
    void update() throws IOException {
        follower.read();
    }

    State last() {
        return last;
    }

    private void line(String line) {
        String[] fields = line.split(",");
        if (fields.length == FIELDS) {
            long atNs = Long.parseLong(fields[0]);
            long sent = Long.parseLong(fields[5]);
            last =
                    new State(
                            Long.parseLong(fields[1]),
                            last.gcNs() + Long.parseLong(fields[2]),
                            sent,
                            Long.parseLong(fields[6]),
                            schedule.due(atNs - t0Ns.getAsLong()) - sent);
        }
    }
}
