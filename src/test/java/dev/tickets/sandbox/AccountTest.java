package dev.tickets.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tickets.sandbox.Visitor.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {
    private SandboxPortal portal;
    private Visitor customer;

    @BeforeEach
    void open(@TempDir Path folder) {
        portal = SandboxPortal.start(SandboxOptions.in(folder));
        customer = Visitor.admitted(portal);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void departments_have_ids_names_and_descriptions() throws Exception {
        Reply reply = customer.get("/api/ticket/departments");

        assertThat(reply.list("departments"))
                .extracting(row -> row.get("id"), row -> row.get("name"), row -> row.get("description"))
                .containsExactly(
                        tuple("1", "BESTNET-CLOUD", "Inquiries about VPS"),
                        tuple("2", "Billing", "Invoices and payments"),
                        tuple("3", "Domains", "Domain names and DNS"),
                        tuple("4", "General", "Everything else"));
        assertThat(reply.json()).doesNotContainKey("error");
    }

    @Test
    void services_come_as_a_list_and_one_by_one() throws Exception {
        assertThat(customer.get("/api/service").list("services"))
                .extracting(row -> row.get("domain"))
                .containsExactly("web1.example.net", "db1.example.net", "example.net");
        assertThat(customer.get("/api/service/7").object("service"))
                .containsAllEntriesOf(
                        Map.of("id", "7", "name", "VPS-2", "domain", "web1.example.net", "status", "Active"));
    }

    @Test
    void an_unknown_service_is_404() throws Exception {
        Reply reply = customer.get("/api/service/999");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.errors()).isEqualTo(List.of("service_notfound"));
    }

    @Test
    void details_tell_who_is_logged_in() throws Exception {
        assertThat(customer.get("/api/details").object("client"))
                .containsEntry("id", "26")
                .containsEntry("email", "you@sandbox.example");
    }

    @Test
    void a_new_portal_has_no_tickets() throws Exception {
        Reply reply = customer.get("/api/tickets");

        assertThat(reply.list("tickets")).isEmpty();
        assertThat(reply.object("page")).isEqualTo(Map.of("current", 1, "total", 1));
    }
}
