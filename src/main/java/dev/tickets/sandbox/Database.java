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
 * The portal's data, in one SQLite file that several processes may have open at once. Threads of this process take
 * turns on one connection; processes take turns by SQLite's locks, for which a write asks before it reads anything.
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

    /** What is done within one transaction; an exception undoes it. */
    interface Work<T> {
        T in(Transaction transaction) throws SQLException, IOException;
    }

    /** Opens the database in that folder; makes folder, file and tables where they are missing. */
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
                // While another process switches a new file to WAL, or tidies up as the last to leave, SQLite says
                // "busy" at once instead of waiting.
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
                throw new SQLException("its data was written by a newer version of this program");
            }
            if (version == 0) {
                for (String table : Schema.TABLES) {
                    statement.execute(table);
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

    /** Reads from one state of the data, whatever others write meanwhile. */
    <T> T read(Work<T> work) throws SQLException, IOException {
        return run("BEGIN", work);
    }

    /** Reads and writes with nobody else writing in between. */
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

    /** Nothing is left of it if that fails, too: SQLite has then undone the transaction by itself. */
    private void rollBack() {
        try {
            execute("ROLLBACK");
        } catch (SQLException alreadyUndone) {
            return;
        }
    }

    /**
     * Moves what was written from the log into the file and empties the log, so that overwritten text is gone from
     * both.
     */
    void forgetOverwritten() throws SQLException {
        turn.lock();
        try {
            execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            // Somebody else is at it already, or will be: the last one to close the database does the same.
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
