package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -a}, and how attachments come back: {@code attachments} and {@code view --save-attachments}. */
class CreateAttachmentsTest {
    static final byte[] PNG = "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1);

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void practise() {
        cli = new Cli(folder).with("TICKETS_PROFILE", "sandbox");
        cli.write("a.png", PNG);
        cli.write("b.png", PNG);
    }

    private Run create(String... more) {
        String[] args = {"create", "-q", "-d", "1", "-s", "Down", "-m", "Help"};
        String[] all = new String[args.length + more.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return cli.run(all);
    }

    @Test
    void takes_several_files_behind_one_option_and_sends_one_under_another_name() {
        assertThat(create("-a", "a.png", "graph.png=b.png", "--attach", "./b.png")
                        .exitCode())
                .isZero();

        assertThat(cli.run("attachments", "100001")).isEqualTo(new Run(0, """
                ID  NAME       SIZE  AUTHOR         DATE              MESSAGE
                1   a.png            Practice User  2026-01-02 03:04  0
                2   graph.png        Practice User  2026-01-02 03:04  0
                3   b.png            Practice User  2026-01-02 03:04  0
                """, ""));
    }

    @Test
    void what_exists_is_a_path_even_with_an_equals_sign_in_its_name() {
        cli.write("x=a.png", PNG);

        assertThat(create("-a", "x=a.png", "--dry-run").out()).contains("Attachment: x=a.png, 8 B\n");
    }

    @Test
    void a_variable_that_is_not_set_attaches_nothing() {
        assertThat(create("-a", "", "log=").withoutChance()).isEqualTo(new Run(2, "", """
                tickets: nothing was sent, because of the attachments:
                  '': the path is empty; is a variable unset?
                  log=: the path is empty; is a variable unset?
                hint: --attach-what-you-can sends the message without what cannot be attached; the draft is kept: tickets create --draft ID
                """));
    }

    @Test
    void reports_all_that_is_wrong_with_the_files_at_once_and_sends_nothing() throws IOException {
        cli.write("empty.png", "");
        cli.write("text.png", "no picture");
        cli.write("error.log", "text");
        cli.write("noextension", "text");
        cli.write("large.zip", new byte[(8 << 20) + 1]);
        Files.createDirectory(folder.resolve("folder"));

        Run run = create(
                "-a",
                "missing.png",
                "100001",
                "empty.png",
                "text.png",
                "error.log",
                "noextension",
                "large.zip",
                "folder",
                "/dev/null",
                "a.png",
                "A.png=b.png",
                "nul\0.png");

        assertThat(run.withoutChance()).isEqualTo(new Run(2, "", """
                tickets: nothing was sent, because of the attachments:
                  missing.png: the file does not exist
                  100001: the file does not exist; put the ticket's number before -a
                  empty.png: is empty
                  folder: is a folder without files
                  /dev/null: is a device or a socket, not a regular file
                  nul␀.png: is not a valid file name
                  text.png: the content is not a .png file; --zip sends the file as text.png.zip
                  error.log: is of type .log, which the portal does not accept (accepted: jpg, gif, zip, png, pdf); --zip sends the file as error.log.zip
                  noextension: has no extension, which the portal does not accept (accepted: jpg, gif, zip, png, pdf); --zip sends the file as noextension.zip
                  large.zip: the content is not a .zip file; --zip sends the file as large.zip.zip
                  A.png=b.png: another attachment has the name A.png; choose another name: -a NAME=PATH
                hint: --attach-what-you-can sends the message without what cannot be attached; the draft is kept: tickets create --draft ID
                """));
        assertThat(cli.run("list", "-q").out()).isEmpty();
    }

    @Test
    void a_ticket_number_swallowed_by_the_option_is_explained() {
        assertThat(cli.run("reply", "-m", "Here", "-a", "a.png", "100001")).isEqualTo(new Run(2, "", """
                tickets: NUMBER is missing
                hint: put the ticket's number before -a; see 'tickets reply --help'
                """));
    }

    @Test
    void saves_the_attachments_that_match_and_prints_their_paths() throws IOException {
        create("-a", "a.png", "graph.png=b.png");

        assertThat(cli.run("attachments", "#100001", "gr*", "--save", "out"))
                .isEqualTo(new Run(0, folder.resolve("out/graph.png") + "\n", ""));
        assertThat(cli.run("attachments", "100001", "1", "--save", "out", "-o", "tsv", "--fields", "id,savedAs"))
                .isEqualTo(new Run(0, "1\t" + folder.resolve("out/a.png") + "\n", ""));
        assertThat(folder.resolve("out/graph.png")).hasBinaryContent(PNG);
    }

    @Test
    void never_overwrites_a_file() {
        create("-a", "a.png", "--view");

        Path second = folder.resolve("a (2).png");
        assertThat(cli.run("attachments", "100001", "--save", "."))
                .isEqualTo(new Run(0, folder + "/./a (2).png\n", ""));
        assertThat(cli.run("view", "100001", "--save-attachments", ".").err())
                .isEqualTo("Saved " + folder + "/./a (3).png\n");
        assertThat(second).hasBinaryContent(PNG);
    }

    @Test
    void saves_nothing_that_is_larger_than_allowed() throws IOException {
        create("-a", "a.png");

        assertThat(cli.run("attachments", "100001", "--save", "out", "--max-download", "7"))
                .isEqualTo(new Run(1, "", """
                tickets: a.png is larger than 7 bytes and was not saved
                hint: allow more with --max-download SIZE
                """));
        assertThat(folder.resolve("out")).isEmptyDirectory();
        assertThat(cli.run("view", "100001", "--save-attachments", "out", "--max-download", "7k")
                        .exitCode())
                .isZero();
    }

    @Test
    void says_when_no_attachment_is_meant_or_the_pattern_is_none() {
        create("-a", "a.png");

        assertThat(cli.run("attachments", "100001", "*.log", "x")).isEqualTo(new Run(3, "", """
                tickets: no attachment of ticket #100001 matches *.log, x
                hint: tickets attachments 100001
                """));
        Run slip = cli.run("attachments", "100001", "[a");
        assertThat(slip.exitCode()).isEqualTo(2);
        assertThat(slip.err()).startsWith("tickets: invalid pattern '[a': Missing ']");
    }

    @Test
    void says_when_there_are_none_or_the_folder_is_a_file() {
        create();
        create("-a", "a.png");

        assertThat(cli.run("attachments", "100001")).isEqualTo(new Run(0, "", "Ticket #100001 has no attachments.\n"));
        assertThat(cli.run("attachments", "100002", "--save", "a.png"))
                .isEqualTo(new Run(2, "", """
                tickets: cannot save a.png in %s: a file of that name exists
                """.formatted(folder.resolve("a.png"))));
    }
}
