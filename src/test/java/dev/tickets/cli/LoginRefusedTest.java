package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A login that fails, or a secret that cannot be used, is said, and nothing is kept. */
class LoginRefusedTest extends LoginFixture {
    @Test
    void a_user_name_with_a_colon_cannot_be_sent_with_basic() {
        assertThat(cli.run(
                        "login", "--portal", portal.uri().toString(), "--type", "hostbill", "--user", "a:b", "--basic"))
                .isEqualTo(new Run(
                        2, "", "tickets: --basic does not allow ':' in a user name; use a token (--token-stdin)\n"));
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
                            "--type",
                            "hostbill",
                            "--user",
                            "ann@example.net",
                            "--password-stdin"))
                    .isEqualTo(new Run(4, "", """
                    tickets: the portal refused the login: invalid_login
                    hint: the login was tried once; if the portal requires a second factor or a captcha, use a token (--token-stdin), --basic, or change the portal's settings
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
                    "login",
                    "--portal",
                    strict.uri().toString(),
                    "--type",
                    "hostbill",
                    "--user",
                    "ann@example.net",
                    "--password-stdin");

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
                            "--type",
                            "hostbill",
                            "--user",
                            "ann@example.net",
                            "--password-stdin"))
                    .isEqualTo(new Run(1, "", """
                    tickets: the answer to POST %s/api/login is data that is not JSON (HTTP 200)
                    hint: check that the User API is enabled and api-url is right; tickets -v shows each request
                    """.formatted(other.uri())));
        }
    }

    @Test
    void a_token_that_is_not_accepted_is_not_kept() {
        try (FakePortal strict = new FakePortal()) {
            strict.answers("GET /api/details", 401, "{}");
            cli.stdin("wrong\n");

            assertThat(cli.run("login", "--portal", strict.uri().toString(), "--type", "hostbill", "--token-stdin"))
                    .isEqualTo(new Run(4, "", """
                    tickets: the portal does not accept the token (from login)
                    hint: nothing was saved; check the credential and log in again
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
                tickets: the profile 'default' belongs to %s, not to https://other.example.net
                hint: choose a name for the other portal: tickets login -p NAME --portal https://other.example.net
                """.formatted(portal.uri())));
    }
}
