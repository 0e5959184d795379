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
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is missing of a message that arrived, and what helps. */
class ComparisonTest {
    private final PortalInMemory portal = new PortalInMemory();
    private final Comparison comparison = new Comparison(new TicketNumber("7"));

    private final PortalTexts texts = new PortalTexts(portal, Clock.systemUTC(), ignored -> {});

    private Outcome outcome() {
        FilingResult result = FilingResult.of(null, null, false, List.of(), null, SubmissionState.CREATED);
        return comparison.filed(result, List.of());
    }

    private static Message message(String body, boolean encrypted) {
        return new Message("1", "Ann", Message.Side.CUSTOMER, null, body, encrypted, List.of());
    }

    /**
     * Compares files.
     *
     * @param others attachments of another message of the ticket
     * @param before the ids of attachments that the ticket had before; null when not known
     */
    private void files(
            List<ReadyAttachment> sent,
            List<Attachment> arrived,
            List<Attachment> others,
            @Nullable Set<String> before) {
        Message opening = new Message("0", "Ann", Message.Side.CUSTOMER, null, "", false, others);
        Message reply = new Message("1", "Ann", Message.Side.CUSTOMER, null, "", false, arrived);
        TicketThread thread = new TicketThread(
                PortalInMemory.ticket("7", "Down", "Open"), null, null, false, List.of(opening, reply));
        comparison.files(portal, sent, reply, thread, before);
    }

    private static NewTicket ticket(String body, String... cc) {
        return new NewTicket(new Department("1", "Tech", ""), "Down", body, null, List.of(cc), null, List.of());
    }

    private static ReadyAttachment file(String name) {
        return new ReadyAttachment(name, Path.of("/tmp", name), 3, "");
    }

    @Test
    void what_arrived_whole_is_created() {
        files(List.of(file("a.png")), List.of(new Attachment("1", "a.png", 3L)), List.of(), Set.of());
        comparison.text("It is down.", message("It is down.", false), texts);
        comparison.cc(ticket("It is down.", "a@x.example"), List.of("A@X.example"), false);
        comparison.again(null);

        assertThat(outcome().result().state()).isEqualTo(SubmissionState.CREATED);
        assertThat(outcome().missing()).isEmpty();
        assertThat(comparison.lost().isNothing()).isTrue();
    }

    @Test
    void a_text_that_was_cut_is_kept_and_sent_again_by_its_draft() {
        comparison.text("It is down.", message("It is", false), texts);
        comparison.again("d1");

        assertThat(outcome().result().state()).isEqualTo(SubmissionState.INCOMPLETE);
        assertThat(outcome().missing()).containsExactly("only the first 5 of 11 characters of the message arrived");
        assertThat(outcome().remedies()).singleElement().asString().contains("tickets reply --draft d1");
        assertThat(comparison.lost().text()).isEqualTo("It is down.");
    }

    @Test
    void attachments_that_were_thrown_away_are_named() {
        files(List.of(file("a.png"), file("b.png")), List.of(), List.of(), Set.of());
        comparison.again("d1");

        assertThat(outcome().missing()).containsExactly("the portal does not show the attachments a.png, b.png");
        assertThat(outcome().remedies())
                .containsExactly("tickets reply --draft d1 sends the attachments again", "try json");
        assertThat(comparison.lost().files()).hasSize(2);
        assertThat(portal.learned()).containsExactly("lost");
    }

    @Test
    void a_new_file_at_another_message_of_the_ticket_has_arrived() {
        files(
                List.of(file("a.png")),
                List.of(),
                List.of(new Attachment("4", "a.png", 3L), new Attachment("5", "a.png", 3L)),
                Set.of("4"));

        assertThat(outcome().missing()).isEmpty();
        assertThat(portal.learned()).containsExactly("arrived");
    }

    @Test
    void a_new_file_of_another_name_at_another_message_is_a_colleagues() {
        files(List.of(file("a.png")), List.of(), List.of(new Attachment("5", "b.png", 3L)), Set.of("4"));

        assertThat(outcome().missing()).containsExactly("the portal does not show the attachment a.png");
        assertThat(portal.learned()).containsExactly("lost");
    }

    @Test
    void an_old_file_of_the_same_name_proves_neither_that_the_new_one_arrived_nor_that_files_get_lost() {
        List<Set<String>> knowledge = new ArrayList<>();
        knowledge.add(Set.of("4"));
        knowledge.add(null);
        for (Set<String> before : knowledge) {
            files(List.of(file("a.png")), List.of(), List.of(new Attachment("4", "a.png", 3L)), before);
        }

        assertThat(outcome().missing())
                .containsExactly(
                        "the portal does not show the attachment a.png",
                        "the portal does not show the attachment a.png");
        assertThat(outcome().remedies()).isEmpty();
        assertThat(portal.learned()).isEmpty();
    }

    @Test
    void a_text_that_the_portal_has_removed_is_named_so() {
        comparison.text("secret", message("auto-removed on ticket close", true).asRemoved(), texts);

        assertThat(outcome().missing()).containsExactly("the portal has removed the text of the message");
    }

    @Test
    void a_message_without_the_mark_of_encryption_is_an_alarm_before_all_else() {
        comparison.text("secret", message("", false), texts);
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
        comparison.service(related("Help"), "VPS-2 (active)");
        comparison.service(related("Help"), "7");
        assertThat(outcome().missing()).isEmpty();
        comparison.service(related("Help"), null);
        assertThat(outcome().missing()).containsExactly("the portal does not show the related service VPS-2");
    }

    @Test
    void a_service_that_a_line_of_the_body_names_is_not_missing_where_the_portal_shows_none() {
        comparison.service(related("Help\n\nRelated service: VPS-2 (7)\nHost: web1"), null);
        assertThat(outcome().missing()).isEmpty();
        comparison.service(related("Help\n\nRelated service: VPS-2 (7)"), "VPS-4 (8)");
        assertThat(outcome().missing()).containsExactly("the portal does not show the related service VPS-2");
    }

    private static NewTicket related(String body) {
        Service service = new Service("7", "VPS-2", "", "");
        return new NewTicket(new Department("1", "Tech", ""), "Down", body, null, List.of(), service, List.of());
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
