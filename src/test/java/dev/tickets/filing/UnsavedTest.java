package dev.tickets.filing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message that the outbox cannot keep is not lost: a draft keeps it, with what came out of pipes. */
class UnsavedTest {
    @TempDir
    Path folder;

    private FaultyPortal portal;
    private Cli cli;
    private Path state;

    @BeforeEach
    void a_portal_is_there() throws IOException {
        portal = new FaultyPortal(folder.resolve("portal"));
        cli = new Cli(folder).at(portal);
        state = Files.createDirectories(folder.resolve("home/.local/state/tickets"));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private Run create(String... more) {
        String[] args = {"create", "-d", "1", "-s", "Down", "-m", "All sites answer 502"};
        String[] all = new String[args.length + more.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return cli.run(all).withoutChance();
    }

    /** In the place of a folder lies a file, or a link to nothing. */
    @ParameterizedTest
    @CsvSource({
        "outbox, a part of the path is not a folder, ls -ld",
        "outbox/making, a file of that name exists, ",
        "outbox/waiting, a file of that name exists, "
    })
    void the_text_becomes_a_draft(String blocked, String why, String remedy) throws IOException {
        Path file = state.resolve(blocked);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        String hint = remedy == null ? "" : remedy + " " + state.resolve("outbox") + "; ";

        assertThat(create("--no-ref")).isEqualTo(new Run(1, "", """
                tickets: cannot save the message in the outbox; nothing was sent: %s: %s
                hint: %s--no-queue sends without the outbox; the draft is kept: tickets drafts show ID, tickets create\
                 --draft ID
                """.formatted(state.resolve("outbox"), why, hint)));

        assertThat(portal.stored()).isEmpty();
        assertThat(cli.run("drafts", "show", "26").out()).contains("\n  All sites answer 502\n");
    }

    @Test
    void the_draft_has_the_content_of_a_pipe_and_is_sent_without_the_outbox() throws IOException {
        Files.writeString(state.resolve("outbox"), "");
        cli.stdin("%PDF-1.4 out of a pipe");

        assertThat(create("-a", "r.pdf=-").err()).contains("the draft is kept: ");
        String draft =
                cli.run("drafts", "list", "-o", "tsv", "--fields", "id").out().strip();
        Run sent = cli.run("create", "--draft", draft, "--no-queue", "-q", "-o", "tsv", "--fields", "state");

        assertThat(sent).isEqualTo(new Run(0, "created\n", ""));
        assertThat(portal.stored()).hasSize(1);
        assertThat(portal.stored().get(0).messages().get(0).files()).hasSize(1);
        assertThat(cli.run("drafts", "list").err()).isEqualTo("No drafts.\n");
    }

    @Test
    void a_reply_becomes_a_draft_too() throws IOException {
        assertThat(create().exitCode()).isZero();
        String number = portal.stored().get(0).number();
        Path waiting = state.resolve("outbox/waiting");
        Files.delete(waiting);
        Files.writeString(waiting, "");

        Run run = cli.run("reply", number, "-m", "It works again").withoutChance();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).endsWith("; the draft is kept: tickets drafts show ID\n");
        assertThat(cli.run("drafts", "show", "26").out()).contains("reply to #" + number, "It works again");
    }

    @Test
    void without_a_draft_the_loss_is_said() throws IOException {
        Files.writeString(state.resolve("outbox"), "");
        Files.writeString(state.resolve("drafts"), "");

        assertThat(create()).isEqualTo(new Run(1, "", """
                tickets: cannot save the message in the outbox; nothing was sent: %s: a part of the path is not a folder;\
                 it cannot be saved as a draft either
                hint: ls -ld %s; --no-queue sends without the outbox
                """.formatted(state.resolve("outbox"), state.resolve("outbox"))));
        assertThat(portal.stored()).isEmpty();
    }

    /** Only a file is there where the archives are written; what came out of a pipe cannot be read again. */
    @Test
    void a_text_whose_attachments_cannot_be_packed_becomes_a_draft() throws IOException {
        Path staging = Files.writeString(state.resolve("staging"), "");
        Path log = cli.write("app.log", "a log");
        cli.stdin("%PDF-1.4 out of a pipe");

        assertThat(create("--zip", "-a", "r.pdf=-", "app.log")).isEqualTo(new Run(1, "", """
                tickets: cannot keep temporary files in %s: a file of that name exists
                hint: the draft is kept: tickets create --draft ID
                """.formatted(staging)));

        String draft = cli.run("drafts", "show", "26").out();
        assertThat(draft).contains("\n  All sites answer 502\n", log.toString()).doesNotContain("r.pdf");
        assertThat(portal.stored()).isEmpty();
    }
}
