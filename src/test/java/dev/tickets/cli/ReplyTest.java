package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code reply}, {@code close} and {@code reopen}, against the practice portal. */
class ReplyTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void one_ticket_is_open() {
        cli = new Cli(folder).with("TICKETS_PROFILE", "sandbox");
        cli.run("create", "-q", "-d", "1", "-s", "Down", "-m", "Help");
    }

    @Test
    void sends_a_reply_and_prints_where_it_is() {
        assertThat(cli.run("reply", "100001", "-m", "Solved"))
                .isEqualTo(new Run(0, """
                Reply sent! #100001
                http://127.0.0.1:8017/tickets/view/100001/
                """, "The address opens while 'tickets sandbox serve' runs.\n"));
        assertThat(cli.run("reply", "100001", "-m", "Solved", "-q").err()).isEmpty();
    }

    @Test
    void answers_the_documented_json() throws IOException {
        Run run = cli.run("reply", "#100001", "-m", "Solved", "-o", "json");

        assertThat(JSON.std.mapFrom(run.out()))
                .containsEntry("number", "100001")
                .containsEntry("state", "replied")
                .containsEntry("attachments", List.of());
        assertThat(String.valueOf(JSON.std.mapFrom(run.out()).get("messageId"))).isNotEqualTo("0");
    }

    @Test
    void a_dry_run_sends_nothing() {
        assertThat(cli.run("reply", "100001", "-m", "Solved", "--dry-run")).isEqualTo(new Run(0, """
                Nothing was sent. The message would be:

                Reply to: #100001 Down

                Solved
                """, ""));
        assertThat(cli.run("reply", "100001", "-m", "Solved", "--dry-run", "-o", "tsv", "--fields", "state,number"))
                .isEqualTo(new Run(0, "dry-run\t100001\n", ""));
        assertThat(cli.run("reply", "100001", "-m", "Solved", "--dry-run", "--fields", "state"))
                .isEqualTo(new Run(0, "STATE  dry-run\n", ""));
        assertThat(cli.run("view", "100001").out()).doesNotContain("Solved");
    }

    @Test
    void a_dry_run_shows_all_that_would_be_sent() {
        cli.run("close", "100001");
        cli.write("log.gif", "GIF89a");

        assertThat(cli.run(
                        "reply", "100001", "-m", "Solved", "--reopen", "--close", "-a", "old.gif=log.gif", "--dry-run"))
                .isEqualTo(new Run(0, """
                Nothing was sent. The message would be:

                Reply to: #100001 Down
                Reopen: first, because the ticket is closed
                Close: afterwards
                Attachment: old.gif, 6 B

                Solved
                """, ""));
        assertThat(cli.run(
                        "reply",
                        "100001",
                        "-m",
                        "Solved",
                        "--reopen",
                        "-a",
                        "old.gif=log.gif",
                        "--dry-run",
                        "-o",
                        "json"))
                .isEqualTo(new Run(0, """
                {
                  "number": "100001",
                  "url": "http://127.0.0.1:8017/tickets/view/100001/",
                  "subject": "Down",
                  "status": "Closed",
                  "department": "BESTNET-CLOUD",
                  "messageId": null,
                  "encrypted": false,
                  "attachments": [
                    {
                      "name": "old.gif",
                      "size": 6,
                      "sha256": "610f5ae4d76e332636a17bd357fd6ce99029316a99d320280d4d77a746bf29e8"
                    }
                  ],
                  "reference": null,
                  "state": "dry-run",
                  "outboxId": null,
                  "reason": null,
                  "departmentId": null,
                  "service": null,
                  "serviceId": null,
                  "cc": [],
                  "priority": null,
                  "urgent": false,
                  "encryption": "none",
                  "reopen": true,
                  "close": false,
                  "replies": 0,
                  "message": "Solved"
                }
                """, ""));
    }

    @Test
    void closes_the_ticket_afterwards_and_opens_it_again_first() {
        assertThat(cli.run("reply", "100001", "-m", "Solved", "--close", "-o", "tsv", "--fields", "state,status"))
                .isEqualTo(new Run(0, "replied\tClosed\n", ""));
        assertThat(cli.run("reply", "100001", "-m", "One more thing").withoutChance())
                .isEqualTo(new Run(1, "", """
                tickets: ticket #100001 is closed; the reply was not sent
                hint: tickets reply 100001 --reopen …; the draft is kept: tickets drafts show ID
                """));
        assertThat(cli.run("reply", "100001", "-m", "One more thing", "--dry-run")
                        .exitCode())
                .isEqualTo(1);
        assertThat(cli.run("reply", "100001", "-m", "One more thing", "--reopen")
                        .exitCode())
                .isZero();
    }

    @Test
    void a_ticket_that_does_not_exist_is_not_found() {
        assertThat(cli.run("reply", "5", "-m", "Solved").withoutChance()).isEqualTo(new Run(3, "", """
                tickets: ticket #5 does not exist (the portal refused: ticket_notfound)
                hint: tickets list --status all; the draft is kept: tickets drafts show ID
                """));
    }

    @Test
    void a_draft_that_does_not_exist_is_not_found() {
        assertThat(cli.run("reply", "--draft", "x")).isEqualTo(new Run(3, "", """
                tickets: draft x does not exist
                hint: tickets drafts list
                """));
    }

    @Test
    void what_is_neither_number_nor_address_of_this_portal_is_no_ticket() {
        assertThat(cli.run("view", "abc")).isEqualTo(new Run(2, "", """
                tickets: 'abc' is not a ticket
                hint: give the ticket's number, like 123456, or its address
                """));
        assertThat(cli.run("view", "https://other.example.net/tickets/view/100001/"))
                .isEqualTo(new Run(2, "", """
                tickets: 'https://other.example.net/tickets/view/100001/' is not the address of a ticket of this portal
                hint: give the ticket's number, or choose another profile with -p
                """));
        assertThat(cli.run("close", "http://127.0.0.1:8017/tickets/view/100001/")
                        .exitCode())
                .isZero();
    }

    @Test
    void a_link_from_a_mail_names_the_ticket() {
        for (String link : List.of(
                "http://127.0.0.1:8017/tickets/view/100001/?utm_source=mail",
                "http://127.0.0.1:8017/?cmd=tickets&action=view&num=100001#reply-1",
                "127.0.0.1:8017/index.php/en/tickets/view/100001")) {
            assertThat(cli.run("view", link, "-o", "tsv", "--fields", "number"))
                    .as(link)
                    .isEqualTo(new Run(0, "100001\n", ""));
        }
    }

    @Test
    void closes_and_reopens_several_tickets() {
        cli.run("create", "-q", "-d", "1", "-s", "Down again", "-m", "Help");

        assertThat(cli.run("close", "100001", "#100002")).isEqualTo(new Run(0, """
                NUMBER  STATUS
                100001  Closed
                100002  Closed
                """, ""));
        assertThat(cli.run("reopen", "100001", "-o", "json")).isEqualTo(new Run(0, """
                [
                  {
                    "number": "100001",
                    "status": "Open"
                  }
                ]
                """, ""));
    }

    @Test
    void reopens_several_tickets_and_names_those_that_are_not_there() {
        cli.run("create", "-q", "-d", "1", "-s", "Down again", "-m", "Help");
        cli.run("close", "100001", "100002");

        assertThat(cli.run("reopen", "100001", "7", "100002")).isEqualTo(new Run(5, """
                NUMBER  STATUS
                100001  Open
                100002  Open
                """, """
                tickets: ticket #7 does not exist (the portal refused: ticket_notfound)
                hint: tickets list --status all
                """));
        assertThat(cli.run("reopen", "7")).isEqualTo(new Run(3, "", """
                tickets: ticket #7 does not exist (the portal refused: ticket_notfound)
                hint: tickets list --status all
                """));
    }

    @Test
    void closing_what_is_closed_and_reopening_what_is_open_is_fine() {
        assertThat(cli.run("reopen", "100001", "-o", "tsv")).isEqualTo(new Run(0, "100001\tOpen\n", ""));
        cli.run("close", "100001");
        assertThat(cli.run("close", "100001", "-o", "tsv")).isEqualTo(new Run(0, "100001\tClosed\n", ""));
    }

    @Test
    void where_one_of_several_fails_the_others_are_closed_and_it_is_half_done() {
        assertThat(cli.run("close", "7", "100001", "8")).isEqualTo(new Run(5, """
                NUMBER  STATUS
                100001  Closed
                """, """
                tickets: ticket #7 does not exist (the portal refused: ticket_notfound); ticket #8 does not exist (the portal refused: ticket_notfound)
                hint: tickets list --status all
                """));
    }

    @Test
    void where_all_fail_it_fails_like_one() {
        assertThat(cli.run("close", "7", "8")).isEqualTo(new Run(3, "", """
                tickets: ticket #7 does not exist (the portal refused: ticket_notfound)
                hint: tickets list --status all
                tickets: ticket #8 does not exist (the portal refused: ticket_notfound)
                hint: tickets list --status all
                """));
    }
}
