package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.QuietTerminal;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code view} at a terminal: the pager, quoted text, and the ticket's page in a browser. */
class ViewTest {
    private static final String OPENS = "The address opens while 'tickets sandbox serve' runs.\n";
    private static final String PAGE = "http://127.0.0.1:8017/tickets/view/100001/";

    @TempDir
    Path folder;

    private QuietTerminal screen;
    private Cli cli;

    @BeforeEach
    void a_ticket_is_open_and_somebody_is_at_a_terminal() {
        screen = new QuietTerminal(folder.resolve("screen"));
        cli = new Cli(folder).with("TICKETS_PROFILE", "sandbox").with("PATH", System.getenv("PATH"));
        cli.run("create", "-q", "-d", "1", "-s", "Down", "-m", "Help\n> what was said\n  > no quote");
        cli.on(new Terminal(true, true, true).running(screen));
    }

    private String plain() {
        return cli.on(Terminal.NONE).run("view", "100001").out();
    }

    @Test
    void the_pager_of_the_user_shows_the_thread() {
        cli.with("NO_COLOR", "1").with("PAGER", "echo \"LESS=$LESS\"; cat");

        assertThat(cli.run("view", "100001")).isEqualTo(new Run(0, "", ""));

        assertThat(screen.shown()).isEqualTo("LESS=FRX\n" + plain());
    }

    @Test
    void options_for_less_that_the_user_has_set_stay() {
        cli.with("PAGER", "echo \"LESS=$LESS\"; cat").with("LESS", "");

        cli.run("view", "100001");

        assertThat(screen.shown()).startsWith("LESS=\n");
    }

    @ParameterizedTest
    @CsvSource({
        "LESSKEY, '', charset=utf-8 ",
        "LESSCHARSET, latin1, charset=latin1 ",
        "LESSCHARSET, '', charset=utf-8 ",
        "LESSCHARDEF, 8bcccbcc18b95.b, charset= 8bcccbcc18b95.b"
    })
    void less_reads_utf_8_unless_the_user_chose_a_character_set(String variable, String value, String expected) {
        cli.with("PAGER", "echo \"charset=$LESSCHARSET $LESSCHARDEF\"; cat").with(variable, value);

        cli.run("view", "100001");

        assertThat(screen.shown()).startsWith(expected.strip());
    }

    @Test
    void without_a_wish_it_is_less() {
        RequiredTool.named("less");
        cli.with("NO_COLOR", "1");

        assertThat(cli.run("view", "100001").out()).isEmpty();

        assertThat(screen.shown()).isEqualTo(plain());
    }

    @Test
    void without_any_pager_the_text_is_printed() {
        cli.with("NO_COLOR", "1").with("PATH", folder.toString());

        Run run = cli.run("view", "100001");

        assertThat(run).isEqualTo(new Run(0, plain(), ""));
    }

    @Test
    void a_pager_that_fails_is_said_and_the_text_is_printed() {
        cli.with("NO_COLOR", "1").with("PAGER", "exit 3");

        Run run = cli.run("view", "100001");

        assertThat(run).isEqualTo(new Run(0, plain(), """
                The pager 'exit 3' failed (exit code 3); set PAGER to another pager, or to cat.
                """));
    }

    @Test
    void one_who_leaves_the_pager_early_has_read_enough() {
        for (int i = 0; i < 4; i++) {
            assertThat(cli.run("reply", "100001", "-q", "-m", "x".repeat(50_000))
                            .exitCode())
                    .isZero();
        }
        cli.with("PAGER", "head -n 1 > /dev/null");

        assertThat(cli.run("view", "100001")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void there_is_no_pager_where_nobody_looks_or_none_is_wanted() {
        cli.with("NO_COLOR", "1").with("PAGER", "false");
        assertThat(cli.run("view", "100001", "--no-input").err()).isEmpty();
        assertThat(cli.run("view", "100001", "-o", "json").err()).isEmpty();
        assertThat(cli.run("view", "100001", "--fields", "number").err()).isEmpty();
        assertThat(cli.on(new Terminal(false, true, true)).run("view", "100001").err())
                .isEmpty();
        assertThat(cli.on(new Terminal(true, false, true)).run("view", "100001").err())
                .isEmpty();
        cli.on(new Terminal(true, true, true).running(screen));
        assertThat(cli.with("PAGER", "").run("view", "100001").out()).isNotEmpty();
        assertThat(cli.with("PAGER", "cat").run("view", "100001").out()).isNotEmpty();
        assertThat(cli.with("PAGER", "false")
                        .with("TERM", "dumb")
                        .run("view", "100001")
                        .err())
                .isEmpty();
        assertThat(screen.shown()).isEmpty();
    }

    @Test
    void what_is_quoted_is_dimmed() {
        cli.with("PAGER", "cat");

        assertThat(cli.run("view", "100001").out())
                .contains("\n  Help\n  \u001b[2m> what was said\u001b[0m\n    > no quote\n");
    }

    @Test
    void the_page_opens_in_the_browser_of_the_user() throws IOException {
        program("my-browser", "printf '[%s]' \"$@\"");
        cli.with("BROWSER", "no-such-browser 2>/dev/null:my-browser --new");

        assertThat(cli.run("view", "100001", "--web")).isEqualTo(new Run(0, "", OPENS + "Opened " + PAGE + "\n"));
        assertThat(screen.shown()).isEqualTo("[--new][" + PAGE + "]");

        cli.with("BROWSER", "my-browser -u %s -x");
        cli.run("view", "100001", "--web");
        assertThat(screen.shown()).endsWith("[-u][" + PAGE + "][-x]");
    }

    @Test
    void the_desktop_opens_it_where_there_is_one() throws IOException {
        program("xdg-open", "echo \"$1\" > '" + folder.resolve("opened") + "'");
        cli.with("DISPLAY", ":4711").on(Terminal.NONE);

        assertThat(cli.run("view", "100001", "--web")).isEqualTo(new Run(0, "", OPENS + "Opened " + PAGE + "\n"));
        assertThat(folder.resolve("opened")).hasContent(PAGE);
    }

    @Test
    void without_a_desktop_or_a_browser_that_works_its_address_is_printed() throws IOException {
        Run printed = new Run(0, PAGE + "\n", OPENS);
        program("xdg-open", "exit 3");
        assertThat(cli.run("view", "100001", "--web")).isEqualTo(printed);
        assertThat(cli.with("DISPLAY", ":4711").run("view", "100001", "--web")).isEqualTo(printed);
        assertThat(cli.with("BROWSER", "false").run("view", "100001", "--web")).isEqualTo(printed);
        cli.with("BROWSER", "true");
        assertThat(cli.run("view", "100001", "--web", "--no-input")).isEqualTo(printed);
        assertThat(cli.on(Terminal.NONE).run("view", "100001", "--web")).isEqualTo(printed);
    }

    @Test
    void only_pages_of_the_web_are_opened() throws IOException {
        program("my-browser", "echo opened");
        cli.with("BROWSER", "my-browser");
        cli.config("""
                [profiles.odd]
                portal = "https://portal.example.net"
                ticket-url = "file:///etc/passwd#{number}"
                """);

        assertThat(cli.with("TICKETS_TOKEN", "t").run("view", "-p", "odd", "7", "--web"))
                .isEqualTo(new Run(2, "", """
                tickets: the ticket's address is not http or https: file:///etc/passwd#7
                hint: fix ticket-url in config.toml
                """));
        assertThat(screen.shown()).isEmpty();
    }

    private void program(String name, String script) throws IOException {
        Path file = cli.write("bin/" + name, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        cli.with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    }
}
