package dev.tickets.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data of an earlier version of the program stay usable. */
class OlderDataTest {
    /** The tables of version 1 that have changed since. */
    private static final List<String> VERSION_1 = List.of(
            "DROP INDEX session_by_refresh",
            "ALTER TABLE message DROP COLUMN draft",
            "ALTER TABLE session RENAME TO newer",
            """
            CREATE TABLE session (
                access_hash TEXT PRIMARY KEY,
                access_until INTEGER NOT NULL,
                refresh_hash TEXT NOT NULL UNIQUE,
                refresh_until INTEGER NOT NULL)""",
            "INSERT INTO session SELECT * FROM newer",
            "DROP TABLE newer",
            "PRAGMA user_version = 1");

    @Test
    void tickets_and_logins_of_version_1_are_kept(@TempDir Path folder) throws Exception {
        SandboxOptions options = SandboxOptions.in(folder);
        Object refresh;
        try (SandboxPortal portal = SandboxPortal.start(options)) {
            refresh = Visitor.of(portal)
                    .postJson("/api/login", Map.of("username", portal.user(), "password", portal.password()))
                    .value("refresh");
            Visitor.admitted(portal).file("Disk full", "Help");
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sandbox.db"));
                Statement statement = connection.createStatement()) {
            for (String sql : VERSION_1) {
                statement.execute(sql);
            }
        }

        try (SandboxPortal portal = SandboxPortal.start(options);
                StaffActions desk = StaffActions.open(options)) {
            for (int i = 0; i < 2; i++) {
                assertThat(Visitor.of(portal)
                                .postJson("/api/token", Map.of("refresh_token", refresh))
                                .status())
                        .isEqualTo(200);
            }
            desk.draft("100001", "Not yet");
            desk.answer("100001", "Now");
            assertThat(Visitor.admitted(portal).get("/api/tickets/100001").list("replies"))
                    .extracting(reply -> reply.get("status"))
                    .containsExactly("Draft", "Sent");
        }
    }
}
