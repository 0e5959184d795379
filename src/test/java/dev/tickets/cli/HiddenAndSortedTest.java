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
import org.junit.jupiter.params.provider.ValueSource;

/** HostBill tickets hold more than a customer may see, and an operator may show the newest reply first. */
class HiddenAndSortedTest {
    private static final String TICKET = "GET /api/tickets/7";
    /** Fields of the portal's tables; none is for customers. */
    private static final String INTERNAL = """
            "parent_id":"4711","creator_id":"4711","owner_id":"4711","senderip":"203.0.113.47","tags":4711,\
            "bcc":"internal@portal.example","metadata":"internal","acc_hash":"internal","editby":"internal",\
            "escalated":"4711","sla_id":"4711","client_id":"4711","notes":[{"body":"internal"}]""";

    private static final String HEAD = """
            {"ticket_number":"7","subject":"Disk","status":"Answered","date":"2026-01-02 03:00:00","body":"Help",\
            "type":"Client","name":"Ann",%s}""".formatted(INTERNAL);

    @TempDir
    Path folder;

    private final FakePortal portal = new FakePortal();
    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(folder).at(portal.uri());
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private static String reply(int id, String status, String type, String body) {
        return """
                {"id":"%d","status":"%s","type":"%s","name":"%s","body":"%s","replier_id":"4711",%s}""".formatted(id, status, type, type.equals("Client") ? "Ann" : "Bob", body, INTERNAL);
    }

