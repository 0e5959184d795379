package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** {@code tickets login}. */
class LoginTest extends LoginFixture {
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
                        .run(
                                "login",
                                "-p",
                                "other",
                                "--portal",
                                portal.uri().toString(),
                                "--type",
                                "hostbill",
                                "--token-stdin"))
                .isEqualTo(new Run(0, "", "Logged in to " + portal.uri() + " as ann@example.net (profile other).\n"));

        assertThat(portal.requests()).containsExactly("GET /api/details", "GET /api/details");
        assertThat(portal.asked().get(0).header("Authorization")).isEqualTo("Bearer token-7");
        assertThat(portal.asked().get(1).header("Authorization")).isEqualTo("Bearer token-8");
    }

    @Test
    void keeps_the_password_only_with_basic_and_says_so() {
        cli.stdin("secret");

        assertThat(login("--password-stdin", "--basic").err()).isEqualTo("""
                The password is stored in %s/credentials (0600); password-command in config.toml is safer.
                Logged in to %s as ann@example.net (profile default).
                """.formatted(cli.state(), portal.uri()));
        assertThat(portal.requests()).containsExactly("GET /api/details", "GET /api/details");
        assertThat(portal.asked().get(0).header("Authorization")).isNull();
        assertThat(portal.asked().get(1).header("Authorization")).startsWith("Basic ");
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
                tickets: no terminal is available to ask for the password
                hint: --password-stdin, --password-file FILE or --password-command COMMAND
                """));
        assertThat(cli.config("profiles.default.auth = \"token\"")
                        .run("login", "--portal", portal.uri().toString(), "--type", "hostbill"))
                .isEqualTo(new Run(2, "", """
                tickets: no terminal is available to ask for the password
                hint: --token-stdin, --token-file FILE or --token-command COMMAND
                """));
        assertThat(portal.asked()).isEmpty();
    }

    @Test
    void asks_whom_and_where() {
        assertThat(cli.run("login", "--user", "ann@example.net")).isEqualTo(new Run(2, "", """
                tickets: the profile 'default' names no portal
                hint: tickets login --portal https://portal.example.net --user you@example.net
                """));
        assertThat(cli.run("login", "--portal", portal.uri().toString(), "--type", "hostbill"))
                .isEqualTo(new Run(2, "", """
                tickets: no user given
                hint: --user you@example.net
                """));
        assertThat(cli.run("login", "-p", "sandbox")).isEqualTo(new Run(2, "", """
                tickets: the sandbox needs no login
                hint: tickets -p sandbox departments
                """));
    }

    @Test
    void the_type_of_the_portal_is_known_or_refused() {
        cli.stdin("secret\n");
        String address = portal.uri().toString();
        assertThat(cli.run(
                        "login",
                        "--portal",
                        address,
                        "--user",
                        "ann@example.net",
                        "--password-stdin",
                        "--type",
                        "HostBill",
                        "-q"))
                .isEqualTo(new Run(0, "", ""));
        assertThat(cli.run("login", "--portal", address, "--type", "jira")).isEqualTo(new Run(2, "", """
                tickets: --type takes hostbill, rt, not 'jira'
                hint: for example: --type hostbill
                """));
    }
}
