package dev.tickets.portal.rt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a history ends: at the first transaction, however many pages before it are empty. */
class RtHistoryTest extends RtFixture {
    private static final TicketNumber SEVEN = new TicketNumber("7");

    private final FakeRt server = new FakeRt(10, false);

    @Override
    protected RtServer server() {
        return server;
    }

    @AfterEach
    void end() {
        server.close();
    }

    private void comments(TicketNumber number, int count) {
        for (int i = 0; i < count; i++) {
            client.comment(number, "internal " + i);
        }
    }

    private List<String> bodies(TicketNumber number) {
        return client.portal("carol").ticket(number).messages().stream()
                .map(Message::body)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 10, 11, 60, 120, 250, 1_100})
    void empty_pages_between_messages_are_not_the_end(int hidden) {
        server.quirks().ignoresFilters = true;
        TicketNumber number = file("Billing", "hidden", "Question");
        client.answer(number, "Early");
        comments(number, hidden);
        client.answer(number, "Late");
        comments(number, hidden);

        assertThat(bodies(number)).containsExactly("Question", "Early", "Late");
    }

    @ParameterizedTest
    @CsvSource({"0,60", "60,0", "60,60", "120,250"})
    void the_creation_of_a_merged_ticket_is_not_the_end_of_the_other_one(int before, int after) {
        server.quirks().ignoresFilters = true;
        TicketNumber older = file("Billing", "older", "Older");
        comments(older, before);
        TicketNumber ours = file("Billing", "ours", "Ours");
        comments(ours, after);
        client.answer(ours, "Answer");
        client.merge(ours, older);

        assertThat(bodies(ours)).containsExactly("Older", "Ours", "Answer");
        assertThat(bodies(older)).containsExactly("Older", "Ours", "Answer");
    }

    @Test
    void a_server_that_filters_is_asked_for_no_page_of_comments() {
        TicketNumber number = file("Billing", "hidden", "Question");
        comments(number, 250);
        int before = server.requests().size();

        assertThat(bodies(number)).containsExactly("Question");
        assertThat(server.requests().subList(before, server.requests().size()))
                .filteredOn(request -> request.contains("/history"))
                .hasSize(2);
    }

    @Test
    void a_list_without_an_end_is_a_failure_and_not_a_short_ticket() {
        try (CannedRt endless = new CannedRt()) {
            endless.answers("GET /REST/2.0/ticket/7", "{\"id\":7,\"Subject\":\"Hello\",\"Status\":\"new\"}");
            endless.answers("GET /REST/2.0/tickets", "{\"total\":1,\"items\":[{\"id\":\"7\",\"Subject\":\"Hello\"}]}");
            endless.answers(
                    "GET /REST/2.0/ticket/7/history",
                    "{\"total\":null,\"items\":[{\"id\":\"64\",\"Type\":\"Create\",\"_hyperlinks\":[]}]}");
            endless.answers(
                    "GET /REST/2.0/ticket/7/history order=ASC", "{\"items\":[{\"id\":\"1\",\"Type\":\"Create\"}]}");
            RtPortal other = RtClient.portal(endless.uri(), RtClient.token("1-39-abc"), notices::add);

            assertThatThrownBy(() -> other.ticket(SEVEN))
                    .isInstanceOfSatisfying(
                            TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNEXPECTED))
                    .hasMessage("the portal's list at /ticket/7/history does not end after 1000 pages");
            assertThat(endless.asked()).hasSizeLessThan(1_010);
        }
    }

    @Test
    void where_the_first_transaction_does_not_show_ten_empty_pages_are_the_end() {
        try (CannedRt canned = new CannedRt()) {
            canned.answers("GET /REST/2.0/ticket/7", "{\"id\":7,\"Subject\":\"Hello\",\"Status\":\"new\"}");
            canned.answers("GET /REST/2.0/tickets", "{\"total\":1,\"items\":[{\"id\":\"7\",\"Subject\":\"Hello\"}]}");
            canned.answers("GET /REST/2.0/ticket/7/history", "{\"total\":null,\"items\":[]}");
            canned.answers(
                    "GET /REST/2.0/ticket/7/history page=5",
                    "{\"items\":[{\"id\":\"64\",\"Type\":\"Correspond\",\"_hyperlinks\":[]}]}");
            RtPortal other = RtClient.portal(canned.uri(), RtClient.token("1-39-abc"), notices::add);

            assertThat(other.ticket(SEVEN).messages()).extracting(Message::id).containsExactly("64");
            assertThat(canned.asked())
                    .filteredOn(asked -> asked.line().endsWith("/history"))
                    .hasSize(5 + 10 + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SERVER/REST/2.0/transaction/76", "/REST/2.0/transaction/76"})
    void a_reply_is_read_back_by_its_address_where_the_history_lacks_it(String location) {
        try (CannedRt canned = withReply(location, "7")) {
            assertThat(afterReply(canned)).containsExactly("64", "76");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/REST/2.0/transaction/",
                "/REST/2.0/transaction/76/attachments",
                "/REST/2.0/ticket/76",
                "/elsewhere/transaction/76",
                "http://elsewhere.example/REST/2.0/transaction/76",
                "//elsewhere.example/REST/2.0/transaction/76",
                "transaction/abc",
                "::not an address::",
                "/REST/2.0/transaction/-1",
                "/REST/2.0/transaction/99999999999999999999999"
            })
    void an_address_that_is_none_of_a_transaction_is_not_followed(String location) {
        try (CannedRt canned = withReply(location, "7")) {
            assertThat(afterReply(canned)).containsExactly("64");
            assertThat(canned.asked()).noneMatch(asked -> asked.line().contains("/transaction/76"));
        }
    }

    @Test
    void a_transaction_of_another_ticket_is_no_message_of_this_one() {
        try (CannedRt canned = withReply("/REST/2.0/transaction/76", "8")) {
            assertThat(afterReply(canned)).containsExactly("64");
        }
    }

    @Test
    void a_transaction_that_does_not_show_is_no_failure() {
        try (CannedRt canned = withReply("/REST/2.0/transaction/77", "7")) {
            assertThat(afterReply(canned)).containsExactly("64");
        }
    }

    private static CannedRt withReply(String location, String ticket) {
        CannedRt canned = new CannedRt();
        canned.answers("GET /REST/2.0/ticket/7", "{\"id\":7,\"Subject\":\"Hello\",\"Status\":\"new\"}");
        canned.answers("GET /REST/2.0/tickets", "{\"total\":1,\"items\":[{\"id\":\"7\",\"Subject\":\"Hello\"}]}");
        canned.answers(
                "GET /REST/2.0/ticket/7/history",
                "{\"total\":null,\"items\":[{\"id\":\"64\",\"Type\":\"Create\",\"_hyperlinks\":[]}]}");
        canned.answers(
                "POST /REST/2.0/ticket/7/correspond",
                201,
                location.replace("SERVER", canned.uri().toString()),
                "[\"Correspondence added\"]");
        canned.answers(
                "GET /REST/2.0/transaction/76",
                "{\"id\":76,\"Type\":\"Correspond\",\"_hyperlinks\":[],\"Object\":{\"type\":\"ticket\",\"id\":\""
                        + ticket + "\"}}");
        return canned;
    }

    private List<String> afterReply(CannedRt canned) {
        RtPortal other = RtClient.portal(canned.uri(), RtClient.token("1-39-abc"), notices::add);
        other.reply(new Reply(SEVEN, "More", List.of()));
        return other.ticket(SEVEN).messages().stream().map(Message::id).toList();
    }
}
