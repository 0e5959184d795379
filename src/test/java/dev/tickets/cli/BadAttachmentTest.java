package dev.tickets.cli;

import static dev.tickets.cli.CreateAttachmentsTest.PNG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.attach.zip.Contents;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import dev.tickets.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An attachment that cannot be attached costs no text: a draft keeps the text. */
class BadAttachmentTest extends BadAttachmentFixture {
    @Test
    void a_missing_file_keeps_the_text_and_names_the_command_that_goes_on() {
        Run run = create("-a", "none.png");

        assertThat(run.withoutChance()).isEqualTo(new Run(2, "", """
                tickets: nothing was sent, because of the attachments:
                  none.png: the file does not exist
                """ + HINT + "tickets create --draft ID\n"));
        cli.write("none.png", PNG);
        assertThat(cli.run("create", "--draft", draft(run)).exitCode()).isZero();
        assertThat(bodies()).containsExactly("From a pipe.");
        assertThat(names()).containsExactly("none.png");
        assertThat(cli.run("drafts", "list", "-q").out()).isEmpty();
    }

    @Test
    void the_draft_goes_on_without_the_file_too() {
        Run run = create("-a", "none.png", "graph.png");

        Run sent = cli.run("create", "--draft", draft(run), "--attach-what-you-can");

        assertThat(sent.exitCode()).isEqualTo(5);
        assertThat(sent.out()).startsWith("Ticket created, but incomplete: #100001\n");
        assertThat(names()).containsExactly("graph.png");
    }

    @Test
    void a_reply_is_kept_too() {
        portal.recover();
        cli.run("create", "-d", "1", "-s", "Down", "-m", "x");

        Run run = reply("-a", "app.log");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.withoutChance().err()).endsWith(HINT + "tickets reply --draft ID\n");
        assertThat(cli.run("reply", "--draft", draft(run), "--zip").exitCode()).isZero();
        assertThat(bodies()).containsExactly("x", "From a pipe.");
        assertThat(names()).containsExactly("app.log.zip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none.png    | the file does not exist",
                "app.log     | is of type .log, which the portal does not accept (accepted: jpg, gif, zip, png, pdf); --zip sends"
                        + " the file as app.log.zip",
                "large.png   | has 8388610 bytes, the portal accepts at most 8388608 bytes; the file is already compressed: make"
                        + " the file smaller, or use --split",
                "empty.png   | is empty",
                "fake.png    | the content is not a .png file; --zip sends the file as fake.png.zip",
                "dangling    | is a link to a file that does not exist",
                "nothing     | is a folder without files",
                "/dev/null   | is a device or a socket, not a regular file",
                "x.png=      | the path is empty; is a variable unset?",
                "100001      | the file does not exist; put the ticket's number before -a"
            })
    void whatever_is_wrong_with_a_file_a_draft_keeps_the_text(String spec, String problem) throws IOException {
        byte[] large = Arrays.copyOf(PNG, (8 << 20) + 2);
        cli.write("large.png", large);
        cli.write("empty.png", "");
        cli.write("fake.png", "no picture");
        Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("gone"));
        Files.createDirectory(folder.resolve("nothing"));

        Run run = create("-a", spec);

        assertThat(run.withoutChance())
                .isEqualTo(new Run(
                        2,
                        "",
                        "tickets: nothing was sent, because of the attachments:\n  " + spec + ": " + problem + "\n"
                                + HINT + "tickets create --draft ID\n"));
        assertThat(cli.run("drafts", "show", draft(run), "-o", "tsv", "--fields", "message,subject")
                        .out())
                .isEqualTo("From a pipe. \tDown\n");
    }

    @Test
    void what_came_by_a_pipe_is_in_the_draft_too() throws IOException {
        cli.stdin("kernel: oops\n");

        Run run = cli.run("create", "-d", "1", "-s", "Oops", "-m", "See it.", "-a", "dmesg.txt=-");

        assertThat(run.exitCode()).isEqualTo(2);
        cli.stdin("");
        assertThat(cli.run("create", "--draft", draft(run), "--zip").exitCode()).isZero();
        cli.run("attachments", "100001", "--save", "in");
        assertThat(ProgramRun.of(
                                folder,
                                List.of(RequiredTool.named("unzip").toString(), "-p", "in/dmesg.txt.zip", "dmesg.txt"))
                        .out())
                .isEqualTo("kernel: oops\n");
    }

    @Test
    void an_empty_pipe_and_a_named_one_keep_the_text_and_are_not_opened_again() {
        Path pipe = folder.resolve("pipe");
        assertThat(ProgramRun.of(folder, List.of(RequiredTool.named("mkfifo").toString(), pipe.toString()))
                        .exitCode())
                .isZero();
        cli.stdin("");
        Run empty = cli.run("create", "-d", "1", "-s", "Oops", "-m", "See it.", "-a", "x.png=-");

        Run nameless = cli.run("create", "-d", "1", "-s", "Oops", "-m", "See it.", "-a", "pipe");

        assertThat(empty.err()).contains("x.png=-: the pipe is empty; check the command");
        assertThat(nameless.err()).contains("pipe: is a pipe without a name");
        assertThat(cli.run("create", "--draft", draft(nameless)).exitCode()).isZero();
        assertThat(names()).isEmpty();
    }

    @Test
    void a_run_whose_time_is_over_keeps_the_text() throws Exception {
        Path pipe = folder.resolve("pipe");
        ProgramRun.of(folder, List.of(RequiredTool.named("mkfifo").toString(), pipe.toString()));

        Run run = create("--timeout", "1s", "-a", "log.png=pipe");

        // the abandoned thread ends with its pipe
        Files.newOutputStream(pipe).close();
        assertThat(run.withoutChance()).isEqualTo(new Run(69, "", """
                tickets: not finished within --timeout
                hint: the draft is kept: tickets create --draft ID
                """));
        assertThat(cli.run("drafts", "show", draft(run)).out()).contains("From a pipe.");
        assertThat(portal.changes()).isEmpty();
    }

    @Test
    void a_full_disk_keeps_the_text() throws IOException {
        cli.write("noise.bin", Contents.noise(4 << 20));
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("home/.local/state"), "size=1M")) {
            Run run = create("-a", "noise.bin", "--zip");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .contains("not enough space in ", "; the draft is kept: tickets create --draft 260102-");
            Run sent = create("-a", "noise.bin", "graph.png", "--zip", "--attach-what-you-can");
            assertThat(sent.exitCode()).isEqualTo(5);
            assertThat(names()).containsExactly("graph.png");
            disk.grow("size=64M");
            assertThat(cli.run("create", "--draft", draft(run), "-q")).isEqualTo(new Run(0, "", ""));
        }
    }

    @Test
    void a_rehearsal_keeps_no_draft() {
        assertThat(create("--dry-run", "-a", "none.png").exitCode()).isEqualTo(2);
        assertThat(cli.run("drafts", "list", "-q").out()).isEmpty();
    }

    @Test
    void a_text_that_may_not_be_stored_is_not_kept_and_that_is_said() {
        Run run = create(
                "-a", "none.png", "--encrypt-to", Path.of("src/test/resources").toAbsolutePath() + "/none.asc");

        assertThat(run.exitCode()).isNotZero();
        assertThat(cli.run("drafts", "list", "-q").out()).isEmpty();
    }
}
