package io.syncorswim.recording;

import static io.syncorswim.recording.Database.literal;

import io.syncorswim.recording.ArrivalLine.Ending;
import io.syncorswim.wire.TargetSystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns what the processes of a trial appended to into Parquet files, and counts what it finds.
 *
 * <p>Every line of a raw file is either a row or counted as malformed; an interrupted trial, with
 * files that are torn or missing, is converted like any other. Times become nanoseconds since T0.
 * One caller per folder, after the trial's processes have ended.
 */
public final class RawRecords {
    /** The conversion sorts nothing big; it must leave room for the lab on a small machine. */
    private static final int MEMORY_MB = 500;

    private static final int THREADS = 2;

    private final Database database;
    private final TrialFolder folder;
    private final long t0Ns;
    private final List<Conversion.Malformed> malformed = new ArrayList<>();

    private RawRecords(Database database, TrialFolder folder, long t0Ns) {
        this.database = database;
        this.folder = folder;
        this.t0Ns = t0Ns;
    }

    /**
     * Writes the folder's Parquet files, checks them by count, and removes {@link TrialFolder#raw}.
     *
     * @param t0Ns T0 on the clock of the raw records, {@link System#nanoTime}
     * @throws IOException where a file cannot be read or written; the raw records are then kept
     */
    public static Conversion toParquet(TrialFolder folder, long t0Ns) throws IOException {
        Conversion conversion;
        try (Database database = Database.open(MEMORY_MB, THREADS)) {
            conversion = new RawRecords(database, folder, t0Ns).convert();
        }
        // At once out of the way: of half a folder, records with holes could be made again.
        Database.delete(folder.converted());
        Files.move(folder.raw(), folder.converted(), StandardCopyOption.ATOMIC_MOVE);
        Database.delete(folder.converted());
        return conversion;
    }

    /**
     * Converts the records of a trial whose lab could not: killed, or out of disk. They are kept as
     * they are, since the lab may be at work on them still.
     *
     * @return what was found; empty where nothing raw is left
     * @throws IOException where a file cannot be read or written
     */
    public static Optional<Conversion> convertLeftOver(TrialFolder folder, Timeline timeline)
            throws IOException {
        if (!Files.exists(folder.schedule()) || !Files.exists(folder.rawArrivals())) {
            return Optional.empty();
        }
        try (Database database = Database.open(MEMORY_MB, THREADS)) {
            return Optional.of(new RawRecords(database, folder, timeline.t0Ns()).convert());
        }
    }

    private Conversion convert() throws IOException {
        read("schedule", new RawFile(folder.schedule(), "{'intended_ns': 'BIGINT'}", "true"));
        read("arrival", arrivals());
        for (TargetSystem system : TargetSystem.values()) {
            read(system.word(), journal(system));
        }
        read("sample", samples());
        read("health", health());
        number();
        writeArrivals();
        writeEffects();
        writeSamples();
        writeHealth();
        return count();
    }

    private RawFile arrivals() {
        String endings =
                Arrays.stream(Ending.values())
                        .map(Database::literal)
                        .collect(Collectors.joining(", "));
        return new RawFile(
                folder.rawArrivals(),
                """
                {'order': 'BIGINT', 'intended_ns': 'BIGINT', 'sent_ns': 'BIGINT',
                 'responded_ns': 'BIGINT', 'status': 'INTEGER', 'attempts': 'INTEGER',
                 'ending': 'VARCHAR'}\
                """,
                "ending IN (" + endings + ")");
    }

    private RawFile journal(TargetSystem system) {
        return new RawFile(
                folder.journal(system),
                """
                {'order': 'BIGINT', 'system': 'VARCHAR', 'attempt': 'INTEGER',
                 'start_ns': 'BIGINT', 'end_ns': 'BIGINT', 'worker': 'INTEGER'}\
                """,
                "system = " + literal(system.word()));
    }

    private RawFile samples() {
        return new RawFile(
                folder.rawSamples(),
                """
                {'at_ns': 'BIGINT', 'process': 'VARCHAR', 'pid': 'BIGINT', 'cpu_ns': 'BIGINT',
                 'rss_bytes': 'BIGINT', 'threads': 'BIGINT', 'in_flight': 'BIGINT',
                 'queue_depth': 'BIGINT', 'unacked': 'BIGINT', 'gc_ns': 'BIGINT',
                 'stolen_ns': 'BIGINT'}\
                """,
                "process <> ''");
    }

    private RawFile health() {
        return new RawFile(
                folder.rawHealth(),
                """
                {'at_ns': 'BIGINT', 'heartbeat_max_ns': 'BIGINT', 'gc_ns': 'BIGINT',
                 'cpu_ns': 'BIGINT', 'waiting': 'BIGINT', 'sent': 'BIGINT', 'in_flight': 'BIGINT'}\
                """,
                "true");
    }

    /** Loads a raw file into a table; what is not a row of it is malformed. */
    private void read(String table, RawFile file) throws IOException {
        long lines = file.sealedLines();
        database.execute("CREATE TEMP TABLE " + table + " AS " + file.select());
        long unread = lines - database.number("SELECT count(*) FROM " + table);
        if (unread < 0) {
            throw new IOException(
                    "%s has %d lines, but %d more rows were read"
                            .formatted(file.path(), lines, -unread));
        }
        if (unread > 0) {
            malformed.add(new Conversion.Malformed(file.path().getFileName().toString(), unread));
        }
    }

