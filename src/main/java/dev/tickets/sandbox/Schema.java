package dev.tickets.sandbox;

import java.util.List;

/**
 * The tables. Texts are stored as the portal shows them: HTML entities encoded, {@code \r\n} line ends. Times are
 * seconds since 1970. A ticket's number is derived from its id, so that SQLite's AUTOINCREMENT keeps both unique for
 * all processes, also after a reset.
 */
final class Schema {
    static final int VERSION = 2;

    static final List<String> TABLES = List.of(
            """
            CREATE TABLE ticket (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                department INTEGER NOT NULL,
                subject TEXT NOT NULL,
                cc TEXT NOT NULL,
                status TEXT NOT NULL,
                priority INTEGER NOT NULL,
                client_read INTEGER NOT NULL,
                created_at INTEGER NOT NULL,
                last_message_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL)""",
            "CREATE INDEX ticket_by_activity ON ticket (last_message_at DESC, id DESC)",
            """
            CREATE TABLE message (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                ticket_id INTEGER NOT NULL REFERENCES ticket ON DELETE CASCADE,
                opening INTEGER NOT NULL,
                staff INTEGER NOT NULL,
                body TEXT NOT NULL,
                encrypted INTEGER NOT NULL,
                sealed BLOB,
                written_at INTEGER NOT NULL,
                draft INTEGER NOT NULL DEFAULT 0)""",
            "CREATE INDEX message_by_ticket ON message (ticket_id)",
            """
            CREATE TABLE attachment (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                ticket_id INTEGER NOT NULL REFERENCES ticket ON DELETE CASCADE,
                message_id INTEGER NOT NULL REFERENCES message ON DELETE CASCADE,
                name TEXT NOT NULL,
                file TEXT NOT NULL)""",
            "CREATE INDEX attachment_by_ticket ON attachment (ticket_id)",
            "CREATE INDEX attachment_by_message ON attachment (message_id)",
            """
            CREATE TABLE session (
                access_hash TEXT PRIMARY KEY,
                access_until INTEGER NOT NULL,
                refresh_hash TEXT NOT NULL,
                refresh_until INTEGER NOT NULL)""",
            "CREATE INDEX session_by_refresh ON session (refresh_hash)");

    /** From version 1: drafts, and a refresh token with several access tokens. */
    static final List<String> FROM_1 = List.of(
            "ALTER TABLE message ADD COLUMN draft INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE session RENAME TO old_session",
            TABLES.get(TABLES.size() - 2),
            "INSERT INTO session SELECT access_hash, access_until, refresh_hash, refresh_until FROM old_session",
            "DROP TABLE old_session",
            TABLES.get(TABLES.size() - 1));

    private Schema() {}
}
