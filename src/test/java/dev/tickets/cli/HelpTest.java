package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.cli.help.CommandGroup;
import dev.tickets.cli.help.Footer;
import dev.tickets.cli.start.GeneratedFilesTest;
import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What a person reads after {@code --help}: an example first, the common options, names of the others, the manual. */
class HelpTest {
    private static final Terminal SCREEN = new Terminal(false, true, false);

    @TempDir
    Path folder;

    private String help(String line) {
        Cli.Run run = new Cli(folder).run(line.split(" "));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    private String help(int columns, String line) {
        return new Cli(folder)
                .on(Terminal.NONE.wide(columns))
                .run(line.split(" "))
                .out();
    }

    @Test
    void the_help_of_create_has_the_six_common_options_first_and_fits_a_screen() {
        assertThat(help("create --help")).isEqualTo("""
                Create a ticket, and read it back to confirm it.
                On a terminal the program asks for what no option says.

                Examples:
                  tickets create -d VPS -s "Disk full" -F report.txt -a graph.png --view
                  journalctl -n 50 | tickets create -d VPS -s "nginx down" -F - --host-info
                  tickets create -d VPS -s "No route" -m "See below" --urgent \\
                      --impact "all customers" --contact "+44 20 7946 0000" --dry-run

                Usage: tickets create [OPTIONS]

                Common options:
                  -d, --department DEPARTMENT  The department: id, name, or a unique part of
                                               name or description; or "not sure", and support
                                               moves the ticket (default: default-department of
                                               the profile).
                  -s, --subject SUBJECT        The subject: one line, required.
                  -m, --message TEXT           The text of the message (or use -F).
                  -F, --file FILE              Read the message from this file; - is standard
                                               input.
                  -a, --attach FILE...         Attach these files or folders. NAME=FILE sends a
                                               file or pipe with that name, NAME=- sends
                                               standard input. May be repeated.
                      --dry-run                Check everything, show the result, and send
                                               nothing.

                More options, described by tickets create --help --all:
                  Ticket           --edit, --template, --set, --paste, --draft, --service, --cc,
                                   --urgent, --impact, --contact, --host-info, --priority
                  Attachments      --zip, --split, --attach-what-you-can
                  Encryption       --encrypt, --encrypt-to
                  Repeated alerts  --dedup-key, --if-open, --min-interval, --dedup-scope
                  Sending          --no-queue, --no-ref, --view
                  General          --profile, --output, --fields, --header, --quiet, --verbose,
                                   --no-input, --timeout, --color, --help, --version

                Manual: man tickets-create
                """);
        assertThat(help("create --help").lines()).hasSizeLessThanOrEqualTo(45);
    }

    @Test
    void all_describes_every_option_in_its_section() {
        assertThat(help("create --help --all"))
                .containsSubsequence(
                        "\nTicket:\n",
                        "\n      --service SERVICE        The related service: id, name, or a unique part\n",
                        "\nAttachments:\n",
                        "  -a, --attach FILE...         Attach these files or folders.",
                        "\nEncryption:\n",
                        "\nRepeated alerts:\n",
                        "\n      --min-interval DURATION  With --dedup-key: send no reply within this time\n",
                        "\nSending:\n",
                        "\nGeneral:\n",
                        "\n      --timeout DURATION       Stop if the whole run takes longer than this:\n",
                        "\nManual: man tickets-create\n")
                .doesNotContain("More options");
    }

    @ParameterizedTest
    @CsvSource({
        "create --help --all, help create --all",
        "create --help --all, create --all --help",
        "list --help --all,   list --all --help",
        "--help --all,        help --all"
    })
    void all_is_understood_in_every_order(String line, String same) {
        assertThat(help(same)).isEqualTo(help(line)).doesNotContain("More options");
    }

    @Test
    void everyday_commands_come_first() {
        assertThat(help("--help"))
                .containsSubsequence(
                        "File, read and answer",
                        "\n  tickets -p sandbox create ",
                        "\nUsage: tickets COMMAND [OPTIONS]\n",
                        """

                        Everyday commands:
                          create       Create a ticket, and read it back to confirm it.
                          list         List tickets, newest activity first.
                          view         Show a ticket with all its messages.
                          reply        Reply to a ticket, and read the reply back.
                          close        Close tickets.
                        """,
                        "\nMore about tickets:\n",
                        "\nMessages that are not sent yet:\n",
                        "\nLogin and settings:\n",
                        "\nOther commands:\n",
                        "\nCommon options:\n",
                        "\nMore options, described by tickets --help --all:\n",
                        "\nManual: man tickets\n");
    }

    @Test
    void all_lists_the_commands_below_commands_too() {
        assertThat(help("--help --all"))
                .contains("\n  outbox send     Send all due entries.\n")
                .contains("\n      --color WHEN        Use colours and styles: auto, always, never");
        assertThat(help("--help")).doesNotContain("outbox send");
    }

    @Test
    void options_stand_below_each_other_with_a_heading_for_each_section() {
        assertThat(help("login --help")).contains("""

                Password or token (at most one):
                      --password-stdin         Read the password from standard input.
                      --password-file FILE     Read the password from this file with one line.
                      --password-command COMMAND
                                               Run this shell command, which prints the password
                                               as one line.
                """);
    }

    @Test
    void a_narrow_terminal_has_each_text_below_its_option() {
        assertThat(help(40, "view --help")).contains("""
                Usage: tickets view NUMBER [OPTIONS]

                Arguments:
                  NUMBER
                      The ticket: number, #number or
                      address.

                Options:
                  --last K
                      Show only the last K messages.
                """);
    }

    @Test
    void a_wide_terminal_is_filled() {
        assertThat(help(120, "create --help"))
                .contains("\n  -m, --message TEXT           The text of the message (or use -F).\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 120})
    void the_help_of_the_program_has_the_width_of_the_terminal(int columns) {
        assertThat(help(columns, "--help").lines())
                .filteredOn(line -> !line.startsWith("  tickets "))
                .allMatch(line -> line.length() <= columns);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 39, 121, 9999})
    void the_width_has_limits(int columns) {
        assertThat(help(columns, "list --help")).isEqualTo(help(columns < 80 ? 40 : 120, "list --help"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "help", "--help --all", "view --help"})
    void help_on_a_terminal_is_coloured(String line) {
        assertThat(new Cli(folder).on(SCREEN).run(line.split(" ")).out()).contains("\u001B[1m", "\u001B[33m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "help", "--help --all", "view --help"})
    void help_in_a_pipe_and_with_no_color_is_plain(String line) {
        String plain = help(line);

        assertThat(plain).doesNotContain("\u001B");
        assertThat(new Cli(folder)
                        .on(SCREEN)
                        .with("NO_COLOR", "1")
                        .run(line.split(" "))
                        .out())
                .isEqualTo(plain);
        assertThat(new Cli(folder)
                        .on(SCREEN)
                        .with("TERM", "dumb")
                        .run(line.split(" "))
                        .out())
                .isEqualTo(plain);
    }

    @Test
    void colours_change_no_word() {
        String coloured = help("view --help --color always");

        assertThat(coloured).contains("\n      \u001B[33m--web\u001B[0m  ");
        assertThat(coloured.replaceAll("\u001B\\[\\d+m", "")).isEqualTo(help("view --help"));
    }

    @Test
    void the_help_after_a_forgotten_command_is_coloured_where_it_is_read() {
        Cli.Run run = new Cli(folder).on(new Terminal(false, false, true)).run("outbox");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("\u001B[1mCommands:\u001B[0m\n");
        assertThat(new Cli(folder).run("outbox").err())
                .contains("\nCommands:\n")
                .doesNotContain("\u001B");
    }

    @Test
    void every_command_begins_with_an_example_and_every_command_of_the_program_has_one_group() {
        CommandSpec root = GeneratedFilesTest.program(folder).getCommandSpec();

        assertThat(commands(root)).allSatisfy(command -> {
            assertThat(Footer.of(command).examples())
                    .as(command.qualifiedName())
                    .isNotEmpty();
            assertThat(Footer.of(command).examples().get(0).lines().get(0))
                    .contains(command.parent() == null ? "tickets " : command.qualifiedName());
        });
        assertThat(CommandGroup.of(root).stream()
                        .flatMap(group -> group.commands().stream())
                        .map(CommandSpec::name))
                .containsExactlyInAnyOrderElementsOf(CommandNames.ALL);
        assertThat(CommandGroup.of(root))
                .allSatisfy(group -> assertThat(group.commands()).isNotEmpty());
    }

    private static List<CommandSpec> commands(CommandSpec command) {
        return Stream.concat(
                        Stream.of(command),
                        command.subcommands().values().stream()
                                .map(CommandLine::getCommandSpec)
                                .flatMap(below -> commands(below).stream()))
                .toList();
    }
}
