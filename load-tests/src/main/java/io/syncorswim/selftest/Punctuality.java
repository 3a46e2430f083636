package io.syncorswim.selftest;

import io.syncorswim.recording.TrialFolder;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/**
 * When the synthetic server took and answered each order, by its own clock, which is the host's.
 */
final class Punctuality {
    private final Map<Integer, Line> byOrder = new HashMap<>();

    /**
     * One order at the server, nanoseconds since T0.
     *
     * @param dueNs when it should have been answered
     */
    record Line(long arrivedNs, long dueNs, long answeredNs) {}

    /** Reads what the server left. */
    static Punctuality read(TrialFolder folder, long t0Ns) throws IOException {
        Punctuality read = new Punctuality();
        for (String line : Files.readAllLines(ServerJournal.punctuality(folder))) {
            String[] columns = line.split(",");
            read.byOrder.put(
                    Integer.parseInt(columns[0]),
                    new Line(
                            Long.parseLong(columns[1]) - t0Ns,
                            Long.parseLong(columns[2]) - t0Ns,
                            Long.parseLong(columns[3]) - t0Ns));
        }
        return read;
    }

    /** Null for an order that never reached the server. */
    @Nullable Line of(int order) {
        return byOrder.get(order);
    }
}
