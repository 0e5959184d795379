package dev.tickets.portal.rt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands at a Request Tracker. */
@SuppressWarnings("NullAway.Init") // made before each test
class RtCommandsTest {
    @TempDir
    Path folder;

    private final FakeRt server = new FakeRt(100, false);
    private Cli cli;

    @BeforeEach
    void as_carol() {
        cli = new Cli(folder)
                .with("TICKETS_PORTAL", server.address().toString())
                .with("TICKETS_TYPE", "rt")
                .with("TICKETS_TOKEN", server.token("carol"));
    }

    @AfterEach
    void end() {
        server.close();
    }

    private Run create(String subject, String... more) {
        List<String> all = Stream.concat(
                        Stream.of("create", "-d", "Billing", "-s", subject, "-m", "Wrong sum"), Stream.of(more))
                .toList();
        return cli.run(all.toArray(new String[0]));
    }

    @Test
    void login_with_a_token_makes_commands_work() {
        Cli fresh = new Cli(folder).stdin(server.token("carol") + "\n");
        String address = server.address().toString();

        assertThat(fresh.run("login", "--portal", address, "--type", "rt", "--token-stdin"))
                .isEqualTo(new Run(0, "", "Logged in to " + address + " as carol@example.test (profile default).\n"));
        assertThat(fresh.run("departments", "-o", "tsv", "--fields", "id,name").out())
                .contains("4\tBilling");
        assertThat(fresh.run("login", "--check", "-o", "json").out()).contains("\"type\": \"rt\"");
        assertThat(fresh.run("logout").exitCode()).isZero();
        assertThat(fresh.run("departments").exitCode()).isEqualTo(4);
    }

    @Test
    void login_with_basic_sends_the_password_with_every_request() {
        Cli fresh = new Cli(folder).stdin("carol-pass\n");
        String address = server.address().toString();

        assertThat(fresh.run(
                                "login",
                                "--portal",
                                address,
                                "--type",
                                "rt",
                                "--user",
                                "carol",
                                "--basic",
                                "--password-stdin")
                        .exitCode())
                .isZero();
        assertThat(fresh.run("departments").exitCode()).isZero();
    }

    @Test
    void the_option_type_replaces_the_type_of_the_last_login() {
        Cli fresh = new Cli(folder);
        try (FakePortal changed = new FakePortal()) {
            changed.answers("GET /api/details", 200, "{\"client\":{\"email\":\"ann@example.net\"}}");
            changed.answers("GET /REST/2.0/user/39", 200, "{\"id\":39,\"EmailAddress\":\"carol@example.test\"}");
            String address = changed.uri().toString();
            assertThat(fresh.stdin("token-1\n")
                            .run("login", "--portal", address, "--token-stdin")
                            .exitCode())
                    .isZero();

            assertThat(fresh.stdin("1-39-abc\n").run("login", "--type", "rt", "--token-stdin"))
                    .isEqualTo(
                            new Run(0, "", "Logged in to " + address + " as carol@example.test (profile default).\n"));
            assertThat(changed.requests())
                    .containsExactly(
                            "GET /api/details", "GET /REST/2.0/rt", "GET /api/details", "GET /REST/2.0/user/39");
        }
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void a_password_without_basic_is_a_usage_error_that_names_both_ways(List<String> options) {
        List<String> all = Stream.concat(
                        Stream.of("login", "--portal", server.address().toString(), "--type", "rt"), options.stream())
                .toList();

        assertThat(new Cli(folder).stdin("carol-pass\n").run(all.toArray(new String[0])))
                .isEqualTo(new Run(2, "", """
                        tickets: a portal of type rt has no sessions for a user and a password
                        hint: give a token (--token-stdin or --token-file FILE), or add --basic to send the password with every request
                        """));
        assertThat(server.requests()).isEmpty();
    }

    static Stream<List<String>> passwords() {
        return Stream.of(
                List.of("--user", "carol", "--password-stdin"),
                List.of("--user", "carol"),
                List.of("--password-file", "password"),
                List.of("--user", "carol", "--password-command", "echo secret"));
    }

    @Test
    void a_ticket_is_created_shown_answered_closed_and_opened() {
        cli.write("app.log", "line\n");
        assertThat(create("Invoice", "--priority", "high", "--cc", "ops@example.net", "-a", "app.log")
                        .exitCode())
                .isZero();

        String view = cli.run("view", "1").out();
        assertThat(view)
                .contains("#1  Invoice")
                .contains("Status      new")
                .contains("Department  Billing")
                .contains("Priority    high")
                .contains("CC          ops@example.net")
                .contains("Page        " + server.address() + "/Ticket/Display.html?id=1")
                .contains("Wrong sum")
                .contains("app.log")
                .doesNotContain("portal time");
        assertThat(cli.run("reply", "1", "-m", "More").exitCode()).isZero();
        assertThat(cli.run("close", "1").exitCode()).isZero();
        assertThat(cli.run("list", "--status", "closed", "-o", "tsv", "--fields", "number,status")
                        .out())
                .contains("1\tresolved");
        assertThat(cli.run("reply", "1", "-m", "Late").exitCode()).isEqualTo(1);
        assertThat(cli.run("reply", "1", "-m", "Late", "--reopen").exitCode()).isZero();
        assertThat(cli.run("list", "-o", "tsv", "--fields", "number,status").out())
                .contains("1\topen");
        assertThat(cli.run("attachments", "1", "--save", "saved").exitCode()).isZero();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_message_whose_answer_is_lost_is_found_again_and_sent_once(List<String> command, int created, int written) {
        assertThat(create("Invoice").exitCode()).isZero();
        assertThat(create("Invoice").exitCode()).isZero();
        server.loseAnswerToNextMessage();

        assertThat(cli.run(command.toArray(new String[0])).exitCode()).isZero();

        assertThat(server.requests())
                .filteredOn(request -> request.equals("POST /ticket"))
                .hasSize(created);
        assertThat(server.requests())
                .filteredOn(request -> request.equals("POST /ticket/1/correspond"))
                .hasSize(written);
        assertThat(server.requests()).noneMatch(request -> request.contains("Content LIKE"));
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of(List.of("create", "-d", "Billing", "-s", "Invoice", "-m", "Wrong sum"), 3, 0),
                Arguments.of(List.of("create", "-d", "Billing", "-s", "日本 請求書", "-m", "Wrong sum"), 3, 0),
                Arguments.of(List.of("reply", "1", "-m", "More"), 2, 1));
    }

    @ParameterizedTest
    @MethodSource("missing")
    void what_the_portal_lacks_is_said_once(List<String> command, String error) {
        Run run = cli.run(command.toArray(new String[0]));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).isEqualTo("tickets: " + error + "\n");
        assertThat(run.out()).isEmpty();
    }

