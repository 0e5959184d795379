package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.QuietTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs come from the absolute folders of the {@code PATH}, never from the folder that a run happens to be in. */
class ProgramsTest {
    private static final String ARMOUR = "-----BEGIN PGP MESSAGE-----\\n\\nAAAA\\n-----END PGP MESSAGE-----";

    /** Names of every program that is started, and of those that a shell needs for that. */
    private static final List<String> NAMES = List.of(
            "sh",
            "less",
            "vi",
            "nano",
            "editor",
            "sensible-editor",
            "xdg-open",
            "xclip",
            "wl-paste",
            "gpg",
            "infocmp",
            "my-tool",
            "echo");

    @TempDir
    Path folder;

    private final FakePortal portal = new FakePortal();
    private Cli cli;

    @BeforeEach
    void a_folder_full_of_programs_of_another_user() throws IOException {
        for (String place : List.of("", "bin/")) {
            for (String name : NAMES) {
                program(place + name, "touch '" + folder.resolve("ran") + "'");
            }
        }
        portal.answers("GET /api/tickets/7", 200, """
                {"ticket":{"ticket_number":"7","subject":"S","body":"%s","status":"Open"}}
                """.formatted(ARMOUR));
        portal.answers("GET /api/ticket/departments", 200, "{\"departments\":[{\"id\":\"1\",\"name\":\"Tech\"}]}");
        cli = new Cli(folder)
                .at(portal.uri())
                .with("NO_COLOR", "1")
                .on(new Terminal(true, true, true).running(new QuietTerminal(folder.resolve("screen"))));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private Path program(String name, String script) throws IOException {
        Path file = cliFile(name, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path cliFile(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    static Stream<Arguments> pathsAndPrograms() {
        return Stream.of(":/nowhere", "/nowhere:", "/nowhere::/nowhere", ".", "bin", "./bin:..", "", "not set")
                .flatMap(path -> Stream.of(
                                "pager",
                                "editor",
                                "EDITOR",
                                "VISUAL",
                                "PAGER",
                                "BROWSER",
                                "xdg-open",
                                "--paste",
                                "gpg",
                                "password-command")
                        .map(use -> Arguments.of(path, use)));
    }

    @ParameterizedTest(name = "PATH={0}, {1}")
    @MethodSource("pathsAndPrograms")
    void nothing_in_the_current_folder_is_run(String path, String use) {
        if (!path.equals("not set")) {
            cli.with("PATH", path);
        }

        run(use);

        assertThat(folder.resolve("ran")).doesNotExist();
    }

    /** Starts what this use starts; whether the command succeeds depends on the machine. */
    private Run run(String use) {
        String[] create = {"create", "-d", "1", "-s", "S", "-e"};
        return switch (use) {
            case "pager" -> cli.run("view", "7");
            case "PAGER" -> cli.with(use, "my-tool -x").run("view", "7");
            case "editor" -> cli.with("TERM", "dumb").run(withoutEditor(create));
            case "EDITOR", "VISUAL" -> cli.with(use, "my-tool --wait").run(create);
            case "BROWSER" -> cli.with(use, "my-tool").run("view", "--web", "7");
            case "xdg-open" -> cli.with("DISPLAY", ":77").run("view", "--web", "7");
            case "--paste" -> cli.with("DISPLAY", ":77").run("create", "-d", "1", "-s", "S", "-m", "M", "--paste");
            case "gpg" -> cli.run("view", "--decrypt", "7");
            case "password-command" ->
                cli.with("TICKETS_TOKEN", "")
                        .with("TICKETS_USER", "ann@example.net")
                        .with("TICKETS_PASSWORD_COMMAND", "my-tool")
                        .run("services");
            default -> throw new AssertionError(use);
        };
    }

    /** A real editor of the usual folders would wait for keys. */
    private static String[] withoutEditor(String... create) {
        return Files.exists(Path.of("/usr/bin/vi"))
                        || Files.exists(Path.of("/usr/bin/nano"))
                        || Files.exists(Path.of("/usr/bin/editor"))
                        || Files.exists(Path.of("/usr/bin/sensible-editor"))
                ? new String[] {"drafts", "list"}
                : create;
    }

    @Test
    void a_program_in_an_absolute_folder_after_an_empty_one_is_run() throws IOException {
        program("tools/my-tool", "echo 'From the tools' >\"$2\"; touch '" + folder.resolve("right") + "'");

        cli.with("PATH", ":.:" + folder.resolve("tools") + ":/usr/bin:/bin").with("EDITOR", "my-tool --wait");
        cli.run("create", "-d", "1", "-s", "S", "-e");

        assertThat(folder.resolve("ran")).doesNotExist();
        assertThat(folder.resolve("right")).exists();
    }

    @Test
    void a_program_that_a_program_starts_does_not_come_from_the_current_folder_either() throws IOException {
        program("tools/pass", "my-tool; echo secret");
        cli.with("PATH", ":bin:" + folder.resolve("tools") + ":/usr/bin:/bin:")
                .with("TICKETS_TOKEN", "")
                .with("TICKETS_USER", "ann@example.net")
                .with("TICKETS_PASSWORD_COMMAND", "pass");

        cli.run("services");

        assertThat(portal.asked().get(0).body()).contains("secret");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    /** A name with a slash is no search: it says which file is meant. */
    @Test
    void an_editor_that_is_named_with_a_slash_is_run_from_there() {
        cli.with("PATH", "/usr/bin:/bin").with("EDITOR", "./my-tool");

        cli.run("create", "-d", "1", "-s", "S", "-e");

        assertThat(folder.resolve("ran")).exists();
    }
}
