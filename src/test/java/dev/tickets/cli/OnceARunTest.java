package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run asks for its password once, and the portal for its departments once. */
@SuppressWarnings("NullAway.Init") // made before each test
class OnceARunTest {
    @TempDir
    Path folder;

    private FaultyPortal portal;
    private Path log;

    @BeforeEach
    void a_password_comes_from_a_command() {
        portal = new FaultyPortal(folder.resolve("portal"));
        log = folder.resolve("asked");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private Cli cli(String auth) {
        return new Cli(folder).config("""
                [profiles.default]
                portal = "%s"
                user = "%s"
                auth = "%s"
                password-command = "echo asked >> %s; echo %s"
                """.formatted(portal.uri(), portal.user(), auth, log, portal.password()));
    }

    private int asked() throws IOException {
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    @Test
    void a_password_command_runs_once_for_all_requests_of_a_basic_login() throws IOException {
        Run created = cli("basic").run("create", "-d", "General", "-s", "Disk", "-m", "full", "-q");

        assertThat(created).isEqualTo(new Run(0, "", ""));
        assertThat(portal.requests()).hasSizeGreaterThan(2);
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void a_password_command_runs_once_for_a_session_and_not_again_while_the_session_lasts() throws IOException {
        Cli cli = cli("session");
        assertThat(cli.run("create", "-d", "General", "-s", "Disk", "-m", "full", "-q")
                        .exitCode())
                .isZero();
        assertThat(cli.run("list", "-q").exitCode()).isZero();

        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void a_create_asks_for_the_departments_once() {
        Run created = cli("basic")
                .run("create", "-d", "General", "-s", "Disk", "-m", "full", "--cc", "ann@example.net", "-q");

        assertThat(created.exitCode()).as(created.err()).isIn(0, 5);
        assertThat(portal.requests().stream()
                        .filter(request -> request.contains("departments"))
                        .toList())
                .isEqualTo(List.of("GET /api/ticket/departments"));
    }
}
