package dev.tickets.state.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.testing.NoDraftCipher;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.Priority;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts are on disk, whole, until they are discarded. */
class DraftsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private final List<String> notices = new ArrayList<>();

    private Drafts drafts() {
        return NoDraftCipher.drafts(folder.resolve("drafts"), Clock.fixed(NOW, ZoneOffset.UTC), notices::add);
    }

    @Test
    void a_draft_is_kept_with_everything_that_was_given() {
        Draft draft = Draft.ticket()
                .department("VPS")
                .subject("Disk full – 容量")
                .message("line 1\nline 2\n")
                .service("web1")
                .cc(List.of("a@example.net", "b@example.net"))
                .attachments(List.of("/var/log/app.log", "x=/tmp/y"))
                .packing(new PackOptions(PackOptions.What.ALL, true))
                .priority(Priority.HIGH)
                .urgent(true)
                .impact("all customers")
                .contact("+44 20")
                .host("web1, Debian")
                .encrypt(true)
                .encryptTo(List.of("/keys/desk.asc"))
                .encryption(Draft.Encryption.DONE)
                .draft();
        KeptDraft kept = drafts().add("work", draft, "no such department");

        KeptDraft read = drafts().get(kept.id());
        assertThat(read).isEqualTo(kept);
        assertThat(read.draft()).isEqualTo(draft);
        assertThat(read.profile()).isEqualTo("work");
        assertThat(read.reason()).isEqualTo("no such department");
        assertThat(kept.id()).matches("260102-[0-9a-z]{4}");
    }

    @Test
    void of_what_is_to_be_encrypted_no_word_is_kept_where_there_is_no_key() {
        Draft draft = Draft.ticket()
                .subject("Login")
                .message("secret")
                .impact("secret")
                .contact("secret")
                .host("secret")
                .encrypt(true)
                .draft();

        KeptDraft kept = drafts().add("work", draft, null);

        assertThat(drafts().get(kept.id()).draft())
                .isEqualTo(Draft.ticket().subject("Login").encrypt(true).draft());
        assertThat(folder.resolve("drafts/" + kept.id() + "/draft.json"))
                .content()
                .doesNotContain("secret");
    }

    @Test
    void what_a_kill_left_in_clear_of_what_is_to_be_encrypted_goes_when_it_is_read() throws IOException {
        KeptDraft kept = drafts().add("work", Draft.ticket().encrypt(true).draft(), null);
        Files.createDirectories(drafts().files(kept.id()));
        Files.writeString(drafts().files(kept.id()).resolve("dump.sql"), "secret");
        Files.writeString(drafts().edited(kept.id()), "secret");

        assertThat(drafts().all()).hasSize(1);

        assertThat(drafts().files(kept.id())).doesNotExist();
        assertThat(drafts().edited(kept.id())).doesNotExist();
    }

    @Test
    void a_reply_is_kept_with_its_ticket_and_its_files_as_they_were() {
        Draft draft = Draft.reply(new TicketNumber("123456"))
                .message("Thanks")
                .reopen(true)
                .close(true)
                .draft();
        KeptDraft kept = drafts().add("default", draft, null);
        KeptDraft.KeptSource source = new KeptDraft.KeptSource("/var/log/app.log", 4096, NOW);

        KeptDraft changed =
                drafts().change(kept, draft.but().message("Thank you").draft(), List.of(source));

        assertThat(drafts().all()).containsExactly(changed);
        assertThat(changed.draft().message()).isEqualTo("Thank you");
        assertThat(changed.draft().replyTo()).isEqualTo(new TicketNumber("123456"));
        assertThat(drafts().get(kept.id()).sources()).containsExactly(source);
    }

    @Test
    void only_this_user_can_read_it() throws IOException {
        KeptDraft kept =
                drafts().add("default", Draft.ticket().message("secret").draft(), null);
        Path file = folder.resolve("drafts").resolve(kept.id()).resolve("draft.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_discarded_draft_is_gone_with_its_files() throws IOException {
        KeptDraft kept = drafts().add("default", Draft.ticket().draft(), null);
        Files.createDirectories(drafts().files(kept.id()));
        Files.writeString(drafts().files(kept.id()).resolve("app.log.zip"), "x");

        drafts().discard(kept.id());

        assertThat(drafts().all()).isEmpty();
        assertThat(folder.resolve("drafts").resolve(kept.id())).doesNotExist();
        assertThatThrownBy(() -> drafts().get(kept.id()))
                .isInstanceOfSatisfying(
                        TicketsException.class,
                        e -> assertThat(e.exitCode().value()).isEqualTo(3))
                .hasMessage("draft " + kept.id() + " does not exist");
    }

    @Test
    void a_damaged_draft_is_named_and_does_not_hide_the_others() throws IOException {
        KeptDraft good = drafts().add("default", Draft.ticket().subject("good").draft(), null);
        KeptDraft torn = drafts().add("default", Draft.ticket().subject("torn").draft(), null);
        Files.writeString(folder.resolve("drafts").resolve(torn.id()).resolve("draft.json"), "{\"draft\":{");

        // the same ids are drawn again, and found to be taken
        assertThat(drafts().all()).containsExactly(good);
        assertThat(notices).singleElement().asString().contains("cannot read the draft " + torn.id());
    }

    @Test
    void the_beginning_of_an_id_is_enough_where_it_is_the_only_one() {
        KeptDraft kept = drafts().add("default", Draft.ticket().draft(), null);
        assertThat(drafts().get(kept.id().substring(0, 8))).isEqualTo(kept);
    }
}
