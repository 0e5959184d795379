package dev.tickets.filing;

import static dev.tickets.testing.FaultyPortal.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A ticket that the portal refuses becomes a draft, with its attachments; a refusal that names a ticket is none. */
class RefusedTest extends FilingFixture {
    @Test
    void a_refusal_that_names_the_ticket_is_none_if_the_ticket_is_there() throws IOException {
        portal.dropsFiles().storesAnd(status(200, "{\"ticket_id\":100001,\"error\":[\"file_not_allowedext\"]}"));
        cli.with("TICKETS_ATTACHMENT_TRANSPORT", "json").write("a.pdf", "%PDF-1.4");

        Run run = create("-a", "a.pdf", "-o", "tsv", "--fields", "number,state");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out()).isEqualTo("100001\tincomplete\n");
        assertThat(run.err()).contains("the portal does not show the attachment a.pdf");
        assertThat(portal.changes()).hasSize(1);
    }

    @Test
    void a_refusal_that_names_a_ticket_which_is_not_there_is_unclear_and_never_sent_again() {
        portal.losesAnd(status(200, "{\"ticket_id\":999,\"error\":[\"file_tobig\"]}"));

        assertThat(create().withoutChance()).isEqualTo(new Run(6, "", """
                tickets: the portal refused: file_tobig (an attachment is too large for the portal), but named ticket #999: it is unclear whether #999 is the new ticket; the ticket is kept in the outbox as ID
                hint: do not send the message again before you check: tickets view 999; tickets outbox show ID says what to check
                """));
        assertThat(later(Duration.ofDays(1)).run("outbox", "send").exitCode()).isEqualTo(6);
        assertThat(portal.changes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ticket_id\":0,\"error\":[\"empty_message\"]}",
                "{\"ticket_id\":\"\",\"error\":[\"empty_message\"]}",
                "{\"id\":400,\"error\":[\"empty_message\"]}"
            })
    void a_refusal_without_the_number_of_a_ticket_is_one(String answer) throws IOException {
        portal.losesAnd(status(200, answer));
        assertThat(create().exitCode()).isEqualTo(1);
        assertThat(drafts()).hasSize(1);
        assertThat(states()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":[\"blocked_ticketSubject\"]} | 1 | blocked_ticketSubject",
                "200 | {\"error\":[\"empty_message\"]} | 1 | empty_message",
                "403 | {} | 4 | forbids",
                "200 | {\"error\":[\"noprivileges\"]} | 4 | noprivileges",
                "200 | {\"error\":[\"ticketdept_dontexists\"]} | 3 | ticketdept_dontexists"
            })
    void a_refusal_makes_a_draft_that_keeps_the_attachments(int status, String answer, int exitCode, String words)
            throws IOException {
        String graph = cli.write("graph.pdf", "%PDF-1.4").toString();
        portal.losesAnd(status(status, answer));
        Run run = create("-a", graph);

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err()).contains(words).contains("the draft is kept: tickets drafts show 260102-");
        assertThat(states()).isEmpty();
        assertThat(portal.changes()).hasSize(1);
        Path draft = drafts().get(0);
        assertThat(draft.resolve("files/graph.pdf")).hasContent("%PDF-1.4");
        assertThat(draft.resolve("draft.json"))
                .content()
                .contains("\"graph.pdf=" + draft.resolve("files/graph.pdf") + "\"", words, "It is full.");
    }

    @Test
    void a_draft_keeps_attachments_of_any_name() throws IOException {
        cli.with("TICKETS_ATTACHMENT_TRANSPORT", "json").write("a=b.pdf", "%PDF-1.4");
        cli.write("=c=.pdf", "%PDF-1.4");
        portal.losesAnd(status(400, "{\"error\":[\"blocked_ticketSubject\"]}"));
        assertThat(create("-a", "a=b.pdf", "=c=.pdf").exitCode()).isEqualTo(1);

        Run sent = cli.run("create", "--draft", String.valueOf(drafts().get(0).getFileName()));

        assertThat(sent.err()).isEmpty();
        assertThat(sent.exitCode()).isZero();
        assertThat(names()).containsExactlyInAnyOrder("a=b.pdf", "=c=.pdf");
    }

    @Test
    void a_department_that_is_not_there_when_it_is_sent_makes_a_draft_too() throws IOException {
        portal.leave();
        cli.run("create", "-d", "Genreal", "-s", "Disk full", "-m", "It is full.");
        portal.recover();

        Run run = later(Duration.ofMinutes(1)).run("outbox", "send");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("department 'Genreal' does not exist", "tickets create --draft 260102-");
        assertThat(states()).isEmpty();
        assertThat(drafts()).hasSize(1);
    }
}
