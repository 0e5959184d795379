package dev.tickets.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tickets.state.SystemRandom;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.Priority;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What commands and filing rely on, of whatever portal. For another one write a subclass that opens the portal and its
 * desk. The portal may hold other tickets: each test knows its own ones by a word in their subjects.
 */
public abstract class PortalContract extends PortalContractFixture {
    @Test
    void the_account_and_its_departments_are_known() {
        assertThat(portal.whoAmI().email()).contains("@");
        assertThat(portal.departments()).isNotEmpty().allSatisfy(department -> {
            assertThat(department.id()).isNotBlank();
            assertThat(department.name()).isNotBlank();
        });
    }

    @Test
    void a_new_ticket_is_listed_as_it_is() {
        TicketNumber number = file("listed", "Text");

        Ticket ticket = listed(TicketQuery.ALL, number);
        assertThat(ticket.subject()).isEqualTo(subject("listed"));
        assertThat(ticket.open()).isTrue();
        assertThat(ticket.status()).isNotBlank();
        assertThat(ticket.department()).isEqualTo(department().name());
        assertThat(ticket.createdAt()).isNotNull();
        assertThat(ticket.url()).isEqualTo(portal.address(number));
        assertThat(portal.numberAt(ticket.url())).contains(number);
        assertThat(portal.numberAt("https://elsewhere.example/" + number)).isEmpty();
    }

    @Test
    void all_pages_together_hold_each_ticket_once() {
        List<TicketNumber> filed = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            filed.add(file("page " + i, "Text"));
        }

