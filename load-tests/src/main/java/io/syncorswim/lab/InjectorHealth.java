package io.syncorswim.lab;

import io.syncorswim.recording.HealthLine;
import io.syncorswim.recording.TrialFolder;

import java.io.IOException;

/**
 * The injector's last word on its own health, read from its records as they grow.
 *
 * <p>One thread calls {@link #update}; any thread may ask for the last state.
 */
final class InjectorHealth {
    private static final int FIELDS = HealthLine.COLUMNS.split(",").length;

    private final Follower follower;
    private volatile State last = new State(0, 0, 0, 0);

    /**
     * One state.
     *
     * @param heartbeatNs the worst lateness of a heartbeat in the last second
     * @param gcNs garbage collection pauses since the trial began
     * @param sent orders sent since the trial began
     * @param inFlight orders sent and not ended
     */
    record State(long heartbeatNs, long gcNs, long sent, long inFlight) {}

    InjectorHealth(TrialFolder folder) {
        follower = new Follower(folder.rawHealth(), this::line);
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
            last =
                    new State(
                            Long.parseLong(fields[1]),
                            last.gcNs() + Long.parseLong(fields[2]),
                            Long.parseLong(fields[5]),
                            Long.parseLong(fields[6]));
        }
    }
}
