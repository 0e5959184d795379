package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code login --check} and {@code logout}: what is known of a login, and how it is forgotten. */
class LoginCheckTest {
    @TempDir
    Path folder;

    private final FakePortal portal = new FakePortal();
    private Cli cli;

    @BeforeEach
    void a_portal_that_knows_ann() {
        cli = new Cli(folder);
        portal.answers("POST /api/login", 200, "{\"token\":\"session-1\",\"refresh\":\"refresh-1\"}");
        portal.answers("GET /api/details", 200, "{\"success\":true,\"client\":{\"email\":\"ann@example.net\"}}");
        portal.answers("POST /api/revoke", 200, "{\"success\":true}");
        portal.answers("POST /api/logout", 200, "{\"success\":true}");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private void logIn(String profile, String... more) {
        String[] args = {
            "login",
            "-q",
            "-p",
            profile,
            "--portal",
            portal.uri().toString(),
            "--type",
            "hostbill",
            "--user",
            "ann@example.net"
        };
        String[] all = new String[args.length + more.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        assertThat(cli.stdin("secret\n").run(all)).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void tells_who_is_logged_in_and_where_the_credential_comes_from() throws IOException {
        logIn("default", "--password-stdin");

        Run run = cli.run("login", "--check", "-o", "json");

        assertThat(run.exitCode()).isZero();
        assertThat(JSON.std.mapFrom(run.out()))
                .hasToString(
                        "{profile=default, portal=" + portal.uri()
                                + ", user=ann@example.net, type=hostbill, auth=session, source=session of tickets login, ok=true, readable=null, session=valid, secondFactor=null}");
        assertThat(cli.run("login", "--check", "-p", "sandbox").exitCode()).isZero();
    }

    @Test
    void tells_that_a_login_is_not_accepted_and_ends_with_4() throws IOException {
        cli.at(portal.uri());
        try (FakePortal strict = new FakePortal()) {
            strict.answers("GET /api/details", 401, "{}");

            Run run = cli.at(strict.uri()).run("login", "--check", "-o", "json");

            assertThat(run.exitCode()).isEqualTo(4);
            assertThat(JSON.std.mapFrom(run.out())).containsEntry("ok", false).containsEntry("source", "TICKETS_TOKEN");
            assertThat(run.err()).isEqualTo("""
                    {"error":{"code":"login-required","message":"the portal does not accept the token (from TICKETS_TOKEN)","hint":"tickets login -p default","exit":4,"state":null,"outboxId":null}}
                    """);
        }
    }

    @Test
    void a_profile_without_any_login_is_told_before_anything_is_asked() throws IOException {
        cli.config("[profiles.default]\nportal = \"" + portal.uri() + "\"\n");

        Run run = cli.run("login", "--check", "-o", "tsv", "--fields", "ok,source,portal");

        assertThat(run).isEqualTo(new Run(4, "false\t\t" + portal.uri() + "\n", """
                tickets: not logged in to %s
                hint: tickets login -p default
                """.formatted(portal.uri())));
        assertThat(portal.asked()).isEmpty();
    }

    @Test
    void logout_forgets_the_login_and_ends_the_session() {
        logIn("default", "--password-stdin");

        assertThat(cli.run("logout"))
                .isEqualTo(new Run(0, "", "Logged out of " + portal.uri() + " (profile default).\n"));
        assertThat(portal.asked().get(2)).hasToString("POST /api/revoke");
        assertThat(portal.asked().get(2).body()).contains("refresh-1");
        assertThat(cli.run("logout")).isEqualTo(new Run(0, "", "Profile 'default' was not logged in.\n"));
        assertThat(cli.run("list")).isEqualTo(new Run(4, "", """
                tickets: not logged in to any portal yet
                hint: tickets login --portal https://portal.example.net --user you@example.net, or try the practice portal: tickets --profile sandbox departments
                """));
    }

    @Test
    void logout_ends_a_personal_token_only_with_revoke() {
        logIn("default", "--token-stdin");
        assertThat(cli.run("logout").exitCode()).isZero();
        assertThat(portal.requests()).containsExactly("GET /api/details");

        logIn("default", "--token-stdin");
        assertThat(cli.run("logout", "--revoke").exitCode()).isZero();
        assertThat(portal.requests()).containsExactly("GET /api/details", "GET /api/details", "POST /api/logout");
    }

    @Test
    void logout_of_all_forgets_every_profile_the_damaged_ones_too() throws IOException {
        logIn("one", "--password-stdin");
        logIn("three", "--password-stdin");
        Path damaged = cli.write("home/.local/state/tickets/credentials/two.json", "{");
        Files.setPosixFilePermissions(damaged, PosixFilePermissions.fromString("rw-------"));

        assertThat(cli.run("logout", "--all"))
                .isEqualTo(new Run(5, "", """
                Logged out of %s (profile one).
                Logged out of %s (profile three).
                tickets: logged out here, but not at the portal: two: the credentials in %s are damaged
                hint: the session at the portal expires by itself; the portal's pages may end it at once
                """.formatted(portal.uri(), portal.uri(), damaged)));
        assertThat(damaged).doesNotExist();
        assertThat(cli.run("logout", "--all")).isEqualTo(new Run(0, "", "No profile was logged in.\n"));
    }

    @Test
    void a_portal_that_is_down_keeps_no_login_alive_here() {
        logIn("default", "--password-stdin");
        portal.close();

        Run run = cli.run("logout");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("tickets: logged out here, but not at the portal: default: ");
        assertThat(cli.state().resolve("credentials/default.json")).doesNotExist();
    }

    @Test
    void credentials_that_others_can_read_are_refused_and_the_hint_mends_it() throws IOException {
        logIn("default", "--password-stdin");
        Path kept = cli.state().resolve("credentials/default.json");
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(cli.run("list")).isEqualTo(new Run(4, "", """
                tickets: refusing the credentials in %s: other users of this machine can read the file
                hint: change the password, then: tickets logout -p default; tickets login -p default
                """.formatted(kept)));
        assertThat(cli.run("logout", "-p", "default").exitCode()).isEqualTo(5);
        assertThat(kept).doesNotExist();
    }

    @Test
    void damaged_credentials_are_reported_and_the_hint_mends_them() throws IOException {
        Path kept = cli.write("home/.local/state/tickets/credentials/default.json", "{\"portal\":5}");
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-------"));

        assertThat(cli.run("list")).isEqualTo(new Run(4, "", """
                tickets: the credentials in %s are damaged
                hint: log in again: tickets logout -p default; tickets login -p default
                """.formatted(kept)));
        assertThat(cli.run("logout").exitCode()).isEqualTo(5);
        assertThat(kept).doesNotExist();
    }

    @Test
    void a_login_is_not_sent_to_another_origin_than_it_was_given_for() {
        logIn("default", "--password-stdin");
        cli.with("TICKETS_API_URL", "http://127.0.0.1:9/api");

        assertThat(cli.run("list")).isEqualTo(new Run(4, "", """
                tickets: the login of profile 'default' belongs to %s, but the API is now at http://127.0.0.1:9; the credential was not sent
                hint: tickets login -p default
                """.formatted(portal.uri())));
    }

    @Test
    void each_way_to_log_in_says_what_it_misses() {
        cli.config("""
                [profiles.token]
                portal = "%1$s"
                auth = "token"
                [profiles.basic]
                portal = "%1$s"
                auth = "basic"
                user = "ann@example.net"
                [profiles.nobody]
                portal = "%1$s"
                auth = "basic"
                """.formatted(portal.uri()));

        assertThat(cli.run("-p", "token", "list").err()).startsWith("tickets: no token for profile 'token'\n");
        assertThat(cli.run("-p", "basic", "list").err()).startsWith("tickets: no password for profile 'basic'\n");
        assertThat(cli.run("-p", "nobody", "list")).isEqualTo(new Run(2, "", """
                tickets: profile 'nobody' names no user
                hint: add user = "EMAIL"
                """));
    }

    @Test
    void a_session_that_is_over_is_renewed_without_a_word() {
        logIn("default", "--password-stdin");
        portal.answers("GET /api/service", 401, "{}").answers("GET /api/service", 200, "{\"services\":[]}");
        portal.answers("POST /api/token", 200, "{\"token\":\"session-2\",\"refresh\":\"refresh-2\"}");

        assertThat(cli.run("services", "-q")).isEqualTo(new Run(0, "", ""));

        assertThat(portal.asked().get(3).body()).contains("refresh-1");
        assertThat(portal.asked().get(4).header("Authorization")).isEqualTo("Bearer session-2");
    }

    @Test
    void a_session_that_cannot_be_renewed_is_over() {
        logIn("default", "--password-stdin");
        portal.answers("GET /api/tickets", 401, "{}");
        portal.answers("POST /api/token", 200, "{\"error\":[\"invalid_token_foroperation\"]}");

        assertThat(cli.run("list")).isEqualTo(new Run(4, "", """
                tickets: the session at %s has expired
                hint: tickets login -p default
                """.formatted(portal.uri())));
        assertThat(portal.requests()).endsWith("GET /api/tickets", "POST /api/token");
    }

    @Test
    void a_login_that_is_refused_even_when_it_is_new_is_not_renewed_again_and_again() {
        logIn("default", "--password-stdin");
        portal.answers("GET /api/tickets", 401, "{}");
        portal.answers("POST /api/token", 200, "{\"token\":\"session-2\",\"refresh\":\"refresh-2\"}");

        assertThat(cli.run("list")).isEqualTo(new Run(4, "", """
                tickets: the portal does not accept this login, even after renewal
                hint: tickets login -p default
                """));
        assertThat(portal.requests()).endsWith("GET /api/tickets", "POST /api/token", "GET /api/tickets");
    }
}
