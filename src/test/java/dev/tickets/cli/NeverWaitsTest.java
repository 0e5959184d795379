package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tickets.cli.start.GeneratedFilesTest;
import dev.tickets.terminal.Foreground;
import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;

/**
 * No command ever waits for anybody: neither where nobody is at a terminal, nor where somebody is who has said
 * {@code --no-input}. Standard input is one that fails the test when it is read, whether it is closed, empty, or a pipe
 * that is left open; no other program gets the terminal. {@code NeverWaitsIT} proves it of the installed program.
 */
class NeverWaitsTest {
    private static final Duration LIMIT = Duration.ofSeconds(100);

    /** Serves until it is interrupted, and so has no row: it is the only one that does not end by itself. */
    private static final String SERVER = "sandbox serve";

    /** What each command does when it has what it needs, and what it does when that is missing. */
    private static final List<String> LINES = List.of(
            "",
            "login",
            "login --portal http://127.0.0.1:1 --user ann@example.net",
            "login --check",
            "logout",
            "logout --all",
            "list",
            "create",
            "create -d 1",
            "create -d 1 -s Down",
            "create -d 1 -s Down -m words",
            "create -d 1 -s Down -m words -a app.log",
            "create -d 1 -s Down -m words --encrypt",
            "create -d 1 -s Down -m words --view",
            "create -d 1 -s Down -e",
            "create -d 1 -s Down --template incident",
            "create --draft 260101-aaaa",
            "view 100001",
            "view 100001 --web",
            "view 100001 --decrypt",
            "reply 100001",
            "reply 100001 -m words",
            "reply 100001 -e",
            "reply 100002 -m words",
            "close 100001",
            "reopen 100001",
            "departments",
            "services",
            "attachments 100001",
            "attachments 100001 --save saved",
            "wait 100001 --until reply --timeout 1s",
            "drafts list",
            "drafts show 260101-aaaa",
            "drafts discard 260101-aaaa",
            "outbox list",
            "outbox show 260101-aaaa",
            "outbox send",
            "outbox mark 260101-aaaa lost",
            "outbox discard 260101-aaaa",
            "profiles",
            "config path",
            "config show",
            "config check",
            "config edit",
            "doctor",
            "doctor --prove-encryption -d 1",
            "key import key.asc",
            "key list",
            "key remove 0123456789ABCDEF0123456789ABCDEF01234567",
            "key accept key.asc",
            "sandbox reset",
            "sandbox answer 100001 -m words",
            "completion bash",
            "help create",
            "version");

    private static final Foreground NOBODYS = (command, folder, environment, input) -> {
        throw new AssertionError("the terminal was handed to " + command);
    };

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void practise() {
        cli = new Cli(folder)
                .with("TICKETS_PROFILE", "sandbox")
                .with("EDITOR", "vi")
                .with("PAGER", "less");
        cli.write("app.log", "a line\n");
        cli.write("key.asc", "no key\n");
    }

    static Stream<Arguments> lines_and_terminals() {
        Terminal whole = new Terminal(true, true, true).running(NOBODYS);
        return LINES.stream()
                .flatMap(line -> Stream.of(
                        Arguments.of(line, Terminal.NONE),
                        // as in $(tickets ...), and as in a job whose output is looked at
                        Arguments.of(line, new Terminal(true, false, false).running(NOBODYS)),
                        Arguments.of(line, new Terminal(false, true, true).running(NOBODYS)),
                        Arguments.of(line + " --no-input", whole)));
    }

    @ParameterizedTest
    @MethodSource("lines_and_terminals")
    void every_command_ends_by_itself(String line, Terminal terminal) {
        cli.run("create", "-d", "1", "-s", "Disk full", "-m", "Please help");
        cli.on(terminal);
        String[] words = line.isBlank() ? new String[0] : line.strip().split(" ", -1);

        Run run = assertTimeoutPreemptively(LIMIT, () -> cli.run(words));

        assertThat(run.exitCode()).isBetween(0, 75);
        assertThat(run.err()).doesNotContain("unexpected", "AssertionError", "[y/N]");
    }

    @Test
    void the_table_has_every_command() {
        CommandSpec root = GeneratedFilesTest.program(folder).getCommandSpec();
        List<String> named = Stream.concat(LINES.stream(), Stream.of(SERVER))
                .map(line -> commandOf(line, root))
                .filter(command -> !command.isEmpty())
                .distinct()
                .toList();

        assertThat(named).containsExactlyInAnyOrderElementsOf(leaves(root, ""));
    }

    private static List<String> leaves(CommandSpec spec, String place) {
        if (spec.subcommands().isEmpty()) {
            return List.of(place.strip());
        }
        List<String> leaves = new ArrayList<>();
        spec.subcommands().forEach((name, below) -> leaves.addAll(leaves(below.getCommandSpec(), place + " " + name)));
        return leaves;
    }

    /** The words of the line that name a command. */
    private static String commandOf(String line, CommandSpec root) {
        CommandSpec spec = root;
        StringBuilder command = new StringBuilder();
        for (String word : line.split(" ", -1)) {
            if (spec.subcommands().containsKey(word)) {
                spec = spec.subcommands().get(word).getCommandSpec();
                command.append(' ').append(word);
            }
        }
        return command.toString().strip();
    }
}
