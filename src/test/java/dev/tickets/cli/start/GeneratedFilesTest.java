package dev.tickets.cli.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.tickets.cli.ProcessContext;
import dev.tickets.cli.completion.CompletionScript;
import dev.tickets.cli.completion.Shell;
import dev.tickets.cli.help.Footer;
import dev.tickets.cli.help.HelpPage;
import dev.tickets.cli.help.HelpText;
import dev.tickets.cli.manual.CommandManual;
import dev.tickets.cli.manual.ConfigManual;
import dev.tickets.cli.manual.ManualFacts;
import dev.tickets.portal.http.Limits;
import dev.tickets.render.Style;
import dev.tickets.state.Jitter;
import dev.tickets.state.Sleeper;
import dev.tickets.terminal.Terminal;
import dev.tickets.testing.CheckedInFile;
import dev.tickets.testing.Cli;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What is written from the command model and checked in. {@code mvn test -Dtickets.update=true
 * -Dtest=GeneratedFilesTest} writes it anew.
 */
public class GeneratedFilesTest {
    private static final String HELP = "src/main/resources/dev/tickets/cli/start/help.txt";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void the_completion_scripts_know_the_commands_of_today(Shell shell) {
        CheckedInFile.at(completionFile(shell))
                .mustBe(CompletionScript.of(shell, commandLine().getCommandSpec()));
    }

    @Test
    void the_stored_help_is_that_of_the_commands() {
        CheckedInFile.at(HELP).mustBe(HelpPage.of(commandLine().getCommandSpec(), false));
    }

    @Test
    void the_page_of_commands_is_that_of_today() {
        CheckedInFile.at("docs/commands.md")
                .mustBe(CommandsPage.of(commandLine().getCommandSpec()).stripTrailing() + "\n");
    }

    @Test
    void the_manual_pages_are_those_of_today() throws IOException {
        ManualFacts facts = DocumentedFacts.read();
        Map<String, String> pages =
                new TreeMap<>(CommandManual.all(commandLine().getCommandSpec(), facts));
        pages.put("tickets.toml.5", ConfigManual.of(facts));

        pages.forEach((file, page) -> CheckedInFile.at("docs/man/" + file).mustBe(page));
        try (Stream<Path> files = Files.list(Path.of("docs/man"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("pages of commands that are gone")
                    .containsExactlyInAnyOrderElementsOf(pages.keySet());
        }
    }

    @Test
    void the_table_of_options_is_that_of_the_annotations() {
        CheckedInFile.at("src/main/java/dev/tickets/cli/start/OptionTable.java")
                .mustBe(OptionTableSource.of(commandLine().getCommandSpec()));
    }

    @ParameterizedTest
    @EnumSource
    void completion_prints_the_checked_in_script(Shell shell) throws IOException {
        assumeNothingIsWrittenAnew();
        Cli.Run printed = new Cli.Run(0, Files.readString(Path.of(completionFile(shell))), "");

        assertThat(new Cli(folder).run("completion", shell.toString())).isEqualTo(printed);
        assertThat(new Cli(folder).run("-q", "completion", shell.toString())).isEqualTo(printed);
    }

    @Test
    void help_is_the_same_stored_or_not() throws IOException {
        assumeNothingIsWrittenAnew();
        String text = HelpText.of(Files.readString(Path.of(HELP)), 0, Style.PLAIN);
        Cli.Run printed = new Cli.Run(0, text, "");

        assertThat(new Cli(folder).run("--help")).isEqualTo(printed);
        assertThat(new Cli(folder).run("-h")).isEqualTo(printed);
        assertThat(new Cli(folder).run("--help", "-q")).isEqualTo(printed);
    }

    @Test
    void every_option_and_argument_and_command_is_described() {
        for (CommandSpec command : commands()) {
            assertThat(command.usageMessage().description()).as(name(command)).isNotEmpty();
            for (ArgSpec argument : arguments(command)) {
                assertThat(String.join("", argument.description()))
                        .as(name(command) + " " + argument.paramLabel())
                        .isNotBlank()
                        .endsWith(".")
                        .doesNotContain("${");
            }
        }
    }

    @Test
    void every_help_fits_its_width() {
        for (CommandSpec command : commands()) {
            for (int columns : List.of(40, 80, 120)) {
                String help = HelpText.of(HelpPage.of(command, true), columns, Style.PLAIN);
                assertThat(help.lines())
                        .as(name(command))
                        .filteredOn(line -> !line.startsWith("  ") || line.startsWith("  -"))
                        .allMatch(line -> line.length() <= columns);
            }
        }
    }

    @Test
    void no_line_of_an_example_is_broken() {
        for (CommandSpec command : commands()) {
            String help = HelpText.of(HelpPage.of(command, false), 40, Style.PLAIN);
            for (Footer.Example example : Footer.of(command).examples()) {
                assertThat(help.lines()).as(name(command)).containsAll(example.lines());
            }
        }
    }

    @Test
    void what_is_hidden_is_shown_nowhere() {
        CommandSpec secret = CommandSpec.create();
        secret.usageMessage().hidden(true);
        CommandSpec root = commandLine().getCommandSpec();
        root.addSubcommand("not-for-you", secret);
        root.addOption(CommandLine.Model.OptionSpec.builder("--not-for-you")
                .hidden(true)
                .build());

        assertThat(CommandsPage.of(root)).doesNotContain("not-for-you");
        assertThat(HelpPage.of(root, true)).doesNotContain("not-for-you");
        assertThat(CommandManual.all(root, DocumentedFacts.read()).toString().replace("\\-", "-"))
                .doesNotContain("not-for-you");
        for (Shell shell : Shell.values()) {
            assertThat(CompletionScript.of(shell, root)).doesNotContain("not-for-you");
        }
    }

    private static String completionFile(Shell shell) {
        String resource = shell.script();
        assertThat(resource).startsWith("/completions/");
        return resource.substring(1);
    }

    /** The program prints what the build put on its class path, and that was before the files were written anew. */
    private static void assumeNothingIsWrittenAnew() {
        assumeFalse(Boolean.getBoolean("tickets.update"));
    }

    private List<CommandSpec> commands() {
        return below(commandLine().getCommandSpec()).toList();
    }

    private static Stream<CommandSpec> below(CommandSpec command) {
        return Stream.concat(
                Stream.of(command),
                command.subcommands().values().stream().flatMap(child -> below(child.getCommandSpec())));
    }

    private static List<ArgSpec> arguments(CommandSpec command) {
        return command.args().stream().filter(argument -> !argument.hidden()).toList();
    }

    private static String name(CommandSpec command) {
        return command.qualifiedName();
    }

    /** The whole model, of a program that has no home, no terminal and no input. */
    private CommandLine commandLine() {
        return program(folder);
    }

    /** The program with all of its commands. */
    public static CommandLine program(Path folder) {
        return new App(new ProcessContext(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        null,
                        Map.of(),
                        folder,
                        folder.resolve("memory"),
                        Clock.fixed(Cli.NOW, ZoneOffset.UTC),
                        Terminal.NONE,
                        Sleeper.SYSTEM,
                        Jitter.SYSTEM,
                        Limits.DEFAULT))
                .commandLine();
    }
}
