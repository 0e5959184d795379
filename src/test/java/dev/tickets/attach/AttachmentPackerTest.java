package dev.tickets.attach;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.attach.zip.Contents;
import dev.tickets.config.AttachmentRules;
import dev.tickets.state.TrustedFiles;
import dev.tickets.state.portals.AttachmentTransport;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.PackOptions.What;
import dev.tickets.ticket.PackedAttachments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From what was given with -a to attachments that the portal takes. */
class AttachmentPackerTest extends AttachmentPackerFixture {
    @Test
    void what_the_portal_takes_goes_as_it_is() throws IOException {
        file("shot.png", PNG);

        PackedAttachments prepared = plain("shot.png", "named.PNG=shot.png");

        assertThat(names(prepared)).containsExactly("shot.png", "named.PNG");
        assertThat(prepared.all().get(0).path()).isEqualTo(folder.resolve("shot.png"));
        assertThat(prepared.all().get(0).sha256()).hasSize(64);
        assertThat(prepared.note()).isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() throws IOException {
        file("app.log", "x".getBytes(UTF_8));
        file("empty.png", new byte[0]);
        file("fake.png", "no picture".getBytes(UTF_8));
        file("a/same.txt", "1".getBytes(UTF_8));
        file("b/same.txt", "2".getBytes(UTF_8));
        Files.createSymbolicLink(folder.resolve("dangling.png"), folder.resolve("gone"));
        Files.createDirectory(folder.resolve("nothing"));

        assertProblems(
                new PackOptions(What.TOO_LARGE, false),
                List.of(
                        "missing.png",
                        "4711",
                        "--zpi",
                        "empty.png",
                        "dangling.png",
                        "nothing",
                        "/dev/null",
                        "app.log",
                        "fake.png",
                        "a/same.txt",
                        "b/same.txt"),
                "missing.png: the file does not exist",
                "4711: the file does not exist; put the ticket's number before -a",
                "--zpi: neither a file nor an option of this name exists",
                "empty.png: is empty",
                "dangling.png: is a link to a file that does not exist",
                "nothing: is a folder without files",
                "/dev/null: is a device or a socket, not a regular file",
                "app.log: is of type .log, which the portal does not accept (accepted: jpg, gif, zip, png, pdf, txt);"
                        + " --zip sends the file as app.log.zip",
                "fake.png: the content is not a .png file; --zip sends the file as fake.png.zip",
                "b/same.txt: another attachment has the name same.txt; choose another name: -a NAME=PATH");
    }

    @Test
    void standard_input_is_an_attachment_with_a_name() throws IOException {
        standardInput = "out of memory\n";

        PackedAttachments prepared = plain("dmesg.txt=-");

        assertThat(names(prepared)).containsExactly("dmesg.txt");
        assertThat(prepared.all().get(0).path()).hasContent("out of memory\n");
        standardInput = "";
        assertProblems(
                new PackOptions(What.TOO_LARGE, false),
                List.of("a.txt=-", "b.txt=-"),
                "a.txt=-: the pipe is empty; check the command",
                "b.txt=-: standard input can be attached only once");
    }

    @Test
    void a_link_is_followed_and_said_so() throws IOException {
        file("real.txt", "text".getBytes(UTF_8));
        Files.createSymbolicLink(folder.resolve("link.txt"), folder.resolve("real.txt"));

        assertThat(names(plain("link.txt"))).containsExactly("link.txt");
        assertThat(notices)
                .containsExactly(
                        "link.txt is a link to " + folder.resolve("real.txt").toRealPath());
    }

    @Test
    void links_in_a_circle_and_what_cannot_be_read_are_named() throws IOException {
        file("d/a.txt", "a".getBytes(UTF_8));
        Files.createSymbolicLink(folder.resolve("d/round"), folder.resolve("d"));

        assertProblems(
                new PackOptions(What.TOO_LARGE, false),
                List.of("d"),
                folder.resolve("d/round") + ": is a link in a cycle of links");
    }

    @Test
    void too_many_files_name_the_one_archive() throws IOException {
        rules = rules(1 << 20, 1);
        file("a.txt", "a".getBytes(UTF_8));
        file("b.txt", "b".getBytes(UTF_8));

        assertProblems(
                new PackOptions(What.TOO_LARGE, false),
                List.of("a.txt", "b.txt"),
                "2 files; the portal accepts 1 in one message: --zip=all makes one file, --split sends the rest with a reply");
    }

    @Test
    void together_they_must_fit_in_a_request_base64_counted() throws IOException {
        rules = new AttachmentRules(
                List.of("txt", "zip"), 1000, 1000, 9, AttachmentTransport.JSON, PackOptions.NONE, 6);
        file("a.txt", Contents.noise(400));
        file("b.txt", Contents.noise(400));

        assertProblems(
                new PackOptions(What.TOO_LARGE, false),
                List.of("a.txt", "b.txt"),
                "together 800 B; the portal accepts 750 B in one request: --split sends the rest with a reply");
    }

    @Test
    void temporary_files_are_for_this_user_alone_and_gone_afterwards() throws IOException {
        file("app.log", Contents.log(100));
        Path made = prepare(new PackOptions(What.REFUSED, false), "app.log")
                .all()
                .get(0)
                .path();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rw-------");
        assertThat(made).startsWith(folder.resolve("state/staging"));
        staging.close();
        assertThat(folder.resolve("state/staging")).isEmptyDirectory();
    }

    @Test
    void the_room_of_a_killed_run_is_cleared_by_the_next() throws IOException {
        Path abandoned = Files.createDirectories(folder.resolve("state/staging/run-killed"));
        Files.createFile(abandoned.resolve("lock"));
        Files.writeString(abandoned.resolve("file-1"), "left behind");
        file("app.log", Contents.log(100));

        Staging other = new Staging(folder.resolve("state/staging"), new TrustedFiles());
        Path inUse = other.newFile();
        Files.writeString(inUse, "still needed");
        prepare(new PackOptions(What.REFUSED, false), "app.log");

        assertThat(abandoned).doesNotExist();
        assertThat(inUse).exists();
        other.close();
    }
}
