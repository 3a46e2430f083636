package io.syncorswim.analysis;

import io.syncorswim.ledger.Belief;
import io.syncorswim.ledger.Books;
import io.syncorswim.ledger.Happened;
import io.syncorswim.ledger.History;
import io.syncorswim.recording.Database;
import io.syncorswim.recording.Database.Row;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The orders of one cell, all its repetitions, as DuckDB's view {@code orders}.
 *
 * <p>Columns: {@code repetition}, {@code intended_ns}, {@code sent_ns}, {@code responded_ns},
 * {@code belief}, effects at {@code inventory}, {@code payment} and {@code shipping}, {@code
 * first_ns} and {@code last_ns} (start of the first and end of the last effect), {@code happened},
 * {@code is_correct}, {@code is_good}, {@code settled_ns}. SQL only counts distinct histories; what
 * they mean is decided by the ledger, and joined back as a small table. Effects after the drain's
 * end are not among them: what missed that deadline is lost, however much was done later.
 *
 * <p>An order settles when nobody waits for it any more: an accepted one with its last effect, and
 * never if it is lost; any other with its answer. It is good if it was accepted and done exactly
 * once, with the last effect within the SLO of its intended start.
 */
final class Orders {
    /** Orders that are joined with their effects at once; it bounds memory, not the result. */
    private static final long CHUNK = 500_000;

    private static final String HISTORY = "belief, inventory, payment, shipping";

    private final Database database;

    private Orders(Database database) {
        this.database = database;
    }

    /** Replaces whatever the view held by the orders of these trials, which are of one cell. */
    static Orders load(Database database, List<TrialRecords> trials, Load load) throws IOException {
        database.execute("DROP VIEW IF EXISTS orders");
        database.execute(
                "CREATE TYPE IF NOT EXISTS belief AS ENUM (" + words(Belief.values()) + ")");
        database.execute(
                "CREATE TYPE IF NOT EXISTS happened AS ENUM (" + words(Happened.values()) + ")");
        database.execute(
                """
                CREATE OR REPLACE TEMP TABLE told (repetition INTEGER, intended_ns BIGINT,
                    sent_ns BIGINT, responded_ns BIGINT, belief belief, inventory UINTEGER,
                    payment UINTEGER, shipping UINTEGER, first_ns BIGINT, last_ns BIGINT)\
                """);
        for (TrialRecords trial : trials) {
            insert(database, trial);
        }
        Orders orders = new Orders(database);
        orders.classify(load);
        return orders;
    }

    private static void insert(Database database, TrialRecords trial) throws IOException {
        long last = database.number("SELECT coalesce(max(\"order\"), -1) FROM " + trial.arrivals());
        for (long from = 0; from <= last; from += CHUNK) {
            String chunk = "\"order\" BETWEEN " + from + " AND " + (from + CHUNK - 1);
            database.execute(
                    """
                    INSERT INTO told
                    SELECT %d, intended_ns, sent_ns, responded_ns, TRY_CAST(belief AS belief),
                        coalesce(inventory, 0), coalesce(payment, 0), coalesce(shipping, 0),
                        first_ns, last_ns
                    FROM %s
                    LEFT JOIN (
                        SELECT "order", count(*) FILTER (system = 'inventory') AS inventory,
                            count(*) FILTER (system = 'payment') AS payment,
                            count(*) FILTER (system = 'shipping') AS shipping,
                            min(start_ns) AS first_ns, max(end_ns) AS last_ns
                        FROM %s WHERE %s AND end_ns <= %d GROUP BY "order") USING ("order")
                    WHERE %s\
                    """
                            .formatted(
                                    trial.trial().repetition(),
                                    trial.arrivals(),
                                    trial.effects(),
                                    chunk,
                                    trial.countedUntilNs(),
                                    chunk));
        }
    }

    private void classify(Load load) throws IOException {
        database.execute(
                """
                CREATE OR REPLACE TEMP TABLE fate (belief belief, inventory UINTEGER,
                    payment UINTEGER, shipping UINTEGER, happened happened, is_correct BOOLEAN,
                    settles VARCHAR)\
                """);
        List<String> fates =
                database
                        .query("SELECT DISTINCT " + HISTORY + " FROM told", Orders::history)
                        .stream()
                        .map(Orders::fate)
                        .toList();
        if (!fates.isEmpty()) {
            database.execute("INSERT INTO fate VALUES " + String.join(", ", fates));
        }
        database.execute(
                """
                CREATE TEMP VIEW orders AS
                SELECT t.*, f.happened, f.is_correct,
                    f.is_correct AND t.last_ns - t.intended_ns <= %d AS is_good,
                    CASE f.settles WHEN 'effect' THEN t.last_ns WHEN 'answer' THEN t.responded_ns
                        END AS settled_ns
                FROM told t JOIN fate f ON t.belief IS NOT DISTINCT FROM f.belief
                    AND t.inventory = f.inventory AND t.payment = f.payment
                    AND t.shipping = f.shipping\
                """
                        .formatted(load.sloNs()));
    }

    private static String fate(History history) {
        return "(%s, %d, %d, %d, '%s', %b, '%s')"
                .formatted(
                        history.belief() == null ? "NULL" : "'" + history.belief().word() + "'",
                        history.inventory(),
                        history.payment(),
                        history.shipping(),
                        history.happened().word(),
                        history.isCorrect(),
                        settles(history.belief(), history.happened()));
    }

    private static String settles(@Nullable Belief belief, Happened happened) {
        return switch (belief) {
            case null -> "never";
            case ACCEPTED -> happened.isDone() ? "effect" : "never";
            case REFUSED, FAILED, UNKNOWN -> "answer";
        };
    }

    /** The closed books over the orders that fulfil an SQL condition. */
    Books books(String where) throws IOException {
        Map<History, Long> histories = new HashMap<>();
        database.query(
                "SELECT %1$s, count(*) FROM told WHERE %2$s GROUP BY %1$s"
                        .formatted(HISTORY, where),
                columns -> histories.put(history(columns), columns.getLong(5)));
        return Books.of(histories);
    }

    /** Runs a query over the view. */
    <T> List<T> query(String sql, Row<T> row) throws IOException {
        return database.query(sql, row);
    }

    /** Runs a query over the view that returns one row. */
    <T> T one(String sql, Row<T> row) throws IOException {
        return database.one(sql, row);
    }

    private static History history(ResultSet columns) throws SQLException {
        String belief = columns.getString(1);
        return new History(
                belief == null ? null : Belief.valueOf(belief.toUpperCase(Locale.ROOT)),
                columns.getLong(2),
                columns.getLong(3),
                columns.getLong(4));
    }

    private static String words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> "'" + value.name().toLowerCase(Locale.ROOT) + "'")
                .collect(Collectors.joining(", "));
    }
}
