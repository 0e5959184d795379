package dev.tickets.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.sandbox.SandboxOptions.Feature;
import dev.tickets.sandbox.Visitor.Part;
import dev.tickets.sandbox.Visitor.Reply;
import dev.tickets.testing.AdjustableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilingTest {
    private final AdjustableClock clock = new AdjustableClock();
    private SandboxOptions options;
    private SandboxPortal portal;
    private Visitor customer;

    @BeforeEach
    void open(@TempDir Path folder) {
        options = SandboxOptions.in(folder).withClock(clock);
        portal = SandboxPortal.start(options);
        customer = Visitor.admitted(portal);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private Reply create(Map<String, ?> changed) throws Exception {
        Map<String, Object> ticket = new HashMap<>(Map.of("dept_id", 1, "subject", "Disk full", "body", "Help"));
        ticket.putAll(changed);
        return customer.postJson("/api/tickets", ticket);
    }

    @Test
    void the_answer_has_a_number_that_is_not_the_id() throws Exception {
        create(Map.of());
        Reply reply = create(Map.of());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json())
                .isEqualTo(Map.of("ticket", Map.of("number", 100002, "id", "2", "ticket_number", "100002")));
        assertThat(customer.get("/api/tickets/2").status()).isEqualTo(404);
    }

    @Test
    void a_new_ticket_is_open_and_read_and_carries_portal_local_times() throws Exception {
        create(Map.of("priority", 2, "cc", "a@x.example, b@y.example"));

        assertThat(customer.ticket("100001"))
                .containsAllEntriesOf(Map.of(
                        "id", "1",
                        "dept_id", "1",
                        "deptname", "BESTNET-CLOUD",
                        "status", "Open",
                        "priority", "2",
                        "cc", "a@x.example,b@y.example",
                        "client_read", "1",
                        "flags", "0",
                        "date", "2026-01-02 03:04:05",
                        "lastreply", "2026-01-02 03:04:05"));
    }

    @Test
    void a_full_minute_still_shows_its_seconds() throws Exception {
        clock.pass(Duration.ofSeconds(55));
        create(Map.of());

        assertThat(customer.ticket("100001")).containsEntry("date", "2026-01-02 03:05:00");
    }

    @Test
    void texts_come_back_with_entities_and_with_carriage_returns() throws Exception {
        create(Map.of("subject", "a < b & \"c\"", "body", "it's <now>\nsecond\r\nthird\rfourth &lt; 日本 😀"));

        assertThat(customer.ticket("100001"))
                .containsEntry("subject", "a &lt; b &amp; &quot;c&quot;")
                .containsEntry("body", "it&#039;s &lt;now&gt;\r\nsecond\r\nthird\r\nfourth &amp;lt; 日本 😀");
    }

    @Test
    void hostile_characters_come_back_as_they_went_in() throws Exception {
        create(Map.of("body", "\u001b[2J\u202e\u0007\u0000end"));

        assertThat(customer.ticket("100001")).containsEntry("body", "\u001b[2J\u202e\u0007\u0000end");
    }

    @Test
    void a_form_and_multipart_say_the_same_as_json() throws Exception {
        customer.postForm("/api/tickets", "dept_id=2&subject=From+a+form&body=%E6%97%A5%0Anext");
        customer.postMultipart(
                "/api/tickets",
                Part.field("dept_id", "3"),
                Part.field("subject", "From multipart"),
                Part.field("body", "日\nnext"));

        assertThat(customer.ticket("100001"))
                .containsEntry("deptname", "Billing")
                .containsEntry("subject", "From a form")
                .containsEntry("body", "日\r\nnext");
        assertThat(customer.ticket("100002"))
                .containsEntry("deptname", "Domains")
                .containsEntry("body", "日\r\nnext");
    }

    @Test
    void what_is_missing_is_told_all_at_once_with_status_200() throws Exception {
        Reply nothing = customer.post("/api/tickets");
        Reply blank = create(Map.of("subject", " ", "body", "\n"));

        assertThat(nothing.status()).isEqualTo(200);
        assertThat(nothing.errors()).isEqualTo(List.of("ticketdept_dontexists", "empty_message", "empty_subject_line"));
        assertThat(blank.errors()).isEqualTo(List.of("empty_message", "empty_subject_line"));
        assertThat(customer.get("/api/tickets").list("tickets")).isEmpty();
    }

    @Test
    void a_department_must_exist() throws Exception {
        assertThat(create(Map.of("dept_id", 99)).errors()).isEqualTo(List.of("ticketdept_dontexists"));
        assertThat(create(Map.of("dept_id", "BESTNET-CLOUD")).errors()).isEqualTo(List.of("ticketdept_dontexists"));
    }

    @Test
    void a_priority_that_does_not_exist_counts_as_low() throws Exception {
        create(Map.of("priority", "high"));
        create(Map.of("priority", 9));

        assertThat(customer.ticket("100001")).containsEntry("priority", "0");
        assertThat(customer.ticket("100002")).containsEntry("priority", "0");
    }

    @Test
    void a_cc_that_is_no_address_is_dropped() throws Exception {
        create(Map.of("cc", "a@x.example,nobody,,@z"));

        assertThat(customer.ticket("100001")).containsEntry("cc", "a@x.example");
    }

    @Test
    void a_portal_without_cc_has_no_such_field() throws Exception {
        create(Map.of("cc", "a@x.example"));

        try (SandboxPortal another = SandboxPortal.start(options.without(Feature.CC))) {
            assertThat(Visitor.admitted(another).ticket("100001")).doesNotContainKey("cc");
        }
    }
}
