package dev.tickets.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;

/**
 * The portal's data, in one SQLite file that several processes may open at once. Threads of this process share one
 * connection in turn; processes use SQLite's locks, which a write acquires before its first read.
 */
final class Database implements AutoCloseable {
    private static final String BUSY_MILLISECONDS = "15000";
    private static final int ATTEMPTS = 200;
    private static final long PAUSE_MILLISECONDS = 25;

    private final Connection connection;
    private final ReentrantLock turn = new ReentrantLock();

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** The work of one transaction; an exception rolls it back. */
    interface Work<T> {
        T in(Transaction transaction) throws SQLException, IOException;
    }

    /** Opens the database in the folder; creates a missing folder, file and tables. */
    static Database open(Path folder) throws SQLException, IOException {
        PrivateFiles.makeFolder(folder);
        Path file = folder.resolve(SandboxOptions.DATABASE);
        PrivateFiles.makeFile(file);
        for (int attempt = 1; ; attempt++) {
            Connection connection = connect(file);
            try {
                prepare(connection);
                return new Database(connection);
            } catch (SQLException e) {
                connection.close();
                // While another process switches a new file to WAL, or is the last to close the database, SQLite
                // reports "busy" at once instead of waiting.
                if (!busy(e) || attempt == ATTEMPTS) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static Connection connect(Path file) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("busy_timeout", BUSY_MILLISECONDS);
        settings.setProperty("foreign_keys", "true");
        settings.setProperty("synchronous", "NORMAL");
        settings.setProperty("secure_delete", "true");
        return JDBC.createConnection("jdbc:sqlite:" + file.toAbsolutePath(), settings);
    }

    private static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version = version(statement);
            if (version == Schema.VERSION) {
                return;
            }
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("BEGIN IMMEDIATE");
            version = version(statement);
            if (version > Schema.VERSION) {
                throw new SQLException("the data was written by a newer version of this program");
            }
            if (version < Schema.VERSION) {
                for (String change : version == 0 ? Schema.TABLES : Schema.FROM_1) {
                    statement.execute(change);
                }
                statement.execute("PRAGMA user_version = " + Schema.VERSION);
            }
            statement.execute("COMMIT");
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet version = statement.executeQuery("PRAGMA user_version")) {
            return version.getInt(1);
        }
    }

    private static boolean busy(SQLException e) {
        int primary = e.getErrorCode() & 0xff;
        return primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the database", e);
        }
    }

    /** Reads from one snapshot, independent of concurrent writes. */
    <T> T read(Work<T> work) throws SQLException, IOException {
        return run("BEGIN", work);
    }

    /** Reads and writes without other writers in between. */
    <T> T write(Work<T> work) throws SQLException, IOException {
        return run("BEGIN IMMEDIATE", work);
    }

    private <T> T run(String begin, Work<T> work) throws SQLException, IOException {
        turn.lock();
        try {
            execute(begin);
            boolean done = false;
            try {
                T result = work.in(new Transaction(connection));
                execute("COMMIT");
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollBack();
                }
            }
        } finally {
            turn.unlock();
        }
    }

    /** Rolls back; a failure means that SQLite has already rolled back. */
    private void rollBack() {
        try {
            execute("ROLLBACK");
        } catch (SQLException alreadyUndone) {
            return;
        }
    }

    /** Moves the log into the file and empties the log, so that neither contains overwritten text. */
    void forgetOverwritten() throws SQLException {
        turn.lock();
        try {
            execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            // Another process is doing the same; the last process to close the database does so too.
            if (!busy(e)) {
                throw e;
            }
        } finally {
            turn.unlock();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        turn.lock();
        try {
            connection.close();
        } finally {
            turn.unlock();
        }
    }
}
