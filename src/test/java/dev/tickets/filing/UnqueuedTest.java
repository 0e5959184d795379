package dev.tickets.filing;

import static dev.tickets.testing.FaultyPortal.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.FaultyPortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code --no-queue} a draft keeps everything from before the first request on, should the program be killed. */
class UnqueuedTest {
    @TempDir
    Path folder;

    @Test
    void what_came_out_of_a_pipe_is_kept_before_anything_is_asked() throws IOException {
        Map<String, String> seen = new TreeMap<>();
        try (FaultyPortal portal = new FaultyPortal(folder.resolve("portal"))) {
            portal.losesAnd(() -> {
                seen.putAll(drafts());
                return status(400, "{\"error\":[\"empty_message\"]}").bytes();
            });
            Cli cli = new Cli(folder).at(portal).stdin("%PDF-1.4 out of a pipe");
            Path log = cli.write("app.log", "a log");

            Cli.Run run = cli.run(
                    "create",
                    "--no-queue",
                    "-q",
                    "-d",
                    "1",
                    "-s",
                    "Down",
                    "-m",
                    "Help",
                    "--zip",
                    "-a",
                    "r.pdf=-",
                    "app.log");

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
            assertThat(seen)
                    .containsEntry("files/r.pdf", "%PDF-1.4 out of a pipe")
                    .containsKey("files/app.log.zip");
            assertThat(seen.get("draft.json")).contains("Help", "files/r.pdf", "files/app.log.zip", "about to be sent");
            assertThat(log).exists();
            assertThat(drafts()).containsEntry("files/r.pdf", "%PDF-1.4 out of a pipe");
            assertThat(drafts().get("draft.json")).contains("empty_message");
        }
    }

    @Test
    void what_came_out_of_a_pipe_and_the_portal_threw_away_is_kept() throws IOException {
        try (FaultyPortal portal = new FaultyPortal(folder.resolve("portal")).dropsFiles()) {
            Cli cli = new Cli(folder)
                    .at(portal)
                    .with("TICKETS_ATTACHMENT_TRANSPORT", "json")
                    .stdin("%PDF-1.4 out of a pipe");
            Path theirs = cli.write("app.pdf", "%PDF-1.4");

            Cli.Run run =
                    cli.run("create", "--no-queue", "-d", "1", "-s", "Down", "-m", "Help", "-a", "r.pdf=-", "app.pdf");

            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(run.withoutChance().err()).startsWith("""
                    tickets: #100001 is confirmed, but the portal does not show the attachments r.pdf, app.pdf
                    hint: tickets reply --draft ID sends the attachments again; this portal seems to ignore\
                    """);
            assertThat(drafts()).containsEntry("files/r.pdf", "%PDF-1.4 out of a pipe");
            assertThat(drafts().get("draft.json"))
                    .contains("The attachments again", "/files/r.pdf", "app.pdf=" + theirs)
                    .doesNotContain("about to be sent");
        }
    }

    @Test
    void the_rest_of_a_text_that_the_portal_cut_is_kept() {
        try (FaultyPortal portal = new FaultyPortal(folder.resolve("portal")).cutsTexts()) {
            Cli cli = new Cli(folder).at(portal).stdin("Help! \uD83D\uDE00 It is down.");

            Cli.Run run = cli.run("create", "--no-queue", "-d", "1", "-s", "Down", "-F", "-");

            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(run.err()).contains("the rest is kept: tickets reply --draft 260102-");
            assertThat(cli.run("drafts", "show", "26").out())
                    .contains("reply to #100001", "\n  \uD83D\uDE00 It is down.\n");
        }
    }

    /** All files of the only draft. */
    private Map<String, String> drafts() throws IOException {
        Path all = folder.resolve("home/.local/state/tickets/drafts");
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> drafts = Files.list(all)) {
            List<Path> found = drafts.toList();
            assertThat(found).hasSize(1);
            try (Stream<Path> files = Files.walk(found.get(0))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    contents.put(
                            found.get(0).relativize(file).toString(),
                            Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
                }
            }
        }
        return contents;
    }
}
