package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** {@code -e}: the message in the user's editor, which is a small script here. */
class EditorTest extends EditorFixture {
    @Test
    void what_was_saved_is_sent_and_nothing_stays_behind() throws IOException {
        cli.with("EDITOR", editor("printf 'one\\ntwo\\n' > \"$1\""));

        assertThat(create()).isEqualTo(new Run(0, """
                Ticket created! #100001
                http://127.0.0.1:8017/tickets/view/100001/
                """, "The address opens while 'tickets sandbox serve' runs.\n"));
        assertThat(body()).contains("\"body\": \"one\\ntwo\"");
        assertThat(drafts()).isEmpty();
    }

    @Test
    void the_file_holds_the_text_so_far_and_below_scissors_the_fields_and_the_limits() throws IOException {
        cli.write("a b.log", "x");
        cli.with("EDITOR", editor("cat \"$1\"; stat -c %a \"$1\"; sed -i 's/first/FIRST/' \"$1\""));

        create("-m", "the first words", "--cc", "ann@example.net", "-a", "a b.log", "--zip", "--impact", "all\nsites");

        assertThat(screen.shown()).isEqualTo("""
                the first words

                # ------------------------ >8 ------------------------
                # Write the message above this line. Nothing from this line on is sent.
                # If the message is empty, nothing is sent.
                #
                # Department  1
                # Subject     Down
                # CC          ann@example.net
                # Impact      all sites
                # Attached    a b.log
                #
                # Accepted attachments: jpg, gif, zip, png, pdf, at most 8 MiB each; --zip sends other types.
                600
                """);
        assertThat(body()).contains("\"body\": \"the FIRST words\\n\\nImpact: all\\n  sites\\nCC: ann@example.net\"");
    }

    @Test
    void below_the_scissors_nothing_is_sent_even_when_the_line_itself_is_gone() throws IOException {
        cli.with("EDITOR", editor("sed -i '1s/.*/words/; s/^# Subject.*/# secret/; $s/$/ more/' \"$1\""));
        create();
        assertThat(body()).contains("\"body\": \"words\"");

        cli.with("EDITOR", editor("sed -i '1s/.*/words/; />8/d' \"$1\""));
        create();
        assertThat(bodies("100002")).contains("\"body\": \"words\"");
    }

    @Test
    void a_reply_is_written_in_the_same_way() throws IOException {
        cli.run("create", "-q", "-d", "1", "-s", "Down", "-m", "Help");
        cli.with("EDITOR", editor("cat \"$1\"; echo 'It works again' > \"$1\""));

        assertThat(cli.run("reply", "100001", "-e").exitCode()).isZero();

        assertThat(screen.shown()).contains("\n# Reply to    #100001\n");
        assertThat(body()).contains("\"body\": \"It works again\"");
        assertThat(drafts()).isEmpty();
    }

    @Test
    void visual_comes_before_editor_and_either_may_have_arguments() throws IOException {
        cli.with("EDITOR", "false");
        cli.with("VISUAL", editor("[ \"$1\" = --wait ] && echo words > \"$2\"") + " --wait");

        assertThat(create().exitCode()).isZero();
    }

    @Test
    void without_either_the_first_of_the_usual_ones_is_taken() throws IOException {
        Path vi = cli.write("bin/vi", "#!/bin/sh\necho 'from vi' > \"$1\"\n");
        Files.setPosixFilePermissions(vi, PosixFilePermissions.fromString("rwx------"));
        cli.with("PATH", folder.resolve("bin").toString()).with("VISUAL", "").with("EDITOR", " ");

        assertThat(create().exitCode()).isZero();
        assertThat(body()).contains("from vi");

        cli.with("PATH", folder.toString());
        assertThat(create().err()).startsWith("""
                tickets: no editor found: VISUAL and EDITOR are not set, and none of sensible-editor, editor, nano, vi is installed
                hint: choose another editor with VISUAL or EDITOR, or pass the message with -m or -F; the draft is kept: \
                """);
    }

    @Test
    void the_long_names_of_its_options_do_the_same() throws IOException {
        cli.write("words", "out of a file\n");
        cli.with("EDITOR", editor("sed -i '1s/a file/an editor/' \"$1\""));

        Run run = cli.run("create", "--department", "1", "--subject", "Down", "--file", "words", "--edit", "--quiet");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(body()).contains("\"body\": \"out of an editor\"");
    }

    @Test
    void standard_input_cannot_be_attached_where_it_is_the_terminal() {
        Run attached = new Run(2, "", """
                tickets: standard input cannot be attached: it is the terminal, which the questions need
                hint: attach a file instead, or answer all questions with options
                """);

        assertThat(cli.run("create", "-a", "x.log=-")).isEqualTo(attached);
        assertThat(cli.run("reply", "100001", "-a", "x.log=-")).isEqualTo(attached);
    }

    @Test
    void without_somebody_to_write_it_is_wrong_usage() {
        Run nobody = new Run(2, "", """
                tickets: -e opens an editor, which needs a terminal, and no --no-input
                hint: pass the message with -m TEXT or -F FILE
                """);
        cli.with("EDITOR", "false");
        assertThat(create("--no-input")).isEqualTo(nobody);
        cli.on(new Terminal(false, true, true).running(screen));
        assertThat(create()).isEqualTo(nobody);
        cli.on(new Terminal(true, true, false).running(screen));
        assertThat(create()).isEqualTo(nobody);
        assertThat(screen.shown()).isEmpty();
    }

    @Test
    void a_dry_run_says_where_the_text_is() throws IOException {
        cli.with("EDITOR", editor("echo words > \"$1\""));

        Run run = create("--dry-run");

        assertThat(run.out()).startsWith("Nothing was sent.").endsWith("\n\nwords\n");
        assertThat(run.err()).matches("The draft is kept: tickets create --draft \\S+\n");
        assertThat(drafts()).hasSize(1);
    }
}
