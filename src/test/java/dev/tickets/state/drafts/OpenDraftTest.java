package dev.tickets.state.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.NoDraftCipher;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import dev.tickets.ticket.Draft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The draft that is being written. */
class OpenDraftTest {
    @TempDir
    Path folder;

    private final List<Process> writers = new ArrayList<>();

    private Drafts drafts() {
        return NoDraftCipher.drafts(folder.resolve("drafts"));
    }

    private OpenDraft begin(Draft draft) {
        return OpenDraft.begin(drafts(), new DraftFiles(folder, folder.resolve("staging")), "default", draft);
    }

    @Test
    void belongs_to_nobody_else_until_it_is_closed() {
        OpenDraft open = begin(Draft.ticket().subject("Disk full").draft());
        KeptDraft kept = drafts().get(open.id().orElseThrow());

        assertThat(OpenDraft.resume(drafts(), new DraftFiles(folder, folder.resolve("staging")), kept))
                .isEmpty();
        open.close();

        OpenDraft resumed = OpenDraft.resume(drafts(), new DraftFiles(folder, folder.resolve("staging")), kept)
                .orElseThrow();
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
        assertThat(open.changes()).containsExactly(file + " has changed: 3 bytes before, 8 now");

        Files.delete(file);
        assertThat(open.changes()).containsExactly(file + " no longer exists");
        open.close();
    }

    /** A pipe that brings these words, once. */
    private Path pipe(String words) throws IOException {
        Path pipe = folder.resolve("pipe");
        assertThat(ProgramRun.of(folder, List.of(RequiredTool.named("mkfifo").toString(), pipe.toString()))
                        .exitCode())
                .isZero();
        writers.add(new ProcessBuilder("sh", "-c", "printf '%s' \"$1\" >\"$0\"", pipe.toString(), words).start());
        return pipe;
    }

    @AfterEach
    void nobody_writes_any_more() {
        writers.forEach(Process::destroy);
    }

    @Test
    void what_a_pipe_brings_is_read_once_and_kept_for_this_user_alone() throws IOException {
        OpenDraft open = begin(Draft.ticket()
                .attachments(List.of("app log.txt=" + pipe("a\nb\n")))
                .draft());
        Path kept = drafts().files(open.id().orElseThrow()).resolve("app log.txt");

        assertThat(open.draft().attachments()).containsExactly("app log.txt=" + kept);
        assertThat(kept).hasContent("a\nb\n");
        assertThat(Files.getPosixFilePermissions(kept)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        open.keep(open.draft().but().subject("Disk full").draft());
        assertThat(open.draft().attachments()).containsExactly("app log.txt=" + kept);
        open.close();
    }

    @Test
    void a_pipe_of_what_is_to_be_encrypted_is_left_alone() throws IOException {
        Path pipe = pipe("secret");

        OpenDraft open = begin(Draft.ticket()
                .attachments(List.of("key.txt=" + pipe))
                .encrypt(true)
                .draft());

        assertThat(open.draft().attachments()).containsExactly("key.txt=" + pipe);
        assertThat(folder.resolve("drafts")).doesNotExist();
        open.close();
    }

    @Test
    void what_goes_with_the_run_stays_with_the_draft() throws IOException {
        Files.createDirectories(folder.resolve("staging/run-1"));
        Path picture = Files.writeString(folder.resolve("staging/run-1/file-1"), "a picture");

        OpenDraft open = begin(Draft.ticket()
                .attachments(List.of("shot.png=" + picture, "shot.png=" + picture))
                .draft());

        Path own = drafts().files(open.id().orElseThrow());
        Files.delete(picture);
        assertThat(own.resolve("shot.png")).hasContent("a picture");
        assertThat(own.resolve("2-shot.png")).hasContent("a picture");
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
        assertThat(OpenDraft.resume(drafts(), new DraftFiles(folder, folder.resolve("staging")), kept))
                .isEmpty();
    }
}