    /** Gives the schedule its numbers, each order its first record, each record its belief. */
    private void number() throws IOException {
        // The file is ascending, so sorting it makes a line's number the order's, on any thread.
        database.execute(
                """
                CREATE TEMP TABLE planned AS
                SELECT row_number() OVER (ORDER BY intended_ns) - 1 AS "order", intended_ns
                FROM schedule\
                """);
        database.execute(
                """
                CREATE TEMP TABLE recorded AS
                SELECT * FROM arrival
                QUALIFY row_number() OVER (PARTITION BY "order" ORDER BY responded_ns) = 1\
                """);
        database.execute(
                "CREATE TEMP TABLE belief (status INTEGER, ending VARCHAR, belief VARCHAR)");
        List<String> beliefs =
                database.query(
                        "SELECT DISTINCT status, ending FROM recorded",
                        columns -> {
                            int status = columns.getInt(1);
                            Ending ending = Ending.valueOf(columns.getString(2));
                            return "(%d, '%s', '%s')"
                                    .formatted(status, ending, ending.belief(status).word());
                        });
        if (!beliefs.isEmpty()) {
            database.execute("INSERT INTO belief VALUES " + String.join(", ", beliefs));
        }
    }

    private void writeArrivals() throws IOException {
        write(
                folder.arrivals(),
                "SELECT count(*) FROM planned",
                """
                SELECT p."order", p.intended_ns, r.sent_ns - %1$d AS sent_ns,
                    r.responded_ns - %1$d AS responded_ns, r.status, r.attempts, r.ending,
                    b.belief
                FROM planned p
                LEFT JOIN recorded r USING ("order")
                LEFT JOIN belief b ON b.status = r.status AND b.ending = r.ending
                ORDER BY p."order\"\
                """
                        .formatted(t0Ns));
    }

    private void writeEffects() throws IOException {
        String all =
                Arrays.stream(TargetSystem.values())
                        .map(system -> "SELECT * FROM " + system.word())
                        .collect(Collectors.joining(" UNION ALL "));
        write(
                folder.effects(),
                "SELECT count(*) FROM (" + all + ")",
                """
                SELECT "order", system, attempt, start_ns - %1$d AS start_ns,
                    end_ns - %1$d AS end_ns, worker
                FROM (%2$s)\
                """
                        .formatted(t0Ns, all));
    }

    private void writeSamples() throws IOException {
        write(
                folder.samples(),
                "SELECT count(*) FROM sample",
                """
                SELECT at_ns - %d AS at_ns, process, nullif(pid, -1) AS pid,
                    nullif(cpu_ns, -1) AS cpu_ns, nullif(rss_bytes, -1) AS rss_bytes,
                    nullif(threads, -1) AS threads, nullif(in_flight, -1) AS in_flight,
                    nullif(queue_depth, -1) AS queue_depth, nullif(unacked, -1) AS unacked,
                    nullif(gc_ns, -1) AS gc_ns, nullif(stolen_ns, -1) AS stolen_ns
                FROM sample ORDER BY at_ns\
                """
                        .formatted(t0Ns));
    }

    private void writeHealth() throws IOException {
        write(
                folder.health(),
                "SELECT count(*) FROM health",
                """
                SELECT at_ns - %d AS at_ns, heartbeat_max_ns, gc_ns, cpu_ns, waiting, sent,
                    in_flight
                FROM health ORDER BY at_ns\
                """
                        .formatted(t0Ns));
    }

    private void write(Path parquet, String expected, String select) throws IOException {
        database.execute(
                "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd)"
                        .formatted(select, literal(parquet)));
        long written =
                database.number("SELECT count(*) FROM read_parquet(" + literal(parquet) + ")");
        long rows = database.number(expected);
        if (written != rows) {
            throw new IOException(
                    "%s holds %d rows instead of %d; the raw records are kept"
                            .formatted(parquet, written, rows));
        }
    }

    private Conversion count() throws IOException {
        String scheduled = "(SELECT count(*) FROM planned)";
        String strange = " WHERE \"order\" < 0 OR \"order\" >= " + scheduled;
        return new Conversion(
                database.number("SELECT count(*) FROM planned"),
                database.number(
                        "SELECT count(*) FROM recorded SEMI JOIN planned USING (\"order\")"),
                database.number("SELECT count(*) FROM arrival" + strange),
                database.number(
                        "SELECT (SELECT count(*) FROM arrival) - (SELECT count(*) FROM recorded)"),
                database.number(
                        "SELECT count(*) FROM recorded r JOIN planned p USING (\"order\") WHERE"
                                + " r.intended_ns - "
                                + t0Ns
                                + " <> p.intended_ns"),
                rows(folder.effects(), ""),
                rows(folder.effects(), strange),
                rows(folder.samples(), ""),
                rows(folder.health(), ""),
                malformed);
    }

    private long rows(Path parquet, String where) throws IOException {
        return database.number(
                "SELECT count(*) FROM read_parquet(" + literal(parquet) + ")" + where);
    }
}
