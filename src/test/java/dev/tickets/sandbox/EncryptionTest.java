package dev.tickets.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.sandbox.SandboxOptions.Feature;
import dev.tickets.sandbox.Visitor.Reply;
import dev.tickets.testing.AdjustableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionTest {
    private Path data;
    private SandboxOptions options;
    private SandboxPortal portal;
    private Visitor customer;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        data = folder.resolve("sandbox");
        options = SandboxOptions.in(data).withClock(new AdjustableClock());
        portal = SandboxPortal.start(options);
        customer = Visitor.admitted(portal);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private static void fileSecrets(Visitor visitor) throws Exception {
        visitor.postJson(
                "/api/tickets", Map.of("dept_id", 1, "subject", "Root", "body", "hunter2 opens", "encrypt", 1));
        visitor.postForm("/api/tickets/100001", "body=swordfish+closes&encrypt=1");
        visitor.postForm("/api/tickets/100001", "body=nothing+secret&encrypt=0");
    }

    @Test
    void marked_messages_are_shown_clear_to_their_owner_with_their_mark() throws Exception {
        fileSecrets(customer);

        Reply view = customer.get("/api/tickets/100001");
        assertThat(view.object("ticket")).containsEntry("body", "hunter2 opens").containsEntry("flags", "1024");
        assertThat(view.list("replies").get(0))
                .containsEntry("body", "swordfish closes")
                .containsEntry("flags", "16");
        assertThat(view.list("replies").get(1))
                .containsEntry("body", "nothing secret")
                .containsEntry("flags", "0");
        assertThat(customer.get("/api/tickets").list("tickets").get(0)).containsEntry("flags", "1024");
    }

    @Test
    void their_text_is_nowhere_in_the_data() throws Exception {
        fileSecrets(customer);

        assertThat(DataFolder.bytes(data)).contains("nothing secret").doesNotContain("hunter2", "swordfish");
    }

    @Test
    void closing_replaces_their_text_for_good() throws Exception {
        fileSecrets(customer);
        customer.put("/api/tickets/100001/close");
        customer.put("/api/tickets/100001/open");

        Reply view = customer.get("/api/tickets/100001");
        String notice = "[Encrypted text, auto-removed on ticket close on 2026-01-02 03:04:05]";
        assertThat(view.object("ticket")).containsEntry("body", notice).containsEntry("flags", "1024");
        assertThat(view.list("replies").get(0)).containsEntry("body", notice);
        assertThat(view.list("replies").get(1)).containsEntry("body", "nothing secret");
    }

    @Test
    void another_portal_of_the_folder_reads_them_too() throws Exception {
        fileSecrets(customer);

        try (SandboxPortal another = SandboxPortal.start(options)) {
            assertThat(Visitor.admitted(another).ticket("100001")).containsEntry("body", "hunter2 opens");
        }
    }

    @Test
    void a_portal_without_encryption_ignores_the_field_without_a_word() throws Exception {
        try (SandboxPortal another = SandboxPortal.start(options.without(Feature.ENCRYPTION))) {
            fileSecrets(Visitor.admitted(another));

            assertThat(Visitor.admitted(another).ticket("100001")).containsEntry("flags", "0");
            assertThat(DataFolder.bytes(data)).contains("hunter2", "swordfish");
        }
    }

    @Test
    void a_lost_key_is_told_without_a_stack_trace() throws Exception {
        fileSecrets(customer);
        Files.delete(data.resolve("sandbox.key"));

        Reply view = customer.get("/api/tickets/100001");
        assertThat(view.status()).isEqualTo(500);
        assertThat(view.text()).contains("sandbox.key is not the key").doesNotContain("at dev.");
    }

    @Test
    void all_data_is_readable_by_its_owner_only() throws Exception {
        fileSecrets(customer);
        customer.postMultipart(
                "/api/tickets/100001",
                Visitor.Part.field("body", "File"),
                Visitor.Part.file("a.gif", new byte[] {'G', 'I', 'F', '8', '9', 'a'}));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        assertThat(DataFolder.files(data))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
    }
}
