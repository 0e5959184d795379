package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a careless system gives a program: an alert is sent, kept, or its loss is said; Java never prints its stack. */
class AdverseSystemIT {
    private static final String CREATE = "$TICKETS -p sandbox create -d 1 -m Help -s Alert";

    @TempDir
    Path folder;

    private InstalledProgram program;

    @BeforeEach
    void a_program() {
        program = new InstalledProgram(folder);
    }

    private String subjects() {
        return program.run("-p", "sandbox", "list", "-o", "tsv", "--fields", "subject")
                .out();
    }

    private static String withoutTheShell(String err) {
        return err.replaceAll("(?m)^(sh|shell-init|dash|bash): .*getcwd.*\n", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mkdir gone; cd gone; rmdir ../gone; " + CREATE,
                "ulimit -v 2000000; " + CREATE,
                "ulimit -v 1000000; " + CREATE,
                "ulimit -d 200000; " + CREATE,
                CREATE + " <&-",
                CREATE + " 2>&-",
                "TMPDIR=/nowhere " + CREATE,
                "TZ=No/Where " + CREATE,
                "env -i HOME=$HOME TICKETS_ARCHIVE=off JAVA_HOME=$JAVA_HOME " + CREATE
            })
    void the_alert_is_sent(String line) {
        ProgramRun run = program.shell(line);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(withoutTheShell(run.err())).isIn("", "The address opens while 'tickets sandbox serve' runs.\n");
        assertThat(subjects()).isEqualTo("Alert\n");
    }

    @Test
    void a_closed_standard_output_is_said_after_the_alert_is_sent() {
        ProgramRun run = program.shell(CREATE + " >&-");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).isEqualTo("""
                The address opens while 'tickets sandbox serve' runs.
                tickets: #100001 is confirmed, but: cannot write the result: the file is closed
                hint: do not send the message again
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "-F m.txt, 'cannot read the message from m.txt: the file or folder does not exist\nhint: '",
        "-m Help -a a.gif, 'nothing was sent, because of the attachments:\n  a.gif: the file does not exist\n"
                + "hint: --attach-what-you-can sends the message without what cannot be attached; "
                + "the draft is kept: tickets -p sandbox create --draft ID; '"
    })
    void in_a_deleted_folder_only_relative_paths_fail(String options, String words) throws IOException {
        Files.writeString(folder.resolve("m.txt"), "Help");
        Files.writeString(folder.resolve("a.gif"), "GIF89a");
        String gone = "mkdir gone; cd gone; rmdir ../gone; $TICKETS -p sandbox create -d 1 -s Alert ";

        ProgramRun relative = program.shell(gone + options);
        ProgramRun absolute = program.shell(gone + "-F $HOME/m.txt -a $HOME/a.gif");

        assertThat(relative.exitCode()).isEqualTo(2);
        assertThat(withoutTheShell(relative.err().replaceFirst("--draft [\\w-]+", "--draft ID")))
                .isEqualTo("tickets: " + words
                        + "the working folder was deleted: cd to another folder, or use absolute paths\n");
        assertThat(absolute.exitCode()).as(absolute.toString()).isZero();
        assertThat(subjects()).isEqualTo("Alert\n");
    }

    @Test
    void a_message_that_java_cannot_even_read_is_said_to_be_lost() {
        ProgramRun run = program.shell("ulimit -v 300000; " + CREATE);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("tickets: Java does not start within the limits of memory (300000 KiB, ulimit -v)")
                .endsWith("tickets: nothing was sent or kept\n");
        assertThat(subjects()).isEmpty();
    }

    @Test
    void without_HOME_the_home_is_that_of_the_list_of_users() {
        ProgramRun run = program.shell("env -u HOME XDG_STATE_HOME=$HOME/state XDG_CACHE_HOME=$HOME/cache"
                + " XDG_DATA_HOME=$HOME/data " + CREATE);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(folder.resolve("data/tickets/sandbox")).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void where_no_file_may_grow_the_alert_is_said_to_be_unsent(int blocks) throws IOException {
        program.with("TICKETS_PORTAL", "http://127.0.0.1:1").with("TICKETS_TOKEN", "t");

        ProgramRun run =
                program.shell("(ulimit -f " + blocks + "; $TICKETS create -d 1 -m Help -s Alert; echo $?) 2>&1 | cat");

        assertThat(run.out())
                .startsWith("tickets: cannot save the message in the outbox; nothing was sent: ")
                .endsWith("\n1\n");
        assertThat(run.out()).doesNotContain("\tat ", "java.");
        try (var entries = Files.walk(folder.resolve(".local/state/tickets/outbox"))) {
            assertThat(entries.filter(file -> file.endsWith("manifest.json"))).isEmpty();
        }
    }
}
