package dev.tickets.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tickets.sandbox.Visitor.Reply;
import dev.tickets.testing.AdjustableClock;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationTest {
    private SandboxPortal portal;
    private StaffActions desk;
    private Visitor customer;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        SandboxOptions options = SandboxOptions.in(folder).withClock(new AdjustableClock());
        portal = SandboxPortal.start(options);
        desk = StaffActions.open(options);
        customer = Visitor.admitted(portal);
        customer.file("Disk full", "Help");
    }

    @AfterEach
    void close() {
        desk.close();
        portal.close();
    }

    private Reply reply(String text) throws Exception {
        return customer.postJson("/api/tickets/100001", Map.of("body", text));
    }

    private String status() throws Exception {
        return String.valueOf(
                customer.get("/api/tickets").list("tickets").get(0).get("status"));
    }

    @Test
    void the_opening_message_is_not_among_the_replies() throws Exception {
        Reply view = customer.get("/api/tickets/100001");

        assertThat(view.object("ticket")).containsEntry("body", "Help");
        assertThat(view.list("replies")).isEmpty();
        assertThat(view.json()).containsEntry("attachments", List.of());
    }

    @Test
    void a_reply_of_the_customer_awaits_the_desk() throws Exception {
        assertThat(reply("it's <worse>").json()).containsEntry("success", true);

        Reply view = customer.get("/api/tickets/100001");
        assertThat(view.object("ticket")).containsEntry("status", "Client-Reply");
        assertThat(view.list("replies"))
                .singleElement()
                .satisfies(reply -> assertThat(reply)
                        .containsAllEntriesOf(Map.of(
                                "ticket_id", "1",
                                "name", "Practice User",
                                "date", "2026-01-02 03:04:05",
                                "body", "it&#039;s &lt;worse&gt;",
                                "status", "Sent",
                                "type", "Client",
                                "flags", "0")));
    }

    @Test
    void an_answer_of_the_desk_is_unread_until_the_ticket_is_looked_at() throws Exception {
        desk.answer("100001", "Try <again>\nplease");

        assertThat(customer.get("/api/tickets").list("tickets").get(0))
                .containsEntry("status", "Answered")
                .containsEntry("client_read", "0");
        Reply view = customer.get("/api/tickets/100001");
        assertThat(view.list("replies"))
                .singleElement()
                .satisfies(reply -> assertThat(reply)
                        .containsEntry("type", "Admin")
                        .containsEntry("name", "Robin of Support")
                        .containsEntry("body", "Try &lt;again&gt;\r\nplease"));
        assertThat(customer.get("/api/tickets").list("tickets").get(0)).containsEntry("client_read", "1");
    }

    @Test
    void an_empty_reply_is_refused() throws Exception {
        Reply refused = reply("  ");

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.errors()).isEqualTo(List.of("empty_message"));
    }

    @Test
    void a_ticket_can_be_closed_and_opened_again() throws Exception {
        assertThat(customer.put("/api/tickets/100001/close").json()).isEqualTo(Map.of("success", true));
        assertThat(status()).isEqualTo("Closed");
        assertThat(customer.put("/api/tickets/100001/close").status()).isEqualTo(200);

        assertThat(customer.put("/api/tickets/100001/open").json()).isEqualTo(Map.of("success", true));
        assertThat(status()).isEqualTo("Open");
    }

    @Test
    void opening_an_open_ticket_leaves_its_status() throws Exception {
        reply("Any news?");
        customer.put("/api/tickets/100001/open");

        assertThat(status()).isEqualTo("Client-Reply");
    }

    @Test
    void a_closed_ticket_takes_no_reply_until_it_is_opened_again() throws Exception {
        customer.put("/api/tickets/100001/close");

        assertThat(reply("One more thing").errors()).isEqualTo(List.of("ticket_closed"));
        customer.put("/api/tickets/100001/open");
        assertThat(reply("One more thing").json()).isEqualTo(Map.of("success", true));
        assertThat(customer.get("/api/tickets/100001").list("replies")).hasSize(1);
    }

    @Test
    void a_draft_of_the_desk_is_a_reply_with_that_status_and_changes_nothing_else() throws Exception {
        Map<String, Object> before = customer.ticket("100001");
        desk.draft("100001", "Not yet");

        assertThat(customer.get("/api/tickets/100001").list("replies"))
                .extracting(reply -> reply.get("status"), reply -> reply.get("type"), reply -> reply.get("body"))
                .containsExactly(tuple("Draft", "Admin", "Not yet"));
        assertThat(customer.ticket("100001")).isEqualTo(before);
        assertThat(customer.get("/api/tickets").list("tickets").get(0)).containsEntry("client_read", "1");
        assertThat(Visitor.of(portal)
                        .basic(portal.user(), portal.password())
                        .get("/tickets/view/100001/")
                        .text())
                .doesNotContain("Not yet");
    }

    @Test
    void an_answer_of_the_desk_opens_a_closed_ticket() throws Exception {
        customer.put("/api/tickets/100001/close");
        desk.answer("100001", "Sorry, it was us");

        assertThat(status()).isEqualTo("Answered");
    }

    @Test
    void an_unknown_ticket_is_404_whatever_is_done_with_it() throws Exception {
        for (Reply reply : List.of(
                customer.get("/api/tickets/999999"),
                customer.get("/api/tickets/1"),
                customer.postJson("/api/tickets/999999", Map.of("body", "Hello?")),
                customer.put("/api/tickets/999999/close"),
                customer.put("/api/tickets/999999/open"))) {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.errors()).isEqualTo(List.of("ticket_notfound"));
        }
    }

    @Test
    void the_desk_says_when_there_is_no_such_ticket_or_nothing_to_say() {
        for (String number : List.of("999999", "1", "x", "-100001", "99999999999999999999")) {
            assertThatThrownBy(() -> desk.answer(number, "Hello"))
                    .isInstanceOfSatisfying(
                            TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                    .hasMessage("the practice portal has no ticket " + number);
        }
        assertThatThrownBy(() -> desk.answer("100001", " \n"))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE));
    }

    @Test
    void a_browser_sees_the_ticket_after_it_has_given_the_password() throws Exception {
        customer.postJson("/api/tickets", Map.of("dept_id", 1, "subject", "<script>", "body", "<b>bold</b>"));

        Reply asked = Visitor.of(portal).get("/tickets/view/100002/");
        Reply page = Visitor.of(portal).basic(portal.user(), portal.password()).get("/tickets/view/100002/");

        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.header("www-authenticate")).startsWith("Basic");
        assertThat(page.text())
                .contains("#100002 &lt;script&gt;", "&lt;b&gt;bold&lt;/b&gt;")
                .doesNotContain("<script>", "<b>");
    }
}
