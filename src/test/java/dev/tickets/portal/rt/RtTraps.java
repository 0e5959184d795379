package dev.tickets.portal.rt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.portal.Portal;
import dev.tickets.state.SystemRandom;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.CustomField;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Request Tracker says less than is there, or something else than it did. */
abstract class RtTraps extends RtFixture {
    @Test
    void hidden_comments_hide_no_message() {
        TicketNumber number = file("Billing", "hidden " + word, "Question");
        client.answer(number, "Before");
        for (int i = 0; i < 60; i++) {
            client.comment(number, "internal " + i);
        }
        portal.reply(new Reply(number, "After", List.of()));
        client.comment(number, "internal");

        for (Portal reader : List.of(portal, client.portal("carol"))) {
            assertThat(reader.ticket(number).messages())
                    .extracting(Message::body)
                    .containsExactly("Question", "Before", "After");
        }
    }

    @Test
    void comments_are_not_shown_even_to_those_who_may_see_them() {
        TicketNumber number = file("Billing", "staff " + word, "Question");
        client.comment(number, "internal");

        assertThat(client.portal("agent").ticket(number).messages())
                .extracting(Message::body)
                .containsExactly("Question");
    }

    @Test
    void a_reference_is_found_whether_the_server_searches_texts_or_not() {
        Reference reference = Reference.next(Instant.now(), new SystemRandom());
        TicketNumber other = file("Billing", "Störung 日本 " + word, "Another");
        TicketNumber number = file("Billing", "Störung 日本 " + word, reference.closing("Text"));
        client.comment(other, "See also " + reference);

        List<Ticket> found = portal.search(reference, "Störung 日本 " + word, TicketQuery.ALL, body -> true);

        assertThat(found).extracting(Ticket::number).containsExactly(number, other);
        assertThat(found.stream()
                        .filter(ticket -> reference.isIn(
                                portal.ticket(ticket.number()).messages().get(0).body()))
                        .map(Ticket::number))
                .containsExactly(number);
    }

    @ParameterizedTest
    @EnumSource(Reordering.class)
    void a_ticket_is_found_by_its_reference_whatever_staff_did(Reordering staff) {
        Reference reference = Reference.next(Instant.now(), new SystemRandom());
        TicketNumber older = file("Billing", "older " + word, "Older");
        TicketNumber middle = file("Billing", "middle " + word, "Middle");
        TicketNumber ours = file("Billing", "ours " + word, reference.closing("Text"));
        staff.act(client, older, middle, ours);

        List<Ticket> found = portal.search(reference, "ours " + word, TicketQuery.ALL, reference::isIn);

        assertThat(found).extracting(Ticket::number).containsExactly(ours);
        Message holding = portal.ticket(ours).holding(reference);
        assertThat(holding == null ? "none" : holding.body()).startsWith("Text");
    }

    @Test
    void a_reply_is_found_in_the_ticket_that_its_ticket_was_merged_into() {
        TicketNumber older = file("Billing", "older " + word, "Older");
        TicketNumber ours = file("Billing", "ours " + word, "Text");
        portal.reply(new Reply(ours, "More", List.of()));
        client.merge(ours, older);

        for (Portal reader : List.of(portal, client.portal("carol"))) {
            assertThat(reader.ticket(ours).ticket().number()).isEqualTo(older);
            assertThat(reader.ticket(ours).messages())
                    .extracting(Message::body)
                    .containsExactly("Older", "Text", "More");
        }
    }

