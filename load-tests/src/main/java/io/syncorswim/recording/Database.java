package io.syncorswim.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A DuckDB of bounded memory that forgets everything when it is closed; what does not fit goes to a
 * directory for the time being.
 *
 * <p>One thread at a time. A query materialises its rows as a list: ask for aggregates, not for
 * records.
 */
public final class Database implements AutoCloseable {
    private final Connection connection;
    private final Path spill;

    private Database(Connection connection, Path spill) {
        this.connection = connection;
        this.spill = spill;
    }

    /** Reads one row; columns count from 1. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet columns) throws SQLException;
    }

    /**
     * Opens one.
     *
     * @param memoryMb what DuckDB may keep in memory, in 10^6 bytes; the JVM comes on top
     */
    public static Database open(int memoryMb, int threads) throws IOException {
        Path spill = Files.createTempDirectory("swim-duckdb");
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:");
            Database database = new Database(connection, spill);
            database.execute("SET memory_limit = '" + memoryMb + "MB'");
            database.execute("SET threads = " + threads);
            database.execute("SET temp_directory = " + literal(spill));
            // Nothing is ever downloaded: all that is needed is in the jar.
            database.execute("SET autoinstall_known_extensions = false");
            return database;
        } catch (SQLException failed) {
            throw new IOException("DuckDB did not start: " + failed.getMessage(), failed);
        }
    }

    /** Runs a statement that returns nothing of interest. */
    public void execute(String sql) throws IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw failure(sql, failed);
        }
    }

    /** Runs a query, and reads each of its rows. */
    public <T> List<T> query(String sql, Row<T> row) throws IOException {
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery(sql)) {
            List<T> rows = new ArrayList<>();
            while (columns.next()) {
                rows.add(row.read(columns));
            }
            return rows;
        } catch (SQLException failed) {
            throw failure(sql, failed);
        }
    }

    /** Runs a query that returns exactly one row. */
    public <T> T one(String sql, Row<T> row) throws IOException {
        List<T> rows = query(sql, row);
        if (rows.size() != 1) {
            throw new IOException("expected one row, got " + rows.size() + ": " + sql);
        }
        return rows.getFirst();
    }

    /** Runs a query that returns one whole number. */
    public long number(String sql) throws IOException {
        return one(sql, columns -> columns.getLong(1));
    }

    /** The text as an SQL literal. */
    public static String literal(Object text) {
        return "'" + text.toString().replace("'", "''") + "'";
    }

    private static IOException failure(String sql, SQLException failed) {
        return new IOException("DuckDB: " + failed.getMessage() + " in: " + sql, failed);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IOException("DuckDB did not close: " + failed.getMessage(), failed);
        } finally {
            delete(spill);
        }
    }

    /** Removes a directory and everything in it; one that does not exist is removed already. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(directory)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
