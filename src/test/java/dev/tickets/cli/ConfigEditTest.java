package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.PseudoTerminal;
import dev.tickets.testing.QuietTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tickets config edit} at a terminal: the editor, the check afterwards, and another round. */
class ConfigEditTest {
    private static final String FINE = """
            [profiles.work]
            portal = "https://portal.example.net"
            """;

    private static final String FAULTY = """
            default-profile = "wrok"
            [profiles.work]
            portal = "https://portal.example.net"
            usr = "ann"
            """;

    private static final String FAULTS = """
            FILE:4:1, [profiles.work]: unknown key 'usr' (did you mean 'user'?)
            FILE:1:1: profile 'wrok' does not exist (there is work)
            """;

    private static final String QUESTION = "Edit again? [Y/n] ";

    @TempDir
    Path folder;

    private QuietTerminal screen;
    private Cli cli;
    private Path file;

    @BeforeEach
    void sit_down() {
        screen = new QuietTerminal(folder.resolve("screen"));
        cli = new Cli(folder)
                .with("TERM", "dumb")
                .with("PATH", System.getenv("PATH"))
                .on(new Terminal(true, true, true).running(screen));
        file = folder.resolve("home/.config/tickets/config.toml");
        // each round saves the file of its number
        cli.with("EDITOR", "sh '" + cli.write("editor", """
                cat "$1"
                n=$(cat rounds 2>/dev/null || echo 0)
                n=$((n + 1))
                echo $n >rounds
                cp round-$n "$1"
                """) + "'");
    }

    private String said(String text) {
        return text.replace("FILE", file.toString());
    }

    private String fine() {
        return "config\tok\t" + file + ": 1 profile, no faults\t\t\n";
    }

    @Test
    void a_faulty_file_is_fixed_in_a_second_round() throws IOException {
        cli.config(FINE).write("round-1", FAULTY);
        cli.write("round-2", FINE);

        Run run = cli.stdin("\n").run("config", "edit", "-o", "tsv");

        assertThat(run).isEqualTo(new Run(0, fine(), said(FAULTS) + QUESTION));
        // the second round begins with what the first one has saved
        assertThat(screen.shown()).isEqualTo(FINE + FAULTY);
        assertThat(Files.readString(file)).isEqualTo(FINE);
    }

    @Test
    void faults_are_shown_with_quiet_too_and_stay_if_the_user_wants_no_other_round() {
        cli.write("round-1", FAULTY);

        Run run = cli.stdin("n\n").run("config", "edit", "-q");

        assertThat(run).isEqualTo(new Run(1, "", said(FAULTS) + QUESTION));
        assertThat(file).hasContent(FAULTY);
    }

    @Test
    void to_leave_the_question_is_to_say_no() {
        cli.write("round-1", FAULTY);

        Run run = cli.stdin("").run("config", "edit");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith(said(FAULTS) + QUESTION).doesNotContain("a bug in tickets");
    }

    @Test
    void an_absent_file_begins_with_an_example_that_is_all_comment() {
        cli.write("round-1", FINE);

        Run run = cli.run("config", "edit", "-o", "tsv");

        assertThat(run).isEqualTo(new Run(0, fine(), ""));
        assertThat(screen.shown().lines()).isNotEmpty().allMatch(line -> line.startsWith("#"));
        assertThat(screen.shown()).contains("# [profiles.work]\n# portal = ");
    }

    @Test
    void wrong_options_and_editors_change_nothing() {
        cli.config(FINE);

        assertThat(cli.run("config", "edit", "--fields", "bogus")).isEqualTo(new Run(2, "", """
                tickets: this document has no field 'bogus'
                hint: fields: status, check, hint, detail, meaning
                """));
        assertThat(screen.shown()).isEmpty();
        assertThat(cli.with("EDITOR", "false").run("config", "edit")).isEqualTo(new Run(2, "", """
                tickets: the editor 'false' failed with exit code 1
                hint: choose another editor with VISUAL or EDITOR
                """));
        assertThat(cli.with("EDITOR", "no-such-editor").run("config", "edit").err())
                .isEqualTo("""
                tickets: the editor 'no-such-editor' was not found
                hint: choose another editor with VISUAL or EDITOR
                """);
        assertThat(file).hasContent(FINE);
    }

    @Test
    void ctrl_c_at_the_question_ends_the_command() {
        try (PseudoTerminal terminal = new PseudoTerminal(folder)) {
            cli.write("round-1", FAULTY);
            terminal.with("EDITOR", "sh editor").sized(160, 24).run("tickets config edit");

            terminal.waitFor("Edit again? [Y/n]").press("C-c");

            assertThat(terminal.exitCode()).isEqualTo(1);
            terminal.mustBeAsBefore();
        }
    }
}
