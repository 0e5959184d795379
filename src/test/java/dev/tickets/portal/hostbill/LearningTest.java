package dev.tickets.portal.hostbill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.state.portals.AttachmentTransport;
import dev.tickets.state.portals.PortalFacts;
import dev.tickets.state.portals.PortalFactsStore;
import dev.tickets.testing.Client;
import dev.tickets.testing.FakePortal;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.TicketNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reading back shows of a portal is remembered for the next command. */
class LearningTest {
    private final FakePortal portal = new FakePortal();

    @TempDir
    Path folder;

    private final List<String> notices = new ArrayList<>();

    @AfterEach
    void close() {
        portal.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a@x.example\"", "[\"a@x.example\"]", "{\"3\":\"a@x.example\"}"})
    void a_portal_that_shows_cc_keeps_it(String cc) {
        read("\"cc\":" + cc);
        assertThat(client().memory().facts().keepsCc()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "[]", "null", "false", "0", "\" \"", "[\"\"]"})
    void an_empty_cc_teaches_nothing(String cc) {
        read("\"cc\":" + cc);
        assertThat(client().memory().facts().keepsCc()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"service_id", "service", "related_service"})
    void the_field_of_a_related_service_is_learned(String field) {
        read("\"" + field + "\":\"5\"");
        assertThat(client().memory().facts().serviceField()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"0\"", "\"\"", "null", "[]", "false"})
    void no_relation_teaches_nothing(String service) {
        read("\"service_id\":" + service);
        assertThat(client().memory().facts()).isEqualTo(PortalFacts.NONE);
    }

    @Test
    void auto_is_multipart_until_it_was_seen_to_fail_then_json_and_then_multipart_again() throws IOException {
        assertThat(transportUsed()).isEqualTo("multipart");
        assertThat(client().ask(HostBillPortal::attachmentsLost)).contains("attachment-transport = \"json\"");
        assertThat(transportUsed()).isEqualTo("json");
        client().ask(open -> {
            open.attachmentsArrived();
            return true;
        });
        assertThat(client().memory().facts())
                .isEqualTo(PortalFacts.NONE
                        .withTransport(AttachmentTransport.MULTIPART, false)
                        .withTransport(AttachmentTransport.JSON, true));
        assertThat(transportUsed()).isEqualTo("json");
        assertThat(client().ask(HostBillPortal::attachmentsLost)).contains("attachment-transport = \"multipart\"");
        assertThat(transportUsed()).isEqualTo("multipart");
    }

    @Test
    void a_transport_that_was_chosen_stays_whatever_was_seen() throws IOException {
        client().memory().learn(facts -> facts.withTransport(AttachmentTransport.JSON, false));
        try (HostBillPortal open = client().sending(AttachmentTransport.JSON).portal()) {
            assertThat(transportUsed(open)).isEqualTo("json");
        }
    }

    @Test
    void a_memory_that_cannot_be_kept_is_no_failure() throws IOException {
        Files.createFile(folder.resolve("portals"));
        read("\"cc\":\"a@x.example\"");
        assertThat(client().memory().facts().keepsCc()).isFalse();
        assertThat(notices).anyMatch(notice -> notice.startsWith("cannot save the facts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]"})
    void a_damaged_memory_is_said_and_its_encryption_is_not_relied_on(String content) throws IOException {
        client().memory().learn(facts -> facts.withCc().withEncryption(true));
        Files.writeString(memoryFile(), content);
        assertThat(client().memory().facts()).isEqualTo(PortalFacts.NONE.withEncryption(false));
        assertThat(notices).singleElement().asString().contains("so its encryption is not trusted");
    }

    @Test
    void what_is_no_fact_is_left_out() throws IOException {
        client().memory().learn(PortalFacts::withCc);
        Files.writeString(memoryFile(), "{\"keepsCc\":7,\"encrypts\":\"yes\"}");
        assertThat(client().memory().facts()).isEqualTo(PortalFacts.NONE);
    }

    /** A folder in the place of the file stands for a disk on which nothing can be written. */
    @Test
    void that_a_portal_does_not_encrypt_is_kept_where_nothing_else_can_be() throws IOException {
        client().memory().learn(facts -> facts.withEncryption(true));
        Path file = memoryFile();
        PortalFactsStore memory = client().memory();
        assertThat(memory.facts().encrypts()).isTrue();
        Files.delete(file);
        Files.createDirectories(file.resolve("in the way"));

        memory.learn(facts -> facts.withEncryption(false));

        Files.delete(file.resolve("in the way"));
        Files.delete(file);
        assertThat(client().memory().facts().encrypts()).isFalse();
        client().memory().learn(facts -> facts.withEncryption(true));
        assertThat(client().memory().facts().encrypts()).isTrue();
    }

    private Path memoryFile() throws IOException {
        try (var files = Files.list(folder.resolve("portals"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private void read(String field) {
        portal.answers("GET /api/tickets/1", 200, "{\"ticket\":{\"ticket_number\":\"1\"," + field + "}}");
        client().ticket("1");
    }

    private String transportUsed() throws IOException {
        try (HostBillPortal open = client().portal()) {
            return transportUsed(open);
        }
    }

    private String transportUsed(HostBillPortal open) throws IOException {
        portal.answers("POST /api/tickets/1", 200, "{\"info\":[]}");
        Path file = Files.write(folder.resolve("a.png"), new byte[] {1});
        open.reply(new Reply(new TicketNumber("1"), "x", List.of(new ReadyAttachment("a.png", file, 1, ""))));
        String type =
                String.valueOf(portal.asked().get(portal.asked().size() - 1).header("Content-Type"));
        return type.contains("json") ? "json" : "multipart";
    }

    private Client client() {
        return new Client(folder, portal.uri()).telling(notices::add);
    }
}
