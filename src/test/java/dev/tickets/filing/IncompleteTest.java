package dev.tickets.filing;

import static dev.tickets.testing.FaultyPortal.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What arrived only in part is said, and what is missing is kept. */
class IncompleteTest extends FilingFixture {
    /** Three attachments at a portal that takes one with each message. */
    private Run createWithThree() {
        cli.with("TICKETS_MAX_ATTACHMENTS", "1").with("TICKETS_ATTACHMENT_TRANSPORT", "json");
        for (String name : List.of("a.pdf", "b.pdf", "c.pdf")) {
            cli.write(name, "%PDF-1.4 " + name);
        }
        return create("-q", "--split", "-a", "a.pdf", "b.pdf", "c.pdf", "-o", "tsv", "--fields", "state,outboxId");
    }

    @Test
    void the_rest_of_a_ticket_waits_when_the_portal_goes_away_meanwhile() {
        portal.storesAnd(status(200, "{\"ticket_id\":\"100001\"}"))
                .storesAnd(status(200, "{}"))
                .losesAnd(status(429, ""));
        Run run = createWithThree().withoutChance();

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out()).isEqualTo("incomplete\tID\n");
        assertThat(run.err())
                .contains("#100001 is confirmed, but not sent: c.pdf")
                .contains("the rest is kept in the outbox as ID")
                .contains(CRON);
        assertThat(states()).containsExactly("waiting");

        Run sent = later(Duration.ofMinutes(5))
                .with("TICKETS_ATTACHMENT_TRANSPORT", "json")
                .run("outbox", "send", "-o", "tsv", "--fields", "number,state");

        assertThat(sent).isEqualTo(new Run(0, "100001\tcreated\n", ""));
        assertThat(names()).containsExactly("a.pdf", "b.pdf", "c.pdf");
        assertThat(portal.stored()).hasSize(1);
        assertThat(states()).isEmpty();
    }

    @Test
    void a_reply_with_attachments_that_was_stored_before_the_portal_stumbled_is_found() {
        portal.storesAnd(status(200, "{\"ticket_id\":\"100001\"}"))
                .storesAnd(status(502, ""))
                .losesAnd(status(502, ""));

        assertThat(createWithThree()).isEqualTo(new Run(0, "created\t\n", ""));
        assertThat(names()).containsExactly("a.pdf", "b.pdf", "c.pdf");
        assertThat(portal.changes()).hasSize(4);
    }

    @Test
    void attachments_that_the_portal_threw_away_are_kept() throws IOException {
        portal.dropsFiles();
        cli.with("TICKETS_ATTACHMENT_TRANSPORT", "json").write("a.pdf", "%PDF-1.4");

        Run run = create("-a", "a.pdf");

        assertThat(run.exitCode()).isEqualTo(5);
        String draft = String.valueOf(drafts().get(0).getFileName());
        assertThat(run.err())
                .contains("the portal does not show the attachment a.pdf")
                .contains("hint: tickets reply --draft " + draft + " sends the attachments again");
        assertThat(drafts().get(0).resolve("files/a.pdf")).hasContent("%PDF-1.4");
        assertThat(states()).isEmpty();
    }

    @Test
    void the_rest_of_a_text_that_the_portal_cut_is_kept() throws IOException {
        portal.cutsTexts();

        Run run = cli.stdin("It is full. \uD83D\uDE00 Please help.")
                .run("create", "-d", "General", "-s", "Disk full", "-F", "-");

        assertThat(run.withoutChance()).isEqualTo(new Run(5, """
                Ticket created, but incomplete: #100001
                %s/tickets/view/100001/
                """.formatted(portal.uri()), """
                tickets: #100001 is confirmed, but the portal cut the message before [grinning face]: only the first 12 \
                of 27 characters of the message arrived
                hint: the rest is kept: tickets reply --draft ID sends the rest, with names for characters that the \
                portal does not keep
                """));
        assertThat(states()).isEmpty();
        assertThat(cli.run("drafts", "show", "26").out()).contains("#100001", "\n  \uD83D\uDE00 Please help.\n");
    }

    @Test
    void a_cut_text_and_what_it_lost_of_its_attachments_are_one_draft() throws IOException {
        portal.cutsTexts().dropsFiles();
        cli.with("TICKETS_ATTACHMENT_TRANSPORT", "json").write("a.pdf", "%PDF-1.4");

        Run run = cli.run("create", "-d", "1", "-s", "Full", "-m", "It is \uD83D\uDE00 full.", "-a", "a.pdf");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("the rest is kept: ").doesNotContain("sends the attachments again");
        assertThat(drafts()).hasSize(1);
        assertThat(drafts().get(0).resolve("files/a.pdf")).hasContent("%PDF-1.4");
        assertThat(cli.run("drafts", "show", "26").out()).contains("\n  \uD83D\uDE00 full.\n");
    }
}
