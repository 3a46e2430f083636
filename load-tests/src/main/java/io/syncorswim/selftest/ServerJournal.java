package io.syncorswim.selftest;

import io.syncorswim.recording.TrialFolder;
import io.syncorswim.wire.Effect;
import io.syncorswim.wire.TargetSystem;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What the synthetic server leaves: the effects journals of three systems, in the backends' format
 * and its own punctuality, a line {@code order,arrived_ns,due_ns,answered_ns} each.
 *
 * <p>The event loop hands lines over and never waits; the thread {@code journal} writes them, so
 * that a disk that stands still does not hold up the answers: the server is the yardstick. {@link
 * #close} waits for the last line.
 */
final class ServerJournal implements AutoCloseable {
    /** The file of the server's punctuality, beside the raw records. */
    static final String PUNCTUALITY = "server.csv";

    private final Map<TargetSystem, OutputStream> effects = new EnumMap<>(TargetSystem.class);
    private final BufferedWriter punctuality;
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("journal").factory());
    private volatile boolean broken;

    private ServerJournal(BufferedWriter punctuality) {
        this.punctuality = punctuality;
    }

    static ServerJournal open(TrialFolder folder) throws IOException {
        ServerJournal journal = new ServerJournal(Files.newBufferedWriter(punctuality(folder)));
        for (TargetSystem system : TargetSystem.values()) {
            journal.effects.put(system, Files.newOutputStream(folder.journal(system)));
        }
        return journal;
    }

    static Path punctuality(TrialFolder folder) {
        return folder.path().resolve(PUNCTUALITY);
    }

    /**
     * Takes an order's effects; if it is answered late, they end as late.
     *
     * @return false once nothing can be written any more
     */
    boolean append(int order, long arrivedNs, Desk.Fate fate, long nowNs) {
        writer.execute(() -> write(order, arrivedNs, fate, nowNs));
        return !broken;
    }

    private void write(int order, long arrivedNs, Desk.Fate fate, long nowNs) {
        long lateNs = Math.max(0, nowNs - fate.dueNs());
        try {
            for (Effect effect : fate.effects()) {
                OutputStream file = effects.get(effect.system());
                if (file == null) {
                    throw new IOException("no journal of " + effect.system());
                }
                String line = Desk.later(effect, lateNs).line();
                file.write(line.getBytes(StandardCharsets.US_ASCII));
            }
            punctuality.write(order + "," + arrivedNs + "," + fate.dueNs() + "," + nowNs + "\n");
        } catch (IOException notWritten) {
            broken = true;
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
        punctuality.close();
        for (OutputStream file : effects.values()) {
            file.close();
        }
    }
}
