package dev.tickets.portal.rt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code close} and {@code reopen} in lifecycles of an operator's own. */
class RtStatusTest extends RtToolFixture {
    private List<String> changes() {
        return server.requests().stream()
                .filter(request -> request.startsWith("PUT "))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"Billing,resolved,open", "Odd,done,in work"})
    void the_usual_words_are_tried_until_one_fits(String queue, String closed, String reopened) {
        create(queue, "Invoice");

        assertThat(cli.run("close", "1", "-o", "tsv")).isEqualTo(new Run(0, "1\t" + closed + "\n", ""));
        assertThat(status(1)).isEqualTo(closed);
        assertThat(cli.run("reopen", "1").exitCode()).isZero();
        assertThat(status(1)).isEqualTo(reopened);
    }

    private void fileInWerkstatt(String... statuses) {
        for (String status : statuses) {
            create("Werkstatt", "Rad");
            server.data().tickets.get(server.data().tickets.size() - 1).status = status;
        }
    }

    @Test
    void the_most_frequent_word_of_other_tickets_in_the_queue_is_tried_last() {
        fileInWerkstatt("verworfen", "erledigt", "erledigt", "in Arbeit", "in Arbeit");

        assertThat(cli.run("close", "5").exitCode()).isZero();
        assertThat(status(5)).isEqualTo("erledigt");
        assertThat(cli.run("reopen", "5").exitCode()).isZero();
        assertThat(status(5)).isEqualTo("in Arbeit");
    }

    @Test
    void a_rarer_word_may_mean_something_else_and_is_not_tried() {
        fileInWerkstatt("verworfen", "erledigt", "erledigt", "neu");

        assertThat(cli.run("close", "4").exitCode()).isEqualTo(1);
        assertThat(status(4)).isEqualTo("neu");
    }

    @Test
    void a_lifecycle_without_a_known_word_is_refused_in_the_words_of_the_portal() {
        create("Werkstatt", "Rad");

        assertThat(cli.run("close", "1")).isEqualTo(new Run(1, "", """
                tickets: the portal refused: Ticket 1: Status 'resolved' isn't a valid status for this ticket.
                hint: change the status on the ticket's page
                """));
        assertThat(status(1)).isEqualTo("neu");
    }

    @Test
    void a_refusal_with_status_200_is_an_error_with_the_words_of_the_portal() {
        create("Billing", "Invoice");
        server.quirks().refusal = "That ticket has unresolved dependencies";

        assertThat(cli.run("close", "1")).isEqualTo(new Run(1, "", """
                tickets: the portal refused: Ticket 1: That ticket has unresolved dependencies
                hint: change the status on the ticket's page
                """));
        assertThat(status(1)).isEqualTo("new");
    }

    @Test
    void sentences_in_another_language_are_not_needed() {
        create("Billing", "Invoice");
        create("Locked", "Contract");
        server.quirks().german = true;

        assertThat(cli.run("close", "1").exitCode()).isZero();
        assertThat(status(1)).isEqualTo("resolved");
        assertThat(changes()).hasSize(1);
        Run denied = cli.run("close", "2");
        assertThat(denied.exitCode()).isEqualTo(1);
        assertThat(denied.err()).startsWith("tickets: the portal refused: Ticket 2: Zugriff verweigert\n");
    }

    @Test
    void a_change_at_the_same_time_is_a_refusal() {
        create("Billing", "Invoice");
        server.quirks().preconditionFails = true;

        assertThat(cli.run("close", "1")).isEqualTo(new Run(1, "", """
                tickets: the portal refused PUT %s/REST/2.0/ticket/1, because the ticket was changed at the same time (HTTP 412)
                hint: look at the ticket, and try again
                """.formatted(server.address())));
        assertThat(status(1)).isEqualTo("new");
    }

    @Test
    void a_missing_right_is_exit_code_4_and_a_reply_opens_the_ticket_all_the_same() {
        create("Locked", "Contract");
        Run denied = cli.run("close", "1");
        assertThat(denied.exitCode()).isEqualTo(4);
        assertThat(denied.err()).startsWith("tickets: the portal refused: Ticket 1: Permission Denied\n");
        server.data().tickets.get(0).status = "resolved";
        int before = changes().size();

        assertThat(cli.run("reply", "1", "-m", "Late", "--reopen").exitCode()).isZero();

        assertThat(status(1)).isEqualTo("open");
        assertThat(changes()).hasSize(before);
    }
}
