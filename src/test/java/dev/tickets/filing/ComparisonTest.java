package dev.tickets.filing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.render.FilingResult;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is missing of a message that arrived, and what helps. */
class ComparisonTest {
    private final PortalInMemory portal = new PortalInMemory();
    private final Comparison comparison = new Comparison(new TicketNumber("7"));

    private Outcome outcome() {
        FilingResult result = FilingResult.of(null, null, false, List.of(), null, SubmissionState.CREATED);
        return comparison.filed(result, List.of());
    }

    private static Message message(String body, boolean encrypted) {
        return new Message("1", "Ann", Message.Side.CUSTOMER, null, body, encrypted, List.of());
    }

    private static NewTicket ticket(String body, String... cc) {
        return new NewTicket(new Department("1", "Tech", ""), "Down", body, null, List.of(cc), null, List.of());
    }

    private static ReadyAttachment file(String name) {
        return new ReadyAttachment(name, Path.of("/tmp", name), 3, "");
    }

    @Test
    void what_arrived_whole_is_created() {
        comparison.text("It is down.", message("It is down.", false));
        comparison.files(portal, List.of(file("a.png")), List.of(new Attachment("1", "a.png", 3L)));
        comparison.cc(ticket("It is down.", "a@x.example"), List.of("A@X.example"), false);
        comparison.again(null);

        assertThat(outcome().result().state()).isEqualTo(SubmissionState.CREATED);
        assertThat(outcome().missing()).isEmpty();
        assertThat(comparison.lost().isNothing()).isTrue();
    }

    @Test
    void a_text_that_was_cut_is_kept_and_sent_again_by_its_draft() {
        comparison.text("It is down.", message("It is", false));
        comparison.again("d1");

        assertThat(outcome().result().state()).isEqualTo(SubmissionState.INCOMPLETE);
        assertThat(outcome().missing()).containsExactly("only the first 5 of 11 characters of the message arrived");
        assertThat(outcome().remedies()).singleElement().asString().contains("tickets reply --draft d1");
        assertThat(comparison.lost().text()).isEqualTo("It is down.");
    }

    @Test
    void attachments_that_were_thrown_away_are_named() {
        comparison.files(portal, List.of(file("a.png"), file("b.png")), List.of());
        comparison.again("d1");

        assertThat(outcome().missing()).containsExactly("the portal does not show the attachments a.png, b.png");
        assertThat(outcome().remedies())
                .containsExactly("tickets reply --draft d1 sends the attachments again", "try json");
        assertThat(comparison.lost().files()).hasSize(2);
    }

    @Test
    void a_message_without_the_mark_of_encryption_is_an_alarm_before_all_else() {
        comparison.text("secret", message("", false));
        comparison.mark(portal, message("", false));

        assertThat(outcome().missing().get(0)).startsWith("THE PORTAL HAS NOT ENCRYPTED THE MESSAGE");
    }

    @Test
    void copies_that_no_line_of_the_body_names_are_missing() {
        comparison.cc(ticket("Help\nCC: a@x.example", "a@x.example", "b@x.example"), null, false);

        assertThat(outcome().missing()).containsExactly("the portal does not show CC b@x.example");
    }

    @Test
    void a_service_counts_by_its_id_or_name() {
        Service service = new Service("7", "VPS-2", "", "");
        comparison.service(service, "VPS-2 (active)");
        assertThat(outcome().missing()).isEmpty();
        comparison.service(service, null);
        assertThat(outcome().missing()).containsExactly("the portal does not show the related service VPS-2");
    }

    @Test
    void a_comparison_that_fails_and_a_closing_that_fails_take_nothing_away_from_the_message() {
        comparison.comparing(() -> {
            throw new TicketsException(ErrorCode.UNREACHABLE, "cannot reach it");
        });
        Ticket open = PortalInMemory.ticket("7", "Down", "Open");
        Ticket after = comparison.closing(
                () -> {
                    throw new TicketsException(ErrorCode.REFUSED, "not allowed");
                },
                open);

        assertThat(after).isSameAs(open);
        assertThat(outcome().missing())
                .containsExactly(
                        "the message could not be compared with the sent text: cannot reach it",
                        "the ticket is still open: not allowed");
        assertThat(outcome().remedies())
                .containsExactly("compare the message yourself: tickets view 7", "tickets close 7");
    }
}
