package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sandbox}, {@code completion}, and sends whose outcome a practice portal cannot show. */
class SandboxCommandTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void make() {
        cli = new Cli(folder);
    }

    @Test
    void the_support_desk_answers_and_the_room_is_cleared() {
        cli.run("-p", "sandbox", "create", "-d", "1", "-s", "Down", "-m", "Help");

        assertThat(cli.run("sandbox", "answer", "#100001", "-m", "Have you tried?"))
                .isEqualTo(new Run(0, "", "The support desk has answered #100001.\n"));
        assertThat(cli.run("-p", "sandbox", "list", "--unread", "-o", "tsv", "--fields", "number,status"))
                .isEqualTo(new Run(0, "100001\tAnswered\n", ""));
        assertThat(cli.run("-p", "sandbox", "view", "100001", "--last", "1").out())
                .contains("(1 earlier message is not shown)\n\n--- Robin of Support (staff)")
                .doesNotContain("  Help\n");
        assertThat(cli.run("sandbox", "reset")).isEqualTo(new Run(0, "", "The sandbox is empty.\n"));
        assertThat(cli.run("sandbox", "answer", "100001", "-m", "Hello?")).isEqualTo(new Run(3, "", """
                tickets: the practice portal has no ticket 100001
                hint: list the tickets with: tickets --profile sandbox list
                """));
    }

    @Test
    void the_answer_of_the_support_desk_may_come_from_a_file_or_a_pipe() {
        cli.run("-p", "sandbox", "create", "-d", "1", "-s", "Down", "-m", "Help");
        cli.write("answer.txt", "Have you tried?\n");

        assertThat(cli.run("sandbox", "answer", "100001", "-F", "answer.txt").exitCode())
                .isZero();
        assertThat(cli.stdin("Try again.\n")
                        .run("sandbox", "answer", "100001", "--file", "-")
                        .exitCode())
                .isZero();

        assertThat(cli.run("-p", "sandbox", "view", "100001").out())
                .contains("\n  Have you tried?\n")
                .endsWith("\n  Try again.\n");
        assertThat(cli.run("sandbox", "answer", "100001")).isEqualTo(new Run(2, "", """
                tickets: no message given
                hint: -m TEXT, -F FILE, or -F - to read it from a pipe
                """));
    }

    @Test
    void a_draft_of_the_support_desk_is_nowhere_to_be_seen() {
        cli.run("-p", "sandbox", "create", "-d", "1", "-s", "Down", "-m", "Help");
        String before = cli.run("-p", "sandbox", "view", "100001", "-o", "json").out();

        assertThat(cli.run("sandbox", "answer", "100001", "--draft", "-m", "Not yet"))
                .isEqualTo(new Run(0, "", "The support desk has a draft of an answer to #100001.\n"));

        assertThat(cli.run("-p", "sandbox", "view", "100001", "-o", "json")
                        .out()
                        .replaceAll(":\\d+/", "/"))
                .isEqualTo(before.replaceAll(":\\d+/", "/"));
        assertThat(cli.run("-p", "sandbox", "list", "--unread", "-q")).isEqualTo(new Run(0, "", ""));
        assertThat(cli.run("sandbox", "answer", "100002", "--draft", "-m", "Not yet")
                        .exitCode())
                .isEqualTo(3);
    }

    @Test
    void refuses_what_makes_no_sense() {
        assertThat(cli.run("sandbox", "serve", "--port", "70000"))
                .isEqualTo(
                        new Run(2, "", "tickets: --port must be between 0 and 65535, and --rate-limit at least 0\n"));
        assertThat(cli.run("-p", "sandbox", "view", "1", "--last", "0"))
                .isEqualTo(new Run(2, "", "tickets: --last must be at least 1\n"));
        assertThat(cli.run("-p", "sandbox", "view", "1", "--max-download", "x")).isEqualTo(new Run(2, "", """
                tickets: not a size: 'x'
                hint: write bytes, or a unit: 8388608, 8MiB, 500kB, 1G
                """));
    }

    @Test
    void a_taken_port_is_said_and_how_to_get_a_free_one() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            Run run = cli.run("sandbox", "serve", "--port", port);

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith("tickets: cannot listen on 127.0.0.1, port " + port + ": ")
                    .endsWith("\nhint: for a free port: tickets sandbox serve --port 0\n");
        }
    }

    @Test
    void prints_the_completion_script_of_each_shell() {
        for (String shell : new String[] {"bash", "zsh", "fish"}) {
            assertThat(cli.run("completion", shell).exitCode()).isZero();
            assertThat(cli.run("-q", "completion", shell)).isEqualTo(cli.run("completion", shell));
        }
        assertThat(cli.run("completion", "tcsh").exitCode()).isEqualTo(2);
    }

    @Test
    void a_portal_that_stumbles_over_a_new_ticket_leaves_it_unclear() {
        try (FakePortal portal = new FakePortal()) {
            portal.answers(
                    "GET /api/ticket/departments", 200, "{\"departments\":[{\"id\":\"1\",\"name\":\"General\"}]}");
            portal.answers("POST /api/tickets", 500, "{}");

            Run run = cli.at(portal.uri()).run("create", "-d", "1", "-s", "It's down", "-m", "Help", "-p", "work");

            assertThat(run.exitCode()).isEqualTo(6);
            assertThat(run.out()).isEmpty();
            assertThat(run.withoutChance().err()).endsWith("""
                    : it is unclear whether the portal has the message; the ticket is kept in the outbox as ID
                    hint: do not send the message again: tickets -p work outbox send searches the portal first; for cron: */5 * * * * tickets -p work outbox send -q
                    """);
            assertThat(portal.requests()).containsOnlyOnce("POST /api/tickets");
        }
    }

    @Test
    void without_the_outbox_a_person_is_told_where_to_look() {
        try (FakePortal portal = new FakePortal()) {
            portal.answers(
                    "GET /api/ticket/departments", 200, "{\"departments\":[{\"id\":\"1\",\"name\":\"General\"}]}");
            portal.answers("POST /api/tickets", 500, "{}");

            Run run = cli.at(portal.uri())
                    .run("create", "-d", "1", "-s", "It's down", "-m", "Help", "-p", "work", "--no-queue");

            assertThat(run.exitCode()).isEqualTo(6);
            assertThat(run.withoutChance().err()).endsWith("""
                    : it is unclear whether the portal has the message
                    hint: do not send the message again before you check: tickets -p work list --status all --search 'It'\\''s down'; the draft is kept: tickets -p work drafts show ID, tickets -p work create --draft ID
                    """);
        }
    }

    @Test
    void a_ticket_that_is_filed_but_cannot_be_shown_is_half_done() {
        try (FakePortal portal = new FakePortal()) {
            portal.answers(
                    "GET /api/ticket/departments", 200, "{\"departments\":[{\"id\":\"1\",\"name\":\"General\"}]}");
            portal.answers("POST /api/tickets", 200, "{\"success\":true,\"ticket\":{\"ticket_number\":\"7\"}}");
            portal.answers("GET /api/tickets/7", 200, """
                    {"ticket":{"ticket_number":"7","subject":"My tickets are gone","status":"Open","body":"Help"}}""");
            portal.answers("GET /api/tickets/7", 503, "{}");

            Run run =
                    cli.at(portal.uri()).run("create", "-d", "1", "-s", "My tickets are gone", "-m", "Help", "--view");

            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(run.out()).startsWith("Ticket created! #7\n");
            assertThat(run.err())
                    .startsWith("tickets: #7 is confirmed, but could not be shown: ")
                    .endsWith("\nhint: tickets view 7\n");
        }
    }
}
