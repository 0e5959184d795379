package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.state.drafts.KeptDraft;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.TicketNumber;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A draft that is gone on with: it is sent without a question, and kept until it has arrived. */
class SendDraftTest extends DraftsCommandFixture {
    @Test
    void a_complete_draft_is_sent_without_a_question_and_is_gone_then() {
        String id = keep("sandbox", complete()).id();

        assertThat(cli.run("create", "--draft", id))
                .isEqualTo(new Run(0, """
                Ticket created! #100001
                http://127.0.0.1:8017/tickets/view/100001/
                """, "The address opens while 'tickets sandbox serve' runs.\n"));
        assertThat(drafts.all()).isEmpty();
    }

    @Test
    void options_replace_what_the_draft_says() {
        Path file = cli.write("a.log", "1");
        Draft draft = complete()
                .but()
                .cc(List.of("ann@example.net"))
                .urgent(true)
                .impact("all")
                .contact("me")
                .draft();
        String id = keep("sandbox", draft).id();

        Run run = cli.run(
                "create",
                "--draft",
                id,
                "-s",
                "Up",
                "-m",
                "Thanks",
                "--cc",
                "bob@example.net",
                "--zip",
                "-a",
                file.toString(),
                "--dry-run");

        assertThat(run.out()).isEqualTo("""
                Nothing was sent. The message would be:

                Department: BESTNET-CLOUD (1)
                Subject: [URGENT] Up
                CC: bob@example.net
                Attachment: a.log.zip, 135 B

                Thanks

                Impact: all
                Preferred contact: me
                CC: bob@example.net
                """);
        assertThat(run.err()).endsWith("The draft is kept: tickets create --draft " + id + "\n");
        assertThat(drafts.get(id).draft()).isEqualTo(draft);
    }

    @Test
    void what_is_missing_in_it_is_asked_of_the_options_as_ever() {
        String id = keep(
                        "sandbox",
                        Draft.ticket().subject("Down").department("1").draft())
                .id();

        assertThat(cli.run("create", "--draft", id).err()).startsWith("tickets: no message given\n");
        assertThat(cli.run("create", "--draft", id, "-m", "Help").exitCode()).isZero();
    }

    @Test
    void a_draft_that_fails_again_stays() {
        String id =
                keep("sandbox", complete().but().department("nowhere").draft()).id();

        Run run = cli.run("create", "--draft", id);

        assertThat(run.exitCode()).isEqualTo(3);
        KeptDraft left = drafts.all().get(0);
        assertThat(run.err()).endsWith("tickets create --draft " + left.id() + "\n");
        assertThat(left.draft().message()).isEqualTo("Help");
        assertThat(left.reason()).isEqualTo("department 'nowhere' does not exist");
        assertThat(drafts.all()).hasSize(1);
    }

    @Test
    void a_draft_with_a_file_that_is_not_there_stays_as_it_is() {
        Draft draft = complete().but().attachments(List.of("/no/such.png")).draft();
        String id = keep("sandbox", draft).id();

        Run run = cli.run("create", "--draft", id);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).endsWith("; the draft is kept: tickets create --draft " + id + "\n");
        assertThat(drafts.get(id).draft()).isEqualTo(draft);
    }

    @Test
    void a_draft_whose_ticket_is_unclear_is_in_the_outbox_and_nowhere_else() {
        try (FakePortal portal = new FakePortal()) {
            portal.answers("GET /api/ticket/departments", 200, "{\"departments\":[{\"id\":\"1\",\"name\":\"VPS\"}]}");
            portal.answers("POST /api/tickets", 500, "{}");
            String id = keep("work", complete()).id();

            assertThat(cli.at(portal.uri())
                            .run("create", "-p", "work", "--draft", id)
                            .exitCode())
                    .isEqualTo(6);
            assertThat(drafts.all()).isEmpty();
            assertThat(cli.run("outbox", "list", "-o", "tsv", "--fields", "subject,state")
                            .out())
                    .isEqualTo("Down\tunclear\n");
        }
    }

    @Test
    void a_draft_is_sent_by_its_own_command_and_with_its_own_profile() {
        String ticket = keep("work", complete()).id();
        String reply = keep(
                        "sandbox",
                        Draft.reply(new TicketNumber("7")).message("x").draft())
                .id();

        assertThat(cli.run("create", "--draft", ticket)).isEqualTo(new Run(2, "", """
                tickets: the draft %s belongs to the profile 'work'
                hint: tickets create --draft %s -p work
                """.formatted(ticket, ticket)));
        assertThat(cli.run("create", "--draft", reply)).isEqualTo(new Run(2, "", """
                tickets: the draft %s is a reply, not a ticket
                hint: tickets reply --draft %s
                """.formatted(reply, reply)));
        assertThat(cli.run("reply", "--draft", ticket)).isEqualTo(new Run(2, "", """
                tickets: the draft %s is a ticket, not a reply
                hint: tickets create --draft %s
                """.formatted(ticket, ticket)));
    }

    @Test
    void a_draft_of_a_reply_knows_its_ticket() {
        cli.run("create", "-q", "-d", "1", "-s", "Down", "-m", "Help");
        Draft draft = Draft.reply(new TicketNumber("100001"))
                .message("Solved")
                .close(true)
                .draft();
        String id = keep("sandbox", draft).id();

        assertThat(cli.run("reply", "7", "--draft", id)).isEqualTo(new Run(2, "", """
                tickets: the draft replies to #100001, not to #7
                hint: leave out the number
                """));
        assertThat(cli.run("reply", "--draft", id, "-o", "tsv", "--fields", "state,number,status"))
                .isEqualTo(new Run(0, "replied\t100001\tClosed\n", ""));
        assertThat(drafts.all()).isEmpty();
        assertThat(cli.run("reply", "-m", "x")).isEqualTo(new Run(2, "", """
                tickets: NUMBER is missing
                hint: see 'tickets reply --help'
                """));
    }
}