    @Test
    void a_subject_that_the_portal_would_cut_is_refused_before_anything_is_sent() {
        assertThatThrownBy(() -> file("Billing", "ü".repeat(120) + word, "Text"))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED))
                .hasMessage("this portal keeps 200 bytes of a subject; this one has 276");
        assertThat(found("all", word)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"日本😀.bin", "latin.txt", "page.html", "empty line\n.log", "data.json", "mail.eml"})
    void every_file_comes_back_byte_for_byte(String name) throws IOException {
        byte[] bytes = "café \0\1\r\nÿþ".repeat(500).getBytes(ISO_8859_1);
        TicketNumber number = file("Billing", "files " + word, "Text", attachment(name, bytes));

        for (RtPortal reader : List.of(portal, client.withPassword("carol"))) {
            Attachment back =
                    reader.ticket(number).messages().get(0).attachments().get(0);
            assertThat(back.name()).isEqualTo(name.replace('\n', '_'));
            assertThat(back.size()).isEqualTo(bytes.length);
            ByteArrayOutputStream to = new ByteArrayOutputStream();
            reader.download(number, back, to);
            assertThat(to.toByteArray()).isEqualTo(bytes);
        }
    }

    @Test
    void a_name_that_the_portal_cannot_keep_is_replaced_and_the_user_is_told() throws IOException {
        TicketNumber number =
                file("Billing", "names " + word, "Text", attachment("a \"b\" c\\d.txt", "text".getBytes(UTF_8)));

        assertThat(portal.ticket(number).messages().get(0).attachments())
                .extracting(Attachment::name)
                .containsExactly("a 'b' c_d.txt");
        assertThat(notices)
                .containsExactly(
                        "The portal cannot keep the name 'a \"b\" c\\d.txt'; the file is sent as 'a 'b' c_d.txt'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Neil",
                "back\\slash",
                "50%",
                "a_b",
                "x\" OR id > 0",
                "' OR id > 0 OR Subject = '",
                "\\' OR id > 0",
                "größe",
                "日本"
            })
    void a_search_finds_the_subject_and_no_other(String subject) {
        TicketNumber number = file("Billing", subject + " " + word, "Text");
        file("Billing", "something else " + word, "Text");

        assertThat(found("all", subject + " " + word)).containsExactly(number);
        assertThat(portal.search(null, subject + " " + word, TicketQuery.ALL, body -> true))
                .extracting(Ticket::number)
                .containsExactly(number);
    }

    @Test
    void the_statuses_of_a_lifecycle_of_its_own_are_open_or_closed() {
        TicketNumber number = file("Odd", "odd " + word, "Text");
        assertThat(portal.ticket(number).ticket().status()).isEqualTo("fresh");
        assertThat(found("open", word)).containsExactly(number);
        assertThat(found("FRESH", word)).containsExactly(number);

        portal.closeTicket(number);
        assertThat(portal.ticket(number).ticket())
                .extracting(Ticket::status, Ticket::open)
                .containsExactly("done", false);
        assertThat(found("open", word)).isEmpty();
        assertThat(portal.tickets(TicketQuery.ALL).tickets())
                .filteredOn(ticket -> ticket.number().equals(number))
                .extracting(Ticket::open)
                .containsExactly(false);
        portal.reopenTicket(number);
        assertThat(found("in-work", word)).containsExactly(number);
        assertThat(portal.ticket(number).ticket().open()).isTrue();
    }

    @Test
    void a_change_that_is_denied_with_status_200_is_forbidden() {
        TicketNumber number = file("Locked", "locked " + word, "Text");

        assertThatThrownBy(() -> portal.closeTicket(number))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN))
                .hasMessage("the portal refused: Ticket " + number + ": Permission Denied");
        assertThat(portal.ticket(number).ticket().open()).isTrue();
    }

    @Test
    void a_reply_opens_a_closed_ticket_where_the_customer_may_not_change_it() {
        TicketNumber number = file("Locked", "late " + word, "Text");
        client.close(number);
        assertThat(portal.ticket(number).ticket().open()).isFalse();

        portal.reply(new Reply(number, "Late", List.of()));

        assertThat(portal.ticket(number).ticket().open()).isTrue();
    }

    @Test
    void addresses_in_cc_arrive_as_addresses_and_what_is_no_address_is_missing() {
        TicketNumber number = portal.create(new NewTicket(
                        department("Billing"),
                        "cc " + word,
                        "Text",
                        null,
                        List.of("dave@example.test", "ops@example.net", "not an address"),
                        null,
                        List.of()))
                .numbers()
                .get(0);

        assertThat(portal.ticket(number).cc()).containsExactlyInAnyOrder("dave@example.test", "ops@example.net");
        assertThat(client.portal("dave").ticket(number).messages())
                .extracting(Message::side)
                .containsExactly(Message.Side.CUSTOMER);
    }

    @Test
    void custom_fields_are_shown_with_the_ticket() {
        client.send(
                "carol",
                "POST",
                "/ticket",
                Map.of(
                        "Queue", "Technical Support",
                        "Subject", "custom " + word,
                        "Requestor", "carol@example.test",
                        "Content", "Text",
                        "ContentType", "text/plain",
                        "CustomFields", Map.of("Server", "web 1 日本")));

        TicketNumber number = found("all", word).get(0);
        assertThat(portal.ticket(number).customFields()).containsExactly(new CustomField("Server", "web 1 日本"));
    }

    @Test
    void a_user_without_rights_sees_no_department_and_files_nothing() {
        RtPortal other = client.portal("norights");
        TicketNumber number = file("Billing", "foreign " + word, "Text");

        assertThat(other.whoAmI().email()).isEqualTo("norights@example.test");
        assertThat(other.departments()).isEmpty();
        assertThat(other.visible(number)).isEmpty();
        assertThatThrownBy(() -> other.create(
                        new NewTicket(department("Billing"), "none " + word, "Text", null, List.of(), null, List.of())))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
        assertThatThrownBy(() -> other.reply(new Reply(number, "Text", List.of())))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
    }

    @Test
    void a_wrong_token_and_a_wrong_password_are_no_login() {
        for (RtPortal other : List.of(
                RtClient.portal(address, RtClient.token("1-39-0000000000000000000000000000dead"), notices::add),
                RtClient.portal(address, RtClient.password("carol", "wrong"), notices::add))) {
            assertThatThrownBy(other::whoAmI)
                    .isInstanceOfSatisfying(
                            TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOGIN_REQUIRED));
        }
    }

    @Test
    void a_password_with_every_request_is_enough_for_everything() {
        try (RtPortal other = client.withPassword("carol")) {
            assertThat(other.whoAmI().email()).isEqualTo("carol@example.test");
            TicketNumber number = other.create(new NewTicket(
                            department("Billing"), "basic " + word, "Text", null, List.of(), null, List.of()))
                    .numbers()
                    .get(0);
            assertThat(other.ticket(number).messages())
                    .extracting(Message::body)
                    .containsExactly("Text");
        }
    }
}
