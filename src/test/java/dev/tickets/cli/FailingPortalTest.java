package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Portals that refuse, fail, answer with something else, or are not there: what a command says then, and ends with. */
class FailingPortalTest {
    private static final String LIST = "GET /api/tickets";
    private static final String TICKET = "GET /api/tickets/7";
    private static final String FILE = "GET /api/ticket/attachment/5?number=7";
    private static final String PAGE = "<html>Welcome</html>";

    @TempDir
    Path folder;

    private final FakePortal portal = new FakePortal();
    private Cli cli;

    @BeforeEach
    void somebody_has_a_token() {
        cli = new Cli(folder).at(portal.uri());
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private Run run(String line) {
        return cli.run(line.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list | GET /api/tickets",
                "view 7 | GET /api/tickets/7",
                "attachments 7 | GET /api/tickets/7",
                "departments | GET /api/ticket/departments",
                "services | GET /api/service",
                "close 7 | GET /api/tickets/7",
                "reopen 7 | GET /api/tickets/7",
                "reply 7 -m x --no-queue | GET /api/tickets/7",
            })
    void without_the_right_or_a_login_each_command_ends_with_4(String line, String request) {
        portal.answers(request, 403, "{}").answers(request, 401, "{}");

        assertThat(lines(run(line), 2)).isEqualTo(new Run(4, "", """
                tickets: the portal forbids %s
                hint: ask the account's owner for permission
                """.formatted(
                        request.replace(" ", " " + portal.uri()))));
        assertThat(lines(run(line), 2)).isEqualTo(new Run(4, "", """
                tickets: the portal does not accept the token (from TICKETS_TOKEN)
                hint: tickets login -p default
                """));
        assertThat(portal.requests()).containsExactly(request, request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "view 7",
                "attachments 7",
                "departments",
                "services",
                "close 7",
                "reopen 7",
                "reply 7 -m x --no-queue"
            })
    void where_nobody_listens_each_command_ends_with_69(String line) {
        portal.close();

        assertThat(lines(run(line), 1))
                .isEqualTo(new Run(
                        69, "", "tickets: cannot reach " + portal.uri().getAuthority() + ": connection refused\n"));
    }

    /** The run with so many lines of standard error, without what is said of the draft that a reply leaves. */
    private static Run lines(Run run, int count) {
        StringBuilder err = new StringBuilder();
        run.err()
                .lines()
                .limit(count)
                .forEach(line -> err.append(line.replaceFirst("; the draft is kept: .*", ""))
                        .append('\n'));
        return new Run(run.exitCode(), run.out(), err.toString());
    }

    @Test
    void a_reply_that_may_not_be_sent_is_kept() {
        portal.answers(TICKET, 403, "{}");

        assertThat(run("reply 7 -m x").withoutChance()).isEqualTo(new Run(4, "", """
                tickets: the portal forbids GET %s/api/tickets/7
                hint: ask the account's owner for permission; the draft is kept: tickets drafts show ID
                """.formatted(portal.uri())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "noprivileges | noprivileges (this login has no permission for that)",
                "ipnotallowed | ipnotallowed (this login may not be used from this address)",
            })
    void a_right_that_is_missing_in_the_words_of_the_portal_is_explained(String key, String said) {
        portal.answers(LIST, 200, "{\"error\":[\"" + key + "\"]}");

        assertThat(run("list")).isEqualTo(new Run(4, "", """
                tickets: the portal refused: %s
                hint: ask the account's owner for permission, or log in as another user
                """.formatted(said)));
    }

    @Test
    void a_login_that_counts_no_more_in_the_words_of_the_portal_is_explained() {
        portal.answers(LIST, 200, "{\"error\":[\"wronglogin\"]}");

        assertThat(run("list")).isEqualTo(new Run(4, "", """
                tickets: the portal refused: wronglogin (wrong e-mail address or password)
                hint: tickets login
                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | <html>Welcome</html> | is data that is not JSON (HTTP 200): \"Welcome\"",
                "200 | '' | is empty (HTTP 200)",
            })
    void what_is_no_answer_of_a_user_api_makes_one_doubt_the_address(int status, String body, String said) {
        portal.answers(LIST, status, "text/html", body.getBytes(UTF_8));

        Run run = run("list");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("""
                tickets: the answer to GET %s/api/tickets %s
                hint: check that the User API is enabled and api-url is right; tickets -v shows each request
                """.formatted(portal.uri(), said));
    }

    @ParameterizedTest
    @CsvSource({"{}, 3, ''", "<html>Welcome</html>, 1, ': \"Welcome\"'"})
    void an_api_without_tickets_is_said_and_makes_one_doubt_the_address(String body, int exitCode, String said) {
        portal.answers(LIST, 404, "text/html", body.getBytes(UTF_8));

        assertThat(run("list")).isEqualTo(new Run(exitCode, "", """
                tickets: this portal's API has no tickets: GET %s/api/tickets answers with HTTP 404%s
                hint: check that the User API is enabled and api-url is right; else use the portal's own pages, and ask \
                the portal's operator for tickets in the User API
                """.formatted(portal.uri(), said)));
    }

    @Test
    void a_portal_that_fails_or_asks_for_patience_is_left_alone_for_a_while() {
        portal.answers(LIST, 500, "{\"error\":[\"maintenance\"]}");
        assertThat(run("list")).isEqualTo(new Run(69, "", """
                tickets: the portal failed with HTTP 500 at GET %s/api/tickets: maintenance
                hint: try again in a while
                """.formatted(portal.uri())));

        portal.answers("GET /api/service", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "600");
            exchange.sendResponseHeaders(429, -1);
        });
        assertThat(run("services")).isEqualTo(new Run(69, "", """
                tickets: the portal asks for fewer requests (HTTP 429)
                hint: the portal asked us to wait; try again in 10 min
                """));
    }

    @Test
    void a_redirect_to_another_host_is_not_followed_with_the_login() {
        portal.answers(LIST, exchange -> {
            exchange.getResponseHeaders().add("Location", "https://other.example.net/api/tickets");
            exchange.sendResponseHeaders(302, -1);
        });

        assertThat(run("list")).isEqualTo(new Run(1, "", """
                tickets: GET %s/api/tickets is redirected to https://other.example.net/api/tickets; the program does not send your login there
                hint: if the new address is right, set it: tickets login --portal URL, or portal and api-url in config.toml
                """.formatted(portal.uri())));
    }

    @Test
    void a_request_that_is_too_large_for_the_portal_leaves_a_draft() {
        portal.answers("GET /api/ticket/departments", 200, "{\"departments\":[{\"id\":\"1\",\"name\":\"Tech\"}]}");
        portal.answers("POST /api/tickets", 413, "text/html", PAGE.getBytes(UTF_8));

        assertThat(run("create -d Tech -s Down -m x").withoutChance()).isEqualTo(new Run(1, "", """
                tickets: the portal does not accept a request of this size (HTTP 413)
                hint: attach less, and set max-request-size in config.toml; the draft is kept: tickets drafts show ID, tickets create --draft ID
                """));
    }

    @Test
    void a_page_in_the_place_of_an_attachment_is_not_saved() {
        ticketWithAnAttachment().answers(FILE, 200, "text/html", PAGE.getBytes(UTF_8));

        assertThat(run("attachments 7 --save saved")).isEqualTo(new Run(1, "", """
                tickets: the answer to GET %s/api/ticket/attachment/5?number=7 is a web page, not the file: "Welcome"
                hint: save the file from the ticket's page; tickets -v shows each request
                """.formatted(portal.uri())));
        assertThat(folder.resolve("saved")).isEmptyDirectory();
    }

    @Test
    void an_attachment_that_arrives_damaged_is_not_saved() {
        ticketWithAnAttachment().answers(FILE, 200, "{\"content\":\"no base64!\"}");

        assertThat(run("attachments 7 --save saved")).isEqualTo(new Run(1, "", """
                tickets: the answer to GET %s/api/ticket/attachment/5?number=7 holds a file that cannot be decoded
                hint: save the file from the ticket's page; tickets -v shows each request
                """.formatted(portal.uri())));
        assertThat(folder.resolve("saved")).isEmptyDirectory();
    }

    private FakePortal ticketWithAnAttachment() {
        return portal.answers(TICKET, 200, """
                {"ticket":{"ticket_number":"7","subject":"Down","body":"Help","status":"Open"},
                 "attachments":{"0":[{"id":"5","name":"shot.png"}]}}""");
    }
}