    private static String thread(String... replies) {
        return "{\"ticket\":" + HEAD + ",\"replies\":[" + String.join(",", replies) + "],\"notes\":[" + HEAD + "]}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "view 7",
                "view 7 -o json",
                "view 7 -o tsv",
                "view 7 -v",
                "attachments 7 -o json",
                "list",
                "list -o json",
                "list -o tsv"
            })
    void neither_drafts_nor_internal_fields_are_printed(String command) {
        portal.answers("GET /api/tickets", 200, "{\"tickets\":[" + HEAD + "]}")
                .answers(
                        TICKET,
                        200,
                        thread(
                                reply(1, "Draft", "Admin", "internal"),
                                reply(2, "scheduled", "Admin", "internal"),
                                reply(3, "", "System", "internal")));

        Run run = cli.run(command.split(" ", -1));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out() + run.err()).doesNotContain("internal", "4711", "203.0.113.47", "Bob");
    }

    @Test
    void a_view_counts_only_what_it_shows_and_shows_the_oldest_first() {
        portal.answers(
                TICKET,
                200,
                thread(
                        reply(12, "Draft", "Admin", "internal"),
                        reply(11, "Sent", "Admin", "Third"),
                        reply(10, "Sent", "Client", "Second"),
                        reply(9, "Sent", "System", "First")));

        assertThat(cli.run("view", "7", "-o", "tsv", "--fields", "messages").out())
                .isEqualTo("0,9,10,11\n");
        assertThat(cli.run("view", "7", "--last", "2").out()).endsWith("""

                (2 earlier messages are not shown)

                --- Ann (you)

                  Second

                --- Bob (staff)

                  Third
                """);
    }

    @Test
    void wait_is_not_ended_by_a_draft_and_shows_the_reply_at_the_end() {
        String old = reply(9, "Sent", "Admin", "Old");
        portal.answers(TICKET, 200, thread(old))
                .answers(TICKET, 200, thread(reply(10, "Draft", "Admin", "internal"), old))
                .answers(TICKET, 200, thread(reply(10, "Sent", "Admin", "New"), old));

        Run run = cli.run("wait", "7");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("(2 earlier messages are not shown)").endsWith("\n  New\n");
        assertThat(portal.requests()).hasSize(3);
    }

    @Test
    void a_reply_is_read_back_at_the_beginning_of_the_list_too() {
        portal.answers("POST /api/tickets/7", 200, "{\"success\":true}")
                .answers(TICKET, 200, thread(reply(9, "Sent", "Admin", "Old")))
                .answers(TICKET, exchange -> {
                    String sent = portal.asked().stream()
                            .filter(asked -> asked.method().equals("POST"))
                            .map(FakePortal.Asked::body)
                            .findFirst()
                            .orElseThrow();
                    String body = sent.replaceFirst("\\{\"body\":\"(.*)\"\\}", "$1");
                    byte[] json = thread(
                                    reply(12, "Draft", "Admin", "internal"),
                                    reply(11, "Sent", "Admin", "Meanwhile"),
                                    reply(10, "Sent", "Client", body),
                                    reply(9, "Sent", "Admin", "Old"))
                            .getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, json.length);
                    exchange.getResponseBody().write(json);
                });

        assertThat(cli.run("reply", "7", "-m", "Mine", "-o", "tsv", "--fields", "number,state"))
                .isEqualTo(new Run(0, "7\treplied\n", ""));
        assertThat(portal.requests()).containsOnlyOnce("POST /api/tickets/7");
    }

    @Test
    void a_text_that_the_portal_has_removed_is_marked_and_cannot_be_lost_again() {
        portal.answers(TICKET, 200, """
                {"ticket":{"ticket_number":"7","subject":"Disk","status":"Open","flags":"1024","type":"Client",
                 "body":"This message contained sensitive data, auto-removed on ticket close on 2026-01-02"}}""");

        assertThat(cli.run("view", "7").out()).contains("--- you, encrypted, removed by the portal\n");
    }

    @Test
    void closing_a_ticket_whose_text_is_removed_already_asks_for_nothing() {
        String open = """
                {"ticket":{"ticket_number":"7","subject":"Disk","status":"Open","flags":"1024","type":"Client",
                 "body":"This message contained sensitive data, auto-removed on ticket close on 2026-01-02"}}""";
        portal.answers(TICKET, 200, open)
                .answers(TICKET, 200, open.replace("Open", "Closed"))
                .answers("PUT /api/tickets/7/close", 200, "{\"success\":true}");

        assertThat(cli.run("close", "7", "-o", "tsv")).isEqualTo(new Run(0, "7\tClosed\n", ""));
    }

    @Test
    void a_ticket_of_the_same_number_with_another_subject_is_not_the_new_one() {
        portal.answers("GET /api/ticket/departments", 200, "{\"departments\":[{\"id\":\"1\",\"name\":\"Tech\"}]}")
                .answers("POST /api/tickets", 200, "{\"success\":true,\"ticket_id\":\"1234567\"}")
                .answers("GET /api/tickets/1234567", 200, """
                        {"ticket":{"ticket_number":"1234567","subject":"Of another","status":"Open","body":"Other"}}""")
                .answers("GET /api/tickets", 200, "{\"tickets\":[]}");

        Run run = cli.run("create", "-d", "1", "-s", "Disk full", "-m", "Help", "--priority", "high");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).contains("probably as #1234567, but does not show the ticket");
        assertThat(portal.requests()).containsOnlyOnce("POST /api/tickets");
        assertThat(portal.asked().stream()
                        .filter(asked -> asked.method().equals("POST"))
                        .map(FakePortal.Asked::body))
                .singleElement()
                .asString()
                .contains("\"priority\":\"2\"");
    }

    @Test
    void the_longest_status_of_an_operator_is_shown_whole_and_found() {
        String status = "Waiting-for-a-part-of-the-maker";
        portal.answers("GET /api/tickets", 200, "{\"tickets\":[" + HEAD.replace("Answered", status) + "]}");

        assertThat(cli.run("list").out()).contains("  " + status + "  ");
        assertThat(cli.run("list", "--status", status, "-o", "tsv", "--fields", "number"))
                .isEqualTo(new Run(0, "7\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Scheduled-Notification", "Sent-Out", "in-progress"})
    void a_status_of_the_factory_that_no_ticket_has_finds_nothing(String status) {
        portal.answers("GET /api/tickets", 200, "{\"tickets\":[" + HEAD + "]}");

        assertThat(cli.run("list", "--status", status, "-q")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void a_portal_without_tickets_in_its_api_says_so() {
        portal.answers("GET /api/tickets", 404, "{\"error\":[\"Unknown route\"]}");

        assertThat(cli.run("list")).isEqualTo(new Run(3, "", """
                tickets: this portal's API has no tickets: GET %s/api/tickets answers with HTTP 404: Unknown route
                hint: check that the User API is enabled and api-url is right; else use the portal's own pages, and ask \
                the portal's operator for tickets in the User API
                """.formatted(portal.uri())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/index.php?/tickets/view/7/", "/tickets/view/7/", "/?cmd=tickets&action=view&num=7"})
    void a_link_to_the_ticket_in_each_form_of_addresses_names_the_ticket(String link) {
        portal.answers(TICKET, 200, thread());

        assertThat(cli.run("view", portal.uri() + link, "-o", "tsv", "--fields", "number"))
                .isEqualTo(new Run(0, "7\n", ""));
    }
}