    static Stream<Arguments> missing() {
        return Stream.of(
                Arguments.of(List.of("services"), "this portal has no list of services"),
                Arguments.of(List.of("list", "--unread"), "this portal does not report which tickets are unread"),
                Arguments.of(
                        List.of("doctor", "--prove-encryption", "-d", "Billing"),
                        "this portal has no encryption of its own"));
    }

    @Test
    void a_service_becomes_a_line_of_the_message() {
        String notice = "This portal has no list of services: a line of the message names the service.\n";
        assertThat(create("Invoice", "--service", "VPS 7", "--dry-run").err()).isEqualTo(notice);
        Run run = create("Invoice", "--service", "VPS 7");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).containsOnlyOnce(notice);
        assertThat(cli.run("view", "1").out()).contains("Related service: VPS 7");
    }

    @Test
    void encryption_needs_a_key() {
        Run run = create("Invoice", "--encrypt");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("no key is configured, and this portal has no encryption of its own")
                .doesNotContain("doctor");
    }

    @Test
    void a_merged_ticket_answers_under_the_other_number_and_that_is_said() {
        assertThat(create("Invoice").exitCode()).isZero();
        assertThat(create("Another").exitCode()).isZero();
        server.merge(2, 1);

        Run run = cli.run("view", "2");
        assertThat(run.out()).startsWith("#1  Invoice");
        assertThat(run.err()).isEqualTo("Ticket #2 was merged into ticket #1.\n");
    }

    @Test
    void a_ticket_is_named_by_the_address_of_either_page() {
        assertThat(create("Invoice").exitCode()).isZero();

        for (String page : List.of("/Ticket/Display.html?id=1", "/SelfService/Display.html?id=1#txn-3")) {
            assertThat(cli.run("view", server.address() + page).out()).startsWith("#1  Invoice");
        }
    }

    @Test
    void since_counts_in_the_time_zone_of_the_profile() {
        assertThat(create("Invoice").exitCode()).isZero();
        cli.with("TICKETS_TIME_ZONE", "Asia/Tokyo");

        assertThat(cli.run("list", "--since", "2026-01-01", "-o", "tsv", "--fields", "number")
                        .out())
                .contains("1");
        assertThat(cli.run("list", "--since", "2999-01-01", "-o", "tsv", "--fields", "number")
                        .out())
                .doesNotContain("1");
    }
}
