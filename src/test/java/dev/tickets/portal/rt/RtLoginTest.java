package dev.tickets.portal.rt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Logging in to a Request Tracker and out again, and what its API says about a login. */
class RtLoginTest {
    private static final String CAROL = "{\"id\":39,\"Name\":\"carol\",\"EmailAddress\":\"carol@example.test\"}";
    private static final String BOTH_WAYS = """
            tickets: a portal of type rt has no sessions for a user and a password
            hint: give a token (--token-stdin or --token-file FILE), or add --basic to send the password with every request
            """;

    @TempDir
    Path folder;

    private final FakePortal portal = new FakePortal();

    @AfterEach
    void close() {
        portal.close();
    }

    private Run login(String type, List<String> options) throws IOException {
        for (String name : List.of("password", "token")) {
            Path file = Files.writeString(folder.resolve(name), "1-39-secret");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        portal.answers("GET /REST/2.0/rt", 401, "{\"message\":\"Unauthorized\"}")
                .answers("GET /REST/2.0/user/39", 200, CAROL)
                .answers("GET /REST/2.0/user/carol", 200, CAROL)
                .answers("POST /api/login", 200, "{\"token\":\"session-1\"}")
                .answers("GET /api/details", 200, "{\"client\":{\"email\":\"carol@example.test\"}}");
        List<String> all =
                new ArrayList<>(List.of("login", "--portal", portal.uri().toString()));
        all.addAll(List.of("--type", type));
        all.addAll(options);
        return new Cli(folder).stdin("1-39-secret\n").run(all.toArray(new String[0]));
    }

    /** Options; the way to log in at HostBill and at Request Tracker, or the beginning of the error. */
    static Stream<Arguments> options() {
        String both = "a portal of type rt has no sessions for a user and a password";
        String noCode = "a one-time code is sent only when a session begins, and ";
        String password = "--basic sends a password, but --token-";
        return Stream.of(
                Arguments.of("--user carol --password-stdin", "session", both),
                Arguments.of("--user carol --password-file password", "session", both),
                Arguments.of("--user carol --password-command echo", "session", both),
                Arguments.of("--user carol", "no terminal is available to ask for the password", both),
                Arguments.of("--password-stdin", "no user given", both),
                Arguments.of("--password-file password", "no user given", both),
                Arguments.of("--password-command echo", "no user given", both),
                Arguments.of("--user carol --password-stdin --otp 1", "session", both),
                Arguments.of("--token-stdin", "token", "token"),
                Arguments.of("--token-file token", "token", "token"),
                Arguments.of("--user carol --token-stdin", "token", "token"),
                Arguments.of("--token-stdin --otp 1", noCode + "a login with a token", noCode + "a portal of type rt"),
                Arguments.of("--user carol --basic --password-stdin", "basic", "basic"),
                Arguments.of("--user carol --basic --password-file password", "basic", "basic"),
                Arguments.of("--user carol --basic --password-command echo", "basic", "basic"),
                Arguments.of("--basic --password-stdin", "no user given", "no user given"),
                Arguments.of(
                        "--user carol --basic --password-stdin --otp 1",
                        noCode + "a login with --basic",
                        noCode + "a portal of type rt"),
                Arguments.of(
                        "--basic --token-stdin", password + "stdin gives a token", password + "stdin gives a token"),
                Arguments.of("--basic --token-file token", password + "file gives", password + "file gives"),
                Arguments.of("", "no user given", "no terminal is available to ask for the password"));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("options")
    void each_option_is_used_or_refused(String options, String hostbill, String rt) throws IOException {
        List<String> words = new ArrayList<>();
        for (String word : options.split(" ", -1)) {
            if (!word.isEmpty()) {
                words.add(word.equals("echo") ? "echo 1-39-secret" : word);
            }
        }
        assertLogin("hostbill", words, hostbill);
        assertLogin("rt", words, rt);
    }

    private void assertLogin(String type, List<String> options, String expected) throws IOException {
        int before = portal.asked().size();
        Run run = login(type, options);
        if (List.of("session", "basic", "token").contains(expected)) {
            assertThat(run.exitCode()).as(run.err()).isZero();
            Cli again = new Cli(folder);
            assertThat(again.run("login", "--check", "-o", "tsv", "--fields", "type,auth")
                            .out())
                    .isEqualTo(type + "\t" + expected + "\n");
            assertThat(again.run("logout").exitCode()).isIn(0, 5);
        } else {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).startsWith("tickets: " + expected);
            assertThat(portal.asked()).hasSize(before);
        }
    }

    @Test
    void a_password_for_a_type_that_was_found_out_is_refused_before_the_password_is_sent() throws IOException {
        login("rt", List.of("--token-stdin"));
        new Cli(folder).run("logout");
        Cli cli = new Cli(folder).stdin("secret\n");
        portal.answers("GET /rt/REST/2.0/rt", 401, "{\"message\":\"Unauthorized\"}");
        int before = portal.asked().size();

        Run run = cli.run("login", "--portal", portal.uri() + "/rt", "--user", "carol", "--password-stdin");

        assertThat(run)
                .isEqualTo(new Run(
                        2, "", "The portal at " + portal.uri() + "/rt is Request Tracker (type rt).\n" + BOTH_WAYS));
        assertThat(portal.requests().subList(before, portal.asked().size()))
                .containsExactly("GET /rt/api/details", "GET /rt/REST/2.0/rt");
    }

    @ParameterizedTest
    @CsvSource({"--token-stdin, ''", "--token-stdin, --revoke", "--basic, ''", "--basic, --revoke"})
    void logout_forgets_and_says_where_a_token_is_revoked(String way, String revoke) throws IOException {
        boolean token = way.equals("--token-stdin");
        List<String> options = token ? List.of(way) : List.of(way, "--user", "carol", "--password-stdin");
        assertThat(login("rt", options).exitCode()).isZero();
        int before = portal.asked().size();

        Run run = revoke.isEmpty() ? new Cli(folder).run("logout") : new Cli(folder).run("logout", revoke);

        String out = "Logged out of " + portal.uri() + " (profile default).\n";
        String where = "delete the token on " + portal.uri()
                + "/Prefs/AuthTokens.html, or ask the portal's operator to delete it";
        assertThat(run)
                .isEqualTo(
                        !token
                                ? new Run(0, "", out)
                                : revoke.isEmpty()
                                        ? new Run(
                                                0,
                                                "",
                                                out + "The token stays valid at the portal. To revoke it, " + where
                                                        + ".\n")
                                        : new Run(
                                                5,
                                                "",
                                                out
                                                        + "tickets: logged out here, but not at the portal: default: the"
                                                        + " token stays valid, because such a portal lets no program"
                                                        + " revoke it\nhint: " + where + "\n"));
        assertThat(portal.asked()).hasSize(before);
        assertThat(folder.resolve("home/.local/state/tickets/credentials/default.json"))
                .doesNotExist();
    }

    /** What RT answers where a login is missing or wrong. */
    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(401, null, "{\"message\":\"Unauthorized\"}"),
                Arguments.of(401, null, "<html>"),
                Arguments.of(302, "/", ""),
                Arguments.of(302, "/NoAuth/Login.html?next=abc", ""),
                Arguments.of(302, "PORTAL/NoAuth/Login.html?next=abc", "<html>"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void each_answer_without_a_login_ends_a_command_with_4(int status, String location, String body) {
        for (String path : List.of("GET /REST/2.0/queues/all?fields=Name%2CDescription&per_page=100&page=1")) {
            portal.answers(path, exchange -> {
                exchange.getResponseHeaders().add("Set-Cookie", "RT_SID_portal.test=abc; path=/");
                exchange.getResponseHeaders().add("Content-Type", "text/html");
                if (location != null) {
                    exchange.getResponseHeaders()
                            .add(
                                    "Location",
                                    location.replace("PORTAL", portal.uri().toString()));
                }
                byte[] bytes = body.getBytes(UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            });
        }
        Cli cli = new Cli(folder)
                .with("TICKETS_PORTAL", portal.uri().toString())
                .with("TICKETS_TYPE", "rt")
                .with("TICKETS_TOKEN", "1-39-wrong");

        for (int i = 0; i < 2; i++) {
            assertThat(cli.run("departments", "--refresh")).isEqualTo(new Run(4, "", """
                    tickets: not logged in: the portal does not accept the token (from TICKETS_TOKEN)
                    hint: tickets login -p default
                    """));
        }
        assertThat(portal.asked()).hasSize(2).allSatisfy(asked -> {
            assertThat(asked.header("User-Agent")).isEqualTo("tickets");
            assertThat(asked.header("Cookie")).isNull();
        });
    }

    /** Keys of config.toml that Request Tracker has no use for. */
    static Stream<Arguments> keys() {
        String rt = " at a portal of type rt";
        return Stream.of(
                Arguments.of("auth = \"session\"", "auth must be token or basic" + rt + ", which has no sessions"),
                Arguments.of(
                        "otp-command = \"echo 1\"",
                        "otp-command must be absent" + rt + ", which takes no one-time codes"),
                Arguments.of("attachment-transport = \"json\"", "attachment-transport must be multipart" + rt),
                Arguments.of(
                        "encrypt-portal = \"proven\"",
                        "encrypt-portal must be auto or never" + rt
                                + ", which has no encryption of its own: use encrypt-to"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_key_that_the_portal_cannot_honour_is_refused_before_any_request(String key, String message)
            throws IOException {
        Cli cli = configured("type = \"rt\"\n" + key).stdin("1-39-abc\n");
        String place = folder + "/home/.config/tickets/config.toml:4:1, [profiles.default]: ";

        assertThat(cli.run("departments")).isEqualTo(new Run(2, "", "tickets: " + place + message + "\n"));
        assertThat(cli.run("login", "--token-stdin")).isEqualTo(new Run(2, "", "tickets: " + place + message + "\n"));
        assertThat(portal.asked()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void the_same_key_is_fine_at_the_other_type(String key, String message) {
        portal.answers("GET /api/ticket/departments", 200, "{\"departments\":[{\"id\":\"1\",\"name\":\"Tech\"}]}");
        Cli cli = configured(key).with("TICKETS_TOKEN", "t");

        assertThat(cli.run("departments").exitCode()).as(message).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "attachment-transport, auto",
        "attachment-transport, multipart",
        "encrypt-portal, auto",
        "encrypt-portal, never",
        "auth, token",
    })
    void values_that_say_what_the_portal_does_anyway_are_fine(String key, String value) {
        portal.answers(
                "GET /REST/2.0/queues/all?fields=Name%2CDescription&per_page=100&page=1",
                200, "{\"total\":0,\"items\":[]}");
        Cli cli = configured("type = \"rt\"\n" + key + " = \"" + value + "\"").with("TICKETS_TOKEN", "1-39-abc");

        assertThat(cli.run("departments", "--refresh").exitCode()).isZero();
    }

    @Test
    void a_configured_password_without_basic_is_refused_with_both_ways() {
        Cli cli = configured("type = \"rt\"\nuser = \"carol\"\npassword-command = \"echo secret\"");

        assertThat(cli.run("departments")).isEqualTo(new Run(2, "", """
                tickets: profile 'default' has a password, but no token: a portal of type rt takes a password only with auth = "basic"
                hint: add auth = "basic", or log in with a token: tickets login -p default --token-stdin
                """));
        assertThat(portal.asked()).isEmpty();
    }

    private Cli configured(String keys) {
        return new Cli(folder).config("[profiles.default]\nportal = \"" + portal.uri() + "\"\n" + keys + "\n");
    }
}
