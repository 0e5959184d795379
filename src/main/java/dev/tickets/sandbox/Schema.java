package dev.tickets.sandbox;

import java.util.List;

/**
 * The tables. Texts are stored as the portal shows them: HTML entities encoded, {@code \r\n} line ends. Times are
 * seconds since 1970. A ticket's number is derived from its id, so that SQLite's AUTOINCREMENT keeps both unique for
 * all processes, also after a reset.
 */
final class Schema {
    static final int VERSION = 1;

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
                written_at INTEGER NOT NULL)""",
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
                refresh_hash TEXT NOT NULL UNIQUE,
                refresh_until INTEGER NOT NULL)""");

    private Schema() {}
}
