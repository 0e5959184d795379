package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tickets login}. */
class LoginTest {
    @TempDir
    Path folder;

    private final FakePortal portal = new FakePortal();
    private Cli cli;

    @BeforeEach
    void a_portal_that_lets_ann_in() {
        cli = new Cli(folder);
        portal.answers("POST /api/login", 200, "{\"token\":\"session-1\",\"refresh\":\"refresh-1\"}");
        portal.answers("GET /api/details", 200, "{\"success\":true,\"client\":{\"email\":\"ann@example.net\"}}");
        portal.answers("GET /api/service", 200, "{\"success\":true,\"services\":[]}");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private Run login(String... more) {
        String[] args = {"login", "--portal", portal.uri().toString(), "--user", "ann@example.net"};
        String[] all = new String[args.length + more.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return cli.run(all);
    }

    private void privately(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void takes_the_password_from_standard_input_and_needs_no_configuration_afterwards() throws IOException {
        cli.stdin("secret\n");

        assertThat(login("--password-stdin"))
                .isEqualTo(new Run(0, "", "Logged in to " + portal.uri() + " as ann@example.net (profile default).\n"));
        assertThat(portal.asked().get(0).body())
                .isEqualTo("{\"username\":\"ann@example.net\",\"password\":\"secret\"}");
        assertThat(cli.run("services").exitCode()).isZero();
        assertThat(portal.asked().get(2).header("Authorization")).isEqualTo("Bearer session-1");
        Path kept = cli.state().resolve("credentials/default.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.getParent())))
                .isEqualTo("rwx------");
        assertThat(kept).content().doesNotContain("secret");
    }

    @Test
    void takes_the_password_from_a_file_or_a_command_and_a_code_beside_it() throws IOException {
        privately(cli.write("password", "secret"));

        assertThat(login("--password-file", "password", "--otp", "123456").exitCode())
                .isZero();
        assertThat(login("--password-command", "echo sec''ret").exitCode()).isZero();

        assertThat(portal.asked().get(0).body()).contains("\"password\":\"secret\",\"otp\":\"123456\"");
        assertThat(portal.asked().get(2).body()).endsWith("\"password\":\"secret\"}");
    }

    @Test
    void the_first_line_of_a_password_command_is_the_password() {
        assertThat(login("--password-command", "printf 'secret\\nuser: ann\\n'").exitCode())
                .isZero();

        assertThat(portal.asked().get(0).body()).endsWith("\"password\":\"secret\"}");
    }

    @Test
    void logging_in_again_needs_no_more_than_the_profile() {
        portal.answers("POST /v2/login", 200, "{\"token\":\"session-2\"}");
        portal.answers("GET /v2/details", 200, "{\"client\":{}}");
        assertThat(login("--api-url", portal.uri() + "/v2", "--password-command", "echo secret")
                        .exitCode())
                .isZero();

        Run again = cli.run("login", "-p", "default", "--password-command", "echo secret");

        assertThat(again)
                .isEqualTo(new Run(0, "", "Logged in to " + portal.uri() + " as ann@example.net (profile default).\n"));
        assertThat(portal.requests()).endsWith("POST /v2/login", "GET /v2/details");
    }

    @Test
    void keeps_a_token_without_asking_for_a_login() throws IOException {
        privately(cli.write("token", "token-7\n"));

        assertThat(login("--token-file", "token").exitCode()).isZero();
        assertThat(cli.stdin("token-8\n")
                        .run("login", "-p", "other", "--portal", portal.uri().toString(), "--token-stdin"))
                .isEqualTo(new Run(0, "", "Logged in to " + portal.uri() + " as ann@example.net (profile other).\n"));

        assertThat(portal.requests()).containsExactly("GET /api/details", "GET /api/details");
        assertThat(portal.asked().get(0).header("Authorization")).isEqualTo("Bearer token-7");
        assertThat(portal.asked().get(1).header("Authorization")).isEqualTo("Bearer token-8");
    }

    @Test
    void keeps_the_password_only_with_basic_and_says_so() {
        cli.stdin("secret");

        assertThat(login("--password-stdin", "--basic").err()).isEqualTo("""
                The password is kept in %s/credentials (0600); password-command in config.toml would be better.
                Logged in to %s as ann@example.net (profile default).
                """.formatted(cli.state(), portal.uri()));
        assertThat(portal.asked().get(0).header("Authorization")).startsWith("Basic ");
    }

    @Test
    void a_user_name_with_a_colon_cannot_be_sent_with_basic() {
        assertThat(cli.run("login", "--portal", portal.uri().toString(), "--user", "a:b", "--basic"))
                .isEqualTo(new Run(2, "", "tickets: a user name with ':' cannot be used with --basic\n"));
    }

    @Test
    void one_source_of_the_secret_is_enough() {
        assertThat(login("--password-stdin", "--token-stdin")).isEqualTo(new Run(2, "", """
                tickets: --password-stdin, --token-stdin are mutually exclusive (specify only one)
                hint: see 'tickets login --help'
                """));
    }

    @Test
    void without_a_terminal_it_names_the_options_instead_of_asking() {
        assertThat(login()).isEqualTo(new Run(2, "", """
                tickets: there is no terminal to ask for the password on
                hint: --password-stdin, --password-file FILE or --password-command COMMAND
                """));
        assertThat(cli.config("profiles.default.auth = \"token\"")
                        .run("login", "--portal", portal.uri().toString()))
                .isEqualTo(new Run(2, "", """
                tickets: there is no terminal to ask for the password on
                hint: --token-stdin or --token-file FILE
                """));
        assertThat(portal.asked()).isEmpty();
    }

    @Test
    void asks_whom_and_where() {
        assertThat(cli.run("login", "--user", "ann@example.net")).isEqualTo(new Run(2, "", """
                tickets: which portal? profile 'default' names none
                hint: tickets login --portal https://portal.example.net --user you@example.net
                """));
        assertThat(cli.run("login", "--portal", portal.uri().toString())).isEqualTo(new Run(2, "", """
                tickets: who is logging in?
                hint: --user you@example.net
                """));
        assertThat(cli.run("login", "-p", "sandbox")).isEqualTo(new Run(2, "", """
                tickets: the sandbox needs no login
                hint: tickets -p sandbox departments
                """));
    }

    @Test
    void a_failed_login_is_sent_once_and_nothing_is_kept() {
        try (FakePortal strict = new FakePortal()) {
            strict.answers("POST /api/login", 200, "{\"error\":[\"invalid_login\"]}");
            cli.stdin("wrong\n");

            assertThat(cli.run(
                            "login",
                            "--portal",
                            strict.uri().toString(),
                            "--user",
                            "ann@example.net",
                            "--password-stdin"))
                    .isEqualTo(new Run(4, "", """
                    tickets: the portal refused the login: invalid_login
                    hint: it was tried once; if the portal wants a second factor or a captcha, use a token (--token-stdin), --basic, or change that in the portal
                    """));
            assertThat(strict.requests()).containsExactly("POST /api/login");
            assertThat(cli.state().resolve("credentials/default.json")).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wronglogin | wrong e-mail address or password",
                "bannedip_error_login | too many failed logins from this address",
                "ipnotallowed | this login may not be used from this address",
            })
    void the_reason_for_which_a_portal_lets_nobody_in_is_explained(String key, String meaning) {
        try (FakePortal strict = new FakePortal()) {
            strict.answers("POST /api/login", 200, "{\"error\":[\"" + key + "\"]}");
            cli.stdin("wrong\n");

            Run run = cli.run(
                    "login", "--portal", strict.uri().toString(), "--user", "ann@example.net", "--password-stdin");

            assertThat(run.exitCode()).isEqualTo(4);
            assertThat(run.err().lines())
                    .startsWith("tickets: the portal refused the login: " + key + " (" + meaning + ")");
        }
    }

    @Test
    void a_portal_whose_answer_is_no_login_is_told_from_one_that_refuses() {
        try (FakePortal other = new FakePortal()) {
            other.answers("POST /api/login", 200, "text/html", "<html>Welcome</html>".getBytes(UTF_8));
            cli.stdin("secret\n");

            assertThat(cli.run(
                            "login",
                            "--portal",
                            other.uri().toString(),
                            "--user",
                            "ann@example.net",
                            "--password-stdin"))
                    .isEqualTo(new Run(1, "", """
                    tickets: POST %s/api/login was answered with something that is not JSON (HTTP 200)
                    hint: is the User API enabled there, and api-url right? tickets -v shows each request
                    """.formatted(other.uri())));
        }
    }

    @Test
    void the_type_of_the_portal_is_known_or_refused() {
        cli.stdin("secret\n");
        assertThat(login("--password-stdin", "--type", "HostBill", "-q")).isEqualTo(new Run(0, "", ""));
        Run unknown = login("--type", "jira");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err())
                .startsWith("tickets: invalid value for option '--type': expected one of ")
                .endsWith(" but was 'jira'\nhint: see 'tickets login --help'\n");
    }

    @Test
    void a_token_that_is_not_accepted_is_not_kept() {
        try (FakePortal strict = new FakePortal()) {
            strict.answers("GET /api/details", 401, "{}");
            cli.stdin("wrong\n");

            assertThat(cli.run("login", "--portal", strict.uri().toString(), "--token-stdin"))
                    .isEqualTo(new Run(4, "", """
                    tickets: the portal does not accept the token (from login)
                    hint: nothing was kept; check it and log in again
                    """));
            assertThat(cli.state().resolve("credentials/default.json")).doesNotExist();
        }
    }

    @Test
    void another_portal_under_the_same_profile_is_refused() {
        cli.stdin("secret");
        login("--password-stdin");

        assertThat(cli.run("login", "--portal", "other.example.net", "--password-stdin"))
                .isEqualTo(new Run(2, "", """
                tickets: profile 'default' is for %s, not for https://other.example.net
                hint: choose a name for the other portal: tickets login -p NAME --portal https://other.example.net
                """.formatted(portal.uri())));
    }

    @Test
    void secrets_that_are_none_or_open_to_everybody_are_refused() throws IOException {
        Path open = cli.write("open", "secret");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        privately(cli.write("two", "lines\nof text"));

        assertThat(login("--password-file", "open")).isEqualTo(new Run(2, "", """
                tickets: refusing --password-file %s: everybody on this machine can read it
                hint: chmod 600 %s, and change the secret if others had access
                """.formatted(open, open)));
        assertThat(login("--password-file", "two").err())
                .isEqualTo("tickets: --password-file " + folder + "/two does not hold one line with a secret\n");
        assertThat(login("--token-file", "none").err())
                .isEqualTo("tickets: cannot read --token-file " + folder + "/none: there is no such file or folder\n");
        assertThat(cli.stdin("")
                        .run("login", "--portal", portal.uri().toString(), "--user", "a", "--password-stdin")
                        .err())
                .isEqualTo("tickets: the password on standard input does not hold one line with a secret\n");
        assertThat(cli.stdin("\n")
                        .run("login", "--portal", portal.uri().toString(), "--token-stdin")
                        .err())
                .isEqualTo("tickets: the token on standard input does not hold one line with a secret\n");
        assertThat(portal.asked()).isEmpty();
    }

    @Test
    void a_password_command_that_fails_says_nothing_or_hangs_is_reported() {
        assertThat(login("--password-command", "exit 3"))
                .isEqualTo(new Run(2, "", "tickets: --password-command failed with exit code 3\n"));
        assertThat(login("--password-command", "true"))
                .isEqualTo(new Run(
                        2, "", "tickets: the output of --password-command does not hold one line with a secret\n"));
        assertThat(login("--timeout", "1s", "--password-command", "sleep 60"))
                .isEqualTo(new Run(69, "", "tickets: --password-command did not end within 1 s\n"));
    }
}
