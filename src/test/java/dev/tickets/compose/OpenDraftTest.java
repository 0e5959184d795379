package dev.tickets.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ShortId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The draft that is being written. */
class OpenDraftTest {
    @TempDir
    Path folder;

    private Drafts drafts() {
        return new Drafts(
                folder.resolve("drafts"),
                Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC),
                new ShortId(new Random(1)),
                notice -> {
                    throw new AssertionError(notice);
                });
    }

    private OpenDraft begin(Draft draft) {
        return OpenDraft.begin(drafts(), new DraftFiles(folder), "default", draft);
    }

    @Test
    void belongs_to_nobody_else_until_it_is_closed() {
        OpenDraft open = begin(Draft.ticket().subject("Disk full").draft());
        KeptDraft kept = drafts().get(open.id().orElseThrow());

        assertThat(OpenDraft.resume(drafts(), new DraftFiles(folder), kept)).isEmpty();
        open.close();

        OpenDraft resumed =
                OpenDraft.resume(drafts(), new DraftFiles(folder), kept).orElseThrow();
        assertThat(resumed.draft().subject()).isEqualTo("Disk full");
        resumed.close();
    }

    @Test
    void knows_its_files_from_any_folder_and_when_they_have_changed() throws IOException {
        Path file = Files.writeString(folder.resolve("app.log"), "one");
        OpenDraft open = begin(Draft.ticket().attachments(List.of("app.log")).draft());
        assertThat(open.draft().attachments()).containsExactly(file.toString());
        assertThat(open.changes()).isEmpty();

        Files.writeString(file, "one, two");
        assertThat(open.changes()).containsExactly(file + " has changed since: 3 bytes then, 8 now");

        Files.delete(file);
        assertThat(open.changes()).containsExactly(file + " is not there any more");
        open.close();
    }

    @Test
    void what_is_to_be_encrypted_is_not_on_disk() {
        OpenDraft open = begin(Draft.ticket().message("secret").encrypt(true).draft());

        assertThat(open.id()).isEmpty();
        assertThat(folder.resolve("drafts")).doesNotExist();
        open.close();
    }

    @Test
    void a_draft_that_is_gone_cannot_be_resumed() {
        OpenDraft open = begin(Draft.ticket().draft());
        KeptDraft kept = drafts().get(open.id().orElseThrow());
        open.discard();
        open.close();

        assertThat(drafts().all()).isEmpty();
        assertThat(OpenDraft.resume(drafts(), new DraftFiles(folder), kept)).isEmpty();
    }
}
