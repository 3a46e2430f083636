package io.syncorswim.analysis;

import io.syncorswim.analysis.Analysis.Percentiles;
import io.syncorswim.experiment.Pattern;
import io.syncorswim.experiment.Scenario;
import io.syncorswim.experiment.Trial;
import io.syncorswim.ledger.Books;
import io.syncorswim.recording.Database;
import io.syncorswim.recording.TrialFolder;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The records of one trial, asked window by window: the same orders, books and percentiles that a
 * report is made of, without an experiment around them.
 *
 * <p>All times are nanoseconds since T0. Not thread-safe; holds a database until it is closed.
 */
public final class Measurement implements AutoCloseable {
    private static final int MEMORY_MB = 200;
    private static final int THREADS = 2;
    private static final long SECOND_NS = 1_000_000_000;

    private final Database database;
    private final TrialRecords records;
    private final Orders orders;

    /**
     * Orders whose intended start lies in it.
     *
     * @param fromNs inclusive
     * @param toNs exclusive
     */
    public record Window(long fromNs, long toNs) {
        public Window {
            if (toNs <= fromNs) {
                throw new IllegalArgumentException(
                        "a window from %d to %d holds nothing".formatted(fromNs, toNs));
            }
        }

        String sql() {
            return "intended_ns >= %d AND intended_ns < %d".formatted(fromNs, toNs);
        }
    }

    /**
     * One order as it was measured.
     *
     * @param sentNs null, like what follows, where the injector left no record
     * @param completedNs end of the last effect; null where there was none
     */
    public record Seen(
            long intendedNs,
            @Nullable Long sentNs,
            @Nullable Long respondedNs,
            @Nullable Long completedNs) {}

    private Measurement(Database database, TrialRecords records, Orders orders) {
        this.database = database;
        this.records = records;
        this.orders = orders;
    }

    /**
     * Opens a folder whose records have become Parquet files.
     *
     * @throws IOException where one of them is missing or cannot be read
     */
    public static Measurement open(TrialFolder folder, Duration loadLength) throws IOException {
        Trial trial = new Trial(Pattern.FAN_OUT, Trial.PLAIN, new Scenario("all", List.of()), 1);
        Database database = Database.open(MEMORY_MB, THREADS);
        try {
            TrialRecords records = TrialRecords.read(folder, trial, database);
            List<String> gone =
                    records.unreadable().stream()
                            .filter(sentence -> sentence.contains(".parquet"))
                            .toList();
            if (!gone.isEmpty()) {
                throw new IOException(folder.path() + ": " + Words.list(gone));
            }
            long endNs = loadLength.toNanos();
            Load load = new Load(0, endNs, endNs, endNs, endNs);
            return new Measurement(
                    database, records, Orders.load(database, List.of(records), load));
        } catch (IOException | RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    /** responded - intended of accepted orders. */
    public Percentiles response(Window window) throws IOException {
        return Latencies.of(orders, Latencies.RESPONSE, accepted(window));
    }

    /** responded - sent of accepted orders: what a clock says that starts late. */
    public Percentiles service(Window window) throws IOException {
        return Latencies.of(orders, Latencies.SERVICE, accepted(window));
    }

    /** last effect - intended of complete orders. */
    public Percentiles completion(Window window) throws IOException {
        return Latencies.of(
                orders, Latencies.COMPLETION, window.sql() + " AND happened = 'complete'");
    }

    /** The closed books. */
    public Books books(Window window) throws IOException {
        return orders.books(window.sql());
    }

    /** Most orders sent and not yet settled in any whole second of the window. */
    public long worstBacklog(Window window) throws IOException {
        Load load = new Load(0, 0, 0, window.toNs(), 0);
        Backlog backlog = Backlog.of(orders, List.of(1), load, window.toNs());
        long worst = 0;
        for (long second = window.fromNs() / SECOND_NS;
                second * SECOND_NS < window.toNs();
                second++) {
            worst = Math.max(worst, backlog.inSecond(second));
        }
        return worst;
    }

    /** Every scheduled order, in the order of their numbers. */
    public List<Seen> seen(Window window) throws IOException {
        return orders.query(
                "SELECT intended_ns, sent_ns, responded_ns, last_ns FROM orders WHERE "
                        + window.sql()
                        + " ORDER BY intended_ns",
                columns ->
                        new Seen(
                                columns.getLong(1),
                                number(columns, 2),
                                number(columns, 3),
                                number(columns, 4)));
    }

    /** The worst lateness of the injector's heartbeats; empty where none is known. */
    public OptionalDouble worstHeartbeatMs(Window window) throws IOException {
        long worstNs =
                database.number(
                        "SELECT coalesce(max(heartbeat_max_ns), -1) FROM %s WHERE at_ns > %d AND at_ns <= %d"
                                .formatted(records.health(), window.fromNs(), window.toNs()));
        return worstNs < 0 ? OptionalDouble.empty() : OptionalDouble.of(worstNs / 1e6);
    }

    private static String accepted(Window window) {
        return window.sql() + " AND belief = 'accepted'";
    }

    private static @Nullable Long number(ResultSet columns, int column) throws SQLException {
        long value = columns.getLong(column);
        return columns.wasNull() ? null : value;
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
