package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tickets list}, of a portal with two pages. */
class ListTest {
    @TempDir
    Path folder;

    private static final List<String> DEPARTMENTS = List.of("", "Tech", "Billing", "Domains", "General");

    private final FakePortal portal = new FakePortal();
    private Cli cli;

    @BeforeEach
    void five_tickets_in_order_of_last_activity() {
        cli = new Cli(folder).at(portal.uri());
        pages(
                ticket(5, "Backup", "Open", "General", "2026-01-02 03:00:00", 1)
                        + "," + ticket(4, "Éclair", "Answered", "Billing", "2026-01-01 12:00:00", 0)
                        + "," + ticket(3, "disk", "Client-Reply", "General", "2025-12-31 23:59:00", 1),
                ticket(2, "Apple", "Closed", "Domains", "2025-12-30 00:00:00", 1) + ","
                        + ticket(1, "Zebra", "Open", "Domains", "2025-12-01 00:00:00", 1));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private void departments() {
        portal.answers("GET /api/ticket/departments", 200, """
                {"departments":[{"id":"2","name":"Billing","description":"Invoices"},{"id":"3","name":"Domains"},
                 {"id":"4","name":"General"}]}""");
    }

    private void pages(String first, String second) {
        portal.answers("GET /api/tickets", 200, page(first));
        portal.answers("GET /api/tickets?page=2", 200, page(second));
    }

    private static String page(String tickets) {
        return "{\"success\":true,\"page\":{\"total\":2},\"tickets\":[" + tickets + "]}";
    }

    private static String ticket(int number, String subject, String status, String department, String at, int read) {
        return """
                {"ticket_number":"%d","subject":"%s","status":"%s","deptname":"%s","dept_id":"%d","priority":"%d",\
                "date":"2025-12-0%d 00:00:00","lastreply":"%s","client_read":"%d"}""".formatted(
                number, subject, status, department, DEPARTMENTS.indexOf(department), number % 3, 6 - number, at, read);
    }

    private String numbers(String... filters) {
        String[] args = {"list", "-q", "-o", "tsv", "--fields", "number"};
        String[] all = new String[args.length + filters.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(filters, 0, all, args.length, filters.length);
        Run run = cli.run(all);
        assertThat(run.err()).isEmpty();
        return run.out().strip().replace('\n', ' ');
    }

    @Test
    void shows_open_tickets_newest_activity_first() {
        assertThat(cli.run("list")).isEqualTo(new Run(0, """
                NUMBER  STATUS        DEPARTMENT  UPDATED           SUBJECT
                5       Open          General     2026-01-02 03:00  Backup
                4       Answered      Billing     2026-01-01 12:00  Éclair
                3       Client-Reply  General     2025-12-31 23:59  disk
                1       Open          Domains     2025-12-01 00:00  Zebra
                """, ""));
    }

    @Test
    void on_a_terminal_it_fits_and_shows_ages_and_marks() {
        cli.on(new Terminal(true, true, true).wide(50)).with("NO_COLOR", "1");

        assertThat(cli.run("list", "--limit", "3", "-q")).isEqualTo(new Run(0, """
                   NUMBER  STATUS       DEPARTM…  UPDATED  SUBJECT
                !  5       Open         General   ~4 min   Backup
                *  4       Answered     Billing   ~15 h    Éclair
                   3       Client-Rep…  General   ~27 h    disk
                """, ""));
        assertThat(cli.run("list", "--limit", "1", "-q", "--fields", "number,updatedAt"))
                .isEqualTo(new Run(0, """
                NUMBER  UPDATED
                5       2026-01-02 03:00
                """, ""));
    }

    @Test
    void answers_the_documented_json_in_the_documented_order() throws IOException {
        Run run = cli.run("list", "-o", "json", "--limit", "1", "-q");

        @SuppressWarnings("unchecked")
        Map<String, Object> first =
                (Map<String, Object>) JSON.std.listFrom(run.out()).get(0);
        assertThat(first)
                .hasToString("{number=5, subject=Backup, status=Open, open=true, department=General, departmentId=4,"
                        + " priority=high, createdAt=2025-12-01T00:00:00, updatedAt=2026-01-02T03:00:00, unread=false,"
                        + " url=" + portal.uri() + "/tickets/view/5/}");
    }

    @Test
    void filters_by_status_department_text_and_what_was_not_seen() {
        departments();
        assertThat(numbers("--status", "all")).isEqualTo("5 4 3 2 1");
        assertThat(numbers("--status", "closed")).isEqualTo("2");
        assertThat(numbers("--status", "client reply")).isEqualTo("3");
        assertThat(numbers("--status", "Answered")).isEqualTo("4");
        assertThat(numbers("-d", "gen")).isEqualTo("5 3");
        assertThat(numbers("-d", "2")).isEqualTo("4");
        assertThat(numbers("-d", "invoices")).isEqualTo("4");
        assertThat(numbers("--search", "ECLAIR")).isEqualTo("4");
        assertThat(numbers("--search", "3")).isEqualTo("3");
        assertThat(numbers("--unread")).isEqualTo("4");
    }

    @Test
    void filters_by_the_time_of_the_last_activity() {
        assertThat(numbers("--since", "1d")).isEqualTo("5 4");
        assertThat(numbers("--since", "1h30m")).isEqualTo("5");
        assertThat(numbers("--since", "2025-12-31")).isEqualTo("5 4 3");
        assertThat(numbers("--since", "2026-01-01T12:00")).isEqualTo("5 4");
        assertThat(numbers("--since", "2026-01-01 12:00:01")).isEqualTo("5");
    }

    @Test
    void refuses_what_is_no_time() {
        for (String time :
                new String[] {"yesterday", "2026-13-01", "0d", "99999999999999d", "99999999999999999d", ""}) {
            assertThat(cli.run("list", "--since", time)).isEqualTo(new Run(2, "", """
                    tickets: not a time: '%s'
                    hint: give --since a duration like 7d or 12h, or a date like 2026-01-31
                    """.formatted(time)));
        }
        assertThat(portal.asked()).isEmpty();
    }

    @Test
    void sorts_by_each_field_times_and_numbers_newest_first_texts_from_a_to_z() {
        assertThat(numbers("--status", "all", "--sort", "updatedAt")).isEqualTo("5 4 3 2 1");
        assertThat(numbers("--status", "all", "--sort", "createdAt")).isEqualTo("1 2 3 4 5");
        assertThat(numbers("--status", "all", "--sort", "number")).isEqualTo("5 4 3 2 1");
        assertThat(numbers("--status", "all", "--sort", "subject")).isEqualTo("2 5 3 4 1");
        assertThat(numbers("--status", "all", "--sort", "status")).isEqualTo("4 3 2 5 1");
        assertThat(numbers("--status", "all", "--sort", "department")).isEqualTo("4 2 1 5 3");
        assertThat(numbers("--status", "all", "--sort", "PRIORITY")).isEqualTo("5 2 4 1 3");
    }

    @Test
    void a_status_that_no_ticket_has_is_a_slip() {
        assertThat(cli.run("list", "--status", "nope")).isEqualTo(new Run(2, "", """
                tickets: no ticket has the status 'nope'
                hint: --status takes: open, closed, all, Answered, Client-Reply, In-Progress, Scheduled-Notification, Sent-Out
                """));
        assertThat(numbers("--status", "in progress")).isEmpty();
    }

    @Test
    void a_status_of_the_portals_own_stays_known_when_no_ticket_has_it_any_more() {
        try (FakePortal other = new FakePortal()) {
            other.answers("GET /api/tickets?page=2", 200, page(""))
                    .answers(
                            "GET /api/tickets",
                            200,
                            page(ticket(5, "Disk", "On Hold", "Tech", "2026-01-02 03:00:00", 1)))
                    .answers(
                            "GET /api/tickets",
                            200,
                            page(ticket(5, "Disk", "Closed", "Tech", "2026-01-02 04:00:00", 1)));
            cli.at(other.uri());

            assertThat(numbers("--status", "on-hold")).isEqualTo("5");
            assertThat(numbers("--status", "on-hold")).isEmpty();
            assertThat(cli.run("list", "--status", "nope").err()).endsWith("Sent-Out, On Hold\n");
        }
    }

    @Test
    void an_unknown_status_is_looked_for_in_all_pages_even_with_since() {
        try (FakePortal other = new FakePortal()) {
            other.answers("GET /api/tickets", 200, page(ticket(4, "Old", "Open", "Tech", "2025-01-02 03:00:00", 1)))
                    .answers(
                            "GET /api/tickets?page=2",
                            200,
                            page(ticket(3, "Older", "On-Hold", "Tech", "2024-01-02 03:00:00", 1)));
            cli.at(other.uri());

            assertThat(numbers("--status", "on-hold", "--since", "1d")).isEmpty();
        }
    }

    @Test
    void all_is_short_for_any_status() {
        assertThat(numbers("--all")).isEqualTo("5 4 3 2 1");
    }

    @Test
    void stops_with_the_page_that_completes_the_answer_and_says_that_there_is_more() {
        assertThat(cli.run("list", "--limit", "2", "-o", "tsv", "--fields", "number"))
                .isEqualTo(new Run(0, "5\n4\n", "More than 2 tickets match; show more with --limit.\n"));
        assertThat(numbers("--since", "2026-01-01")).isEqualTo("5 4");

        assertThat(portal.requests()).containsExactly("GET /api/tickets", "GET /api/tickets");
    }

    @Test
    void reads_on_where_the_pages_are_not_in_order() {
        try (FakePortal other = new FakePortal()) {
            other.answers(
                    "GET /api/tickets",
                    200,
                    page(ticket(1, "Old", "Open", "General", "2025-01-01 00:00:00", 1) + ","
                            + ticket(2, "Newer", "Open", "General", "2025-02-01 00:00:00", 1)));
            other.answers(
                    "GET /api/tickets?page=2",
                    200,
                    page(ticket(3, "New", "Open", "General", "2025-03-01 00:00:00", 1)));
            cli.at(other.uri());

            assertThat(numbers("--limit", "1")).isEqualTo("3");
            assertThat(other.requests()).containsExactly("GET /api/tickets", "GET /api/tickets?page=2");
        }
    }

    @Test
    void an_empty_list_is_fine_unless_it_was_to_fail() {
        assertThat(cli.run("list", "--search", "nothing"))
                .isEqualTo(new Run(0, "", "No ticket matches; --status all includes closed tickets.\n"));
        assertThat(cli.run("list", "--search", "nothing", "--status", "all", "-o", "json"))
                .isEqualTo(new Run(0, "[]\n", "No ticket matches.\n"));
        assertThat(cli.run("list", "--search", "nothing", "--fail-if-empty"))
                .isEqualTo(new Run(7, "", "tickets: no ticket matches\n"));
        assertThat(cli.run("list", "--search", "nothing", "--fail-if-empty", "-o", "json"))
                .isEqualTo(new Run(7, "[]\n", """
                        {"error":{"code":"empty","message":"no ticket matches","hint":null,"exit":7,"state":null,"outboxId":null}}
                        """));
    }

    @Test
    void a_limit_is_a_number_above_zero() {
        assertThat(cli.run("list", "--limit", "0")).isEqualTo(new Run(2, "", "tickets: --limit must be at least 1\n"));
        assertThat(cli.run("list", "--limit", "many")).isEqualTo(new Run(2, "", """
                tickets: --limit takes a number, not 'many'
                hint: for example: --limit 10
                """));
    }

    @Test
    void a_department_that_does_not_exist_is_not_an_empty_list() {
        departments();

        assertThat(cli.run("list", "-d", "Bilings")).isEqualTo(new Run(3, "", """
                tickets: department 'Bilings' does not exist
                hint: nearest: Billing (2), Domains (3), General (4); list all: tickets departments
                """));
    }

    @Test
    void a_mistyped_command_is_told_the_nearest() {
        assertThat(cli.run("lsit")).isEqualTo(new Run(2, "", """
                tickets: unknown command 'lsit'
                hint: did you mean list? see 'tickets --help'
                """));
    }
}
