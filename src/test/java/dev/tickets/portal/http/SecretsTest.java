package dev.tickets.portal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.FakePortal;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret shows up in anything that is printed, however much of it was asked for. */
class SecretsTest {
    private final FakePortal portal = new FakePortal();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void a_login_with_every_detail_shows_no_password_and_no_token() {
        portal.answers("POST /api/login", 200, "{\"token\":\"acc-S3\",\"refresh\":\"ref-S3\"}")
                .answers("GET /api/details", 401, "{\"error\":[\"old\"]}")
                .answers("GET /api/details", 200, "{\"client\":{\"email\":\"me@x.example\",\"acc_hash\":\"hash-S3\"}}")
                .answers("POST /api/token", 200, "{\"data\" : {\"token\" : \"new-S3\"}}");
        Cli.Run run = new Cli(folder)
                .stdin("pass-S3\n")
                .run(
                        "-vv",
                        "login",
                        "--portal",
                        portal.uri().toString(),
                        "--type",
                        "hostbill",
                        "--user",
                        "ann@x.example",
                        "--password-stdin");
        assertShowsNoSecret(run);
        assertThat(run.err()).contains("POST " + portal.uri() + "/api/login 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token\":\"acc-S3",
                "{\"token\":\"acc\\\"-S3\\",
                "{\"error\":[\"x\"],\"refreshToken\" :\t\"ref-S3\"}",
                "{\"error\":[{\"code\":5,\"access_token\":\"acc-S3\"}]}",
                "{\"token\":{\"deep\":1},\"new_password\":\"pass-S3\"}",
            })
    void an_answer_that_is_no_login_shows_no_token_either(String answer) {
        portal.answers("POST /api/login", 200, answer);
        Cli.Run run = new Cli(folder)
                .stdin("pass-S3\n")
                .run(
                        "-vv",
                        "login",
                        "--portal",
                        portal.uri().toString(),
                        "--type",
                        "hostbill",
                        "--user",
                        "ann@x.example",
                        "--password-stdin");
        assertThat(run.exitCode()).isNotZero();
        assertShowsNoSecret(run);
    }

    @Test
    void basic_and_bearer_values_are_hidden_in_failures_too() {
        portal.answers("GET /api/tickets", 401, "{\"error\":[\"wronglogin\"]}");
        String basic = Base64.getEncoder().encodeToString("ann@x.example:pass-S3".getBytes(UTF_8));
        Cli cli = new Cli(folder)
                .config("[profiles.default]\nportal = \"" + portal.uri()
                        + "\"\nuser = \"ann@x.example\"\nauth = \"basic\"\n");
        Path file = cli.write("home/.config/tickets/pw", "pass-S3\n");
        assertThat(file.toFile().setReadable(false, false) && file.toFile().setReadable(true, true))
                .isTrue();
        Cli.Run run = cli.with("TICKETS_PASSWORD_FILE", file.toString()).run("-vv", "list");
        assertThat(run.exitCode()).isEqualTo(4);
        assertShowsNoSecret(run);
        assertThat(run.err()).contains("Authorization: ***").doesNotContain(basic);
        Cli.Run token =
                new Cli(folder).at(portal.uri()).with("TICKETS_TOKEN", "tok-S3").run("-vv", "list");
        assertThat(token.exitCode()).isEqualTo(4);
        assertShowsNoSecret(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ticket\":{\"ticket_number\":\"1\",\"flags\":\"1024\",\"body\":\"clear-S3\"}}",
                "{\"ticket\":{\"ticket_number\":\"1\",\"body\":\"clear-S3\",\"encrypted\" : true}}",
                "{\"ticket\":{\"ticket_number\":\"1\",\"body\":\"a\\n\\\"clear-S3\\\"\",\"encrypted\": \"1\"}}",
                "{\"ticket\":{\"ticket_number\":\"1\"},\"replies\":[{\"id\":\"2\",\"flags\" : 16, \"body\" : \"clear-S3\"}]}",
            })
    void the_log_shows_no_message_of_an_encrypted_ticket(String ticket) {
        portal.answers("GET /api/tickets/1", 200, ticket);
        Cli.Run run = new Cli(folder).at(portal.uri()).run("-vv", "list", "--status", "all");
        assertShowsNoSecret(run);
        Cli.Run view = new Cli(folder).at(portal.uri()).run("-vv", "view", "1");
        assertThat(view.err()).contains("\"body\"").doesNotContain("clear-S3");
    }

    @Test
    void a_log_of_a_very_long_message_full_of_escapes_is_written() {
        String body = "line\\n\\t\\\"".repeat(100_000);
        portal.answers(
                "GET /api/tickets/1",
                200,
                "{\"ticket\":{\"ticket_number\":\"1\",\"flags\":1024,\"body\":\"" + body + "\"}}");
        Cli.Run run = new Cli(folder).at(portal.uri()).run("-vv", "view", "1");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("\"body\":\"***\"");
    }

    private static void assertShowsNoSecret(Cli.Run run) {
        assertThat(run.out() + run.err()).doesNotContain("S3");
    }
}
