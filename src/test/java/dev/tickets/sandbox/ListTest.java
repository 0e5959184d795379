package dev.tickets.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.sandbox.Visitor.Reply;
import dev.tickets.testing.AdjustableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListTest {
    private final AdjustableClock clock = new AdjustableClock();
    private SandboxPortal portal;
    private Visitor customer;

    @BeforeEach
    void open(@TempDir Path folder) {
        portal = SandboxPortal.start(SandboxOptions.in(folder).withClock(clock).withPageSize(2));
        customer = Visitor.admitted(portal);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private void file(int tickets) throws Exception {
        for (int i = 0; i < tickets; i++) {
            customer.file("Disk full", "Help");
            clock.pass(Duration.ofMinutes(1));
        }
    }

    private static List<Object> numbers(Reply reply) throws Exception {
        return reply.list("tickets").stream()
                .map(row -> row.get("ticket_number"))
                .toList();
    }

    @Test
    void pages_are_counted_and_the_first_one_needs_no_number() throws Exception {
        file(5);

        Reply first = customer.get("/api/tickets");
        Reply last = customer.get("/api/tickets?page=3");

        assertThat(numbers(first)).containsExactly("100005", "100004");
        assertThat(first.object("page")).isEqualTo(Map.of("current", 1, "total", 3));
        assertThat(numbers(last)).containsExactly("100001");
        assertThat(last.object("page")).isEqualTo(Map.of("current", 3, "total", 3));
    }

    @Test
    void a_page_behind_the_last_one_is_empty() throws Exception {
        file(1);

        assertThat(numbers(customer.get("/api/tickets?page=2"))).isEmpty();
        assertThat(numbers(customer.get("/api/tickets?page=999999999999999999")))
                .isEmpty();
    }

    @Test
    void a_page_that_is_no_number_is_refused() throws Exception {
        for (String page : List.of("-1", "0", "x", "", "1.5", "%20", "%zz")) {
            Reply reply = customer.get("/api/tickets?page=" + page.replace("%zz", "%25zz"));
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.errors()).isEqualTo(List.of("invalid_page"));
        }
    }

    @Test
    void an_answer_brings_a_ticket_to_the_top() throws Exception {
        file(2);
        customer.postJson("/api/tickets/100001", Map.of("body", "Any news?"));

        Reply list = customer.get("/api/tickets");

        assertThat(numbers(list)).containsExactly("100001", "100002");
        assertThat(list.list("tickets").get(0))
                .containsEntry("date", "2026-01-02 03:04:05")
                .containsEntry("lastreply", "2026-01-02 03:06:05");
    }

    @Test
    void closing_changes_no_order() throws Exception {
        file(2);
        customer.put("/api/tickets/100001/close");

        assertThat(numbers(customer.get("/api/tickets"))).containsExactly("100002", "100001");
    }

    @Test
    void rows_have_no_body() throws Exception {
        file(1);

        assertThat(customer.get("/api/tickets").list("tickets").get(0)).doesNotContainKey("body");
    }
}