        List<TicketNumber> drawn = new ArrayList<>();
        for (Iterator<List<Ticket>> pages = portal.pages(TicketQuery.ALL); pages.hasNext(); ) {
            pages.next().forEach(ticket -> drawn.add(ticket.number()));
        }
        assertThat(drawn).containsAll(filed).doesNotHaveDuplicates();
    }

    @Test
    void a_query_finds_what_it_asks_for_and_nothing_else() {
        TicketNumber open = file("one", "Text");
        TicketNumber closed = file("two", "Text");
        desk.close(closed);

        assertThat(found("open", null, word, 9)).containsExactly(open);
        assertThat(found("closed", null, word, 9)).containsExactly(closed);
        assertThat(found("all", null, word.toUpperCase(Locale.ROOT), 9)).containsExactlyInAnyOrder(open, closed);
        assertThat(found("all", department(), word, 9)).containsExactlyInAnyOrder(open, closed);
        assertThat(found("all", null, closed.value(), 9)).contains(closed);
        assertThat(found("all", new Department("no-such-id", "No such department", ""), word, 9))
                .isEmpty();
        assertThat(portal.tickets(query("all", null, word, 1)).more()).isTrue();
        assertThat(found("all", null, "no " + word, 9)).isEmpty();
    }

    @Test
    void a_ticket_shows_who_wrote_what_in_order() {
        TicketNumber number = file("thread", "Question");
        desk.answer(number, "Answer");
        portal.reply(new Reply(number, "Thanks", List.of()));

        TicketThread thread = portal.ticket(number);
        assertThat(thread.ticket().number()).isEqualTo(number);
        assertThat(thread.ticket().subject()).isEqualTo(subject("thread"));
        assertThat(thread.messages())
                .extracting(Message::body, Message::side)
                .containsExactly(
                        tuple("Question", Message.Side.CUSTOMER),
                        tuple("Answer", Message.Side.STAFF),
                        tuple("Thanks", Message.Side.CUSTOMER));
        assertThat(thread.messages()).extracting(Message::id).doesNotHaveDuplicates();
        assertThat(portal.visible(number)).isPresent();
    }

    @Test
    void every_field_of_a_ticket_arrives() throws IOException {
        Service service = portal.can(Capability.SERVICES) ? portal.services().get(0) : null;
        TicketNumber number = created(new NewTicket(
                department(),
                subject("Störung 日本 <&>"),
                "First line\n\n  \"quoted\" <b>bold</b> &amp; C:\\path 50% 日本",
                Priority.HIGH,
                List.of("ops@example.net", "boss@example.net"),
                portal.can(Capability.SERVICE_SENT) ? service : null,
                List.of(file("shot.png", 3_000))));

        TicketThread thread = portal.ticket(number);
        assertThat(thread.ticket().subject()).isEqualTo(subject("Störung 日本 <&>"));
        assertThat(thread.ticket().department()).isEqualTo(department().name());
        assertThat(thread.messages()).hasSize(1);
        assertThat(TextComparison.fault(
                        "First line\n\n  \"quoted\" <b>bold</b> &amp; C:\\path 50% 日本",
                        thread.messages().get(0).body()))
                .isNull();
        assertThat(thread.messages().get(0).attachments())
                .extracting(Attachment::name)
                .containsExactly("shot.png");
        if (portal.can(Capability.CC)) {
            assertThat(thread.cc()).containsExactlyInAnyOrder("ops@example.net", "boss@example.net");
        }
        if (portal.can(Capability.PRIORITIES)) {
            assertThat(thread.ticket().priority()).isEqualTo("high");
        }
        if (portal.can(Capability.SERVICE_FIELD)) {
            assertThat(thread.service()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.png", "two words.png", "größe 日本.png", "it's (1) 50% a+b&c;d.png"})
    void attachments_come_back_as_they_went(String name) throws IOException {
        ReadyAttachment sent = file(name, 100_000);
        TicketNumber number = created(new NewTicket(
                department(), subject("files"), "Text", null, List.of(), null, List.of(file("first.png", 8), sent)));
        portal.reply(new Reply(number, "Once more", List.of(sent)));

        List<Message> messages = portal.ticket(number).messages();
        assertThat(messages.get(0).attachments())
                .extracting(Attachment::name)
                .containsExactlyInAnyOrder("first.png", name);
        Attachment back = messages.get(1).attachments().get(0);
        assertThat(back.name()).isEqualTo(name);
        assertThat(back.size()).isIn(null, sent.size());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        portal.download(number, back, bytes);
        assertThat(bytes.toByteArray()).isEqualTo(Files.readAllBytes(sent.path()));
    }

    @Test
    void a_ticket_is_closed_and_opened_again() {
        assumeTrue(portal.can(Capability.CLOSING));
        TicketNumber number = file("closed", "Text");

        portal.closeTicket(number);
        assertThat(portal.ticket(number).ticket().open()).isFalse();
        assertThat(listed(TicketQuery.ALL, number).open()).isFalse();
        portal.reopenTicket(number);
        assertThat(portal.ticket(number).ticket().open()).isTrue();
        assertThat(listed(TicketQuery.ALL, number).open()).isTrue();
    }

    @Test
    void a_reply_to_a_closed_ticket_opens_it_or_is_refused() {
        TicketNumber number = file("late", "Text");
        desk.close(number);

        if (portal.can(Capability.REPLY_REOPENS)) {
            portal.reply(new Reply(number, "Late", List.of()));
            assertThat(portal.ticket(number).ticket().open()).isTrue();
        } else {
            assertThatThrownBy(() -> portal.reply(new Reply(number, "Late", List.of())))
                    .isInstanceOfSatisfying(
                            TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED));
            assertThat(portal.ticket(number).messages()).hasSize(1);
        }
    }

    @Test
    void a_search_leaves_no_ticket_out_that_may_hold_the_reference() {
        Reference reference = Reference.next(Instant.now(), new SystemRandom());
        TicketNumber other = file("wanted", "Text");
        TicketNumber number = file("wanted", reference.closing("Text"));

        assertThat(numbers(portal.search(reference, subject("wanted"), TicketQuery.ALL, body -> true)))
                .contains(number);
        assertThat(numbers(portal.search(reference, null, TicketQuery.open(department()), body -> true)))
                .contains(number);
        assertThat(numbers(portal.search(null, subject("wanted"), TicketQuery.ALL, body -> true)))
                .containsExactly(number, other);
        assertThat(portal.search(reference, "Nothing of the kind " + UUID.randomUUID(), TicketQuery.ALL, body -> true))
                .extracting(Ticket::number)
                .doesNotContain(other);
        assertThat(reference.isIn(portal.ticket(number).messages().get(0).body()))
                .isTrue();
    }

    @Test
    void what_is_not_there_is_not_found() {
        TicketNumber unknown = new TicketNumber("999999999");

        assertThatThrownBy(() -> portal.ticket(unknown))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
        assertThat(portal.visible(unknown)).isEmpty();
        for (Runnable change : List.<Runnable>of(
                () -> portal.reply(new Reply(unknown, "Hello?", List.of())),
                () -> portal.closeTicket(unknown),
                () -> portal.reopenTicket(unknown))) {
            assertThat(catchThrowableOfType(TicketsException.class, change::run).code())
                    .isIn(ErrorCode.NOT_FOUND, ErrorCode.FORBIDDEN, ErrorCode.REFUSED);
        }
        assertThatThrownBy(() -> portal.download(
                        file("no file", "Text"), new Attachment("999999", "x.png", 1L), new ByteArrayOutputStream()))
                .isInstanceOf(TicketsException.class);
    }

    @ParameterizedTest
    @EnumSource(Capability.class)
    void what_the_portal_lacks_is_said_with_exit_code_3(Capability capability) {
        assumeTrue(!portal.can(capability));

        assertThatThrownBy(() -> portal.require(capability))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NOT_FOUND))
                .hasMessageStartingWith("this portal ");
    }

    @Test
    void the_portal_does_what_it_says_that_it_can() {
        assertThat(portal.capabilities()).isUnmodifiable();
        if (portal.can(Capability.SERVICES)) {
            assertThat(portal.services())
                    .isNotEmpty()
                    .allSatisfy(service -> assertThat(service.id()).isNotBlank());
        }
        if (portal.can(Capability.UNREAD_MARK)) {
            TicketNumber number = file("unread", "Text");
            assertThat(listed(TicketQuery.ALL, number).unread()).isFalse();
            desk.answer(number, "Answer");
            assertThat(listed(TicketQuery.ALL, number).unread()).isTrue();
        }
        if (portal.can(Capability.ENCRYPTION_MARK)) {
            TicketNumber number = created(
                    new NewTicket(department(), subject("secret"), "Secret", null, List.of(), null, List.of(), true));
            portal.reply(new Reply(number, "Second", List.of(), true));
            TicketThread thread = portal.ticket(number);
            assertThat(thread.encrypted()).isTrue();
            assertThat(thread.messages()).extracting(Message::encrypted).containsExactly(true, true);
        }
    }
}
