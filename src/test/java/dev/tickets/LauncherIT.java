package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The start script as the build installs it, with real Javas and with ones that only print what they were given. */
class LauncherIT extends LauncherFixture {
    @Test
    void starts_the_program_without_a_word_of_its_own() {
        ProgramRun run = run(Map.of("PATH", SYSTEM_PATH, "JAVA_HOME", System.getProperty("java.home")), "--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void hands_every_argument_through_as_it_was_typed() throws IOException {
        Path java = java("java", "17.0.15", PRINTS_ITS_ARGUMENTS);

        ProgramRun run = run(home(java), "create", "-s", "disk  full", "", "*", "it's \"down\"", "$HOME", "a\\b", "--");

        assertThat(run.out()).endsWith("""
                <dev.tickets.Main>
                <create>
                <-s>
                <disk  full>
                <>
                <*>
                <it's "down">
                <$HOME>
                <a\\b>
                <-->
                """);
    }

    @Test
    void ends_with_the_exit_code_of_the_program() throws IOException {
        assertThat(run(home(java("java", "17.0.15", "exit 75"))).exitCode()).isEqualTo(75);
    }

    @Test
    void runs_through_a_chain_of_relative_links() throws IOException {
        install("opt/tickets-1.0");
        Files.createSymbolicLink(folder.resolve("opt/current"), Path.of("tickets-1.0"));
        Files.createSymbolicLink(folder.resolve("opt/tickets"), Path.of("current/bin/tickets"));
        Path link = Files.createSymbolicLink(folder.resolve("tk"), Path.of("opt/tickets"));
        Map<String, String> environment = home(java("java", "17.0.15", PRINTS_ITS_ARGUMENTS));

        ProgramRun run = ProgramRun.of(folder, environment, List.of(link.toString()));

        assertThat(run.out()).contains("<" + folder + "/opt/tickets-1.0/lib/tickets-");
    }

    @Test
    void runs_from_a_folder_with_blanks_and_a_leading_dash_named_relative_to_this_one() throws IOException {
        Path home = install("-my * tools");
        Map<String, String> environment = home(java("a java", "17.0.15", PRINTS_ITS_ARGUMENTS));

        for (String name : List.of("-my * tools/bin/tickets", "./-my * tools/bin/tickets")) {
            ProgramRun run = ProgramRun.of(folder, environment, List.of("/bin/sh", "-c", "\"$0\" list", name));
            assertThat(run.out()).contains("<" + home + "/lib/tickets-").endsWith("<list>\n");
        }
    }

    @Test
    void does_not_mind_an_odd_environment() throws IOException {
        Map<String, String> odd = Map.of(
                "JAVA_HOME",
                java("java", "17.0.15", PRINTS_ITS_ARGUMENTS).toString(),
                "IFS",
                "/t",
                "CDPATH",
                "/:/tmp",
                "HOME",
                "/proc/nowhere",
                "ENV",
                "/nowhere",
                "LC_ALL",
                "xx");

        ProgramRun run = run(odd, "list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("<" + PROGRAM + "/lib/tickets-").endsWith("<list>\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void says_so_where_it_cannot_run() throws IOException {
        Map<String, String> environment = home(java("java", "17.0.15", PRINTS_ITS_ARGUMENTS));
        Path colon = launcherAlone("with:colon");
        Path alone = launcherAlone("without jars");

        assertThat(ProgramRun.of(folder, environment, List.of(colon.toString())))
                .isEqualTo(new ProgramRun(
                        1,
                        "",
                        "tickets: cannot run from " + folder
                                + "/with:colon/bin: Java does not accept a colon in a folder name; move the"
                                + " program\n"));
        assertThat(ProgramRun.of(folder, environment, List.of(alone.toString())))
                .isEqualTo(new ProgramRun(
                        1, "", "tickets: no jars found in " + folder + "/without jars/lib: install tickets again\n"));
    }

    @Test
    void tells_the_program_which_of_its_streams_are_terminals() throws IOException {
        Map<String, String> environment = home(java("java", "17.0.15", PRINTS_ITS_ARGUMENTS));
        String script = RequiredTool.named("script").toString();

        assertThat(run(environment).out()).contains("<-Dtickets.terminals=>");
        for (Map.Entry<String, String> redirection :
                Map.of("", "012", "2>/dev/null", "01", "</dev/null", "12").entrySet()) {
            String command = LAUNCHER + " " + redirection.getKey();
            ProgramRun run = ProgramRun.of(folder, environment, List.of(script, "-qec", command, "/dev/null"));
            assertThat(run.out()).contains("<-Dtickets.terminals=" + redirection.getValue() + ">");
        }
    }

    @Test
    void gives_java_no_file_of_its_own_for_a_stream_that_is_closed() throws IOException {
        Map<String, String> environment =
                home(java("java", "17.0.15", "streams=$(cd /proc/$$/fd && readlink 0 1 2) && echo \"$streams\" >&9"));
        ProgramRun run = ProgramRun.of(folder, environment, List.of("sh", "-c", LAUNCHER + " 9>streams <&- >&- 2>&-"));

        assertThat(run.exitCode()).isZero();
        assertThat(folder.resolve("streams")).hasContent("/dev/null\n/dev/null\n/dev/null\n");
    }

    /** In the current folder, and in bin below it, lie programs of another user. */
    @Test
    void runs_nothing_of_the_current_folder() throws IOException {
        for (String name : List.of("java", "readlink", "setsid", "nice", "stty", "sh", "mkdir", "ls", "infocmp")) {
            for (String place : List.of("", "bin/")) {
                Path program = folder.resolve(place + name);
                Files.createDirectories(program.getParent());
                shell(
                        "printf '#!/bin/sh\\ntouch \"%s\"\\n' \"$2\" >\"$1\" && chmod +x \"$1\"",
                        program.toString(), folder + "/ran");
            }
        }
        Path java = java("a java", "17.0.15", "echo \"$PATH\"");
        Path link = Files.createDirectories(folder.resolve("linked")).resolve("java");
        Files.createSymbolicLink(link, java.resolve("bin/java"));
        String tools = link.getParent() + ":/usr/bin:/bin";
        Map<String, String> safe = Map.of(
                ":" + tools, tools,
                tools + ":", tools,
                ".:" + tools, tools,
                "bin:" + tools + ":./bin:..", tools,
                link.getParent() + "::/usr/bin:/bin", tools,
                "::" + tools + "::", tools);
        for (Map.Entry<String, String> path : safe.entrySet()) {
            Map<String, String> environment =
                    Map.of("PATH", path.getKey(), "HOME", folder.resolve("home").toString());

            assertThat(run(environment, "list"))
                    .as(path.getKey())
                    .isEqualTo(new ProgramRun(0, path.getValue() + "\n", ""));
        }
        Map<String, String> home = Map.of("JAVA_HOME", java.toString());
        for (String path : List.of("", ":", ".", "bin", "::")) {
            Map<String, String> environment = new HashMap<>(home);
            environment.put("PATH", path);
            assertThat(run(environment, "list").out()).isEqualTo("/usr/local/bin:/usr/bin:/bin\n");
        }
        // without a PATH, a shell has one of its own
        assertThat(run(home, "list").out()).matches("/[^:]*(:/[^:]*)*\n");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    /** Every shell that may be /bin/sh. */
    @Test
    void runs_in_every_shell() throws IOException {
        Map<String, String> environment = home(java("java", "17.0.15", PRINTS_ITS_ARGUMENTS));
        for (String shell : List.of("dash", "bash", "bash --posix", "busybox sh", "zsh --emulate sh")) {
            List<String> command = new ArrayList<>(List.of(shell.split(" ")));
            command.set(0, RequiredTool.named(command.get(0)).toString());
            command.addAll(List.of(LAUNCHER.toString(), "list", "two words"));

            ProgramRun run = ProgramRun.of(folder, environment, command);

            assertThat(run.err()).as(shell).isEmpty();
            assertThat(run.out()).as(shell).endsWith("<dev.tickets.Main>\n<list>\n<two words>\n");
        }
    }

    @Test
    void passes_shellcheck() {
        List<String> command = new ArrayList<>(List.of(
                RequiredTool.named("shellcheck").toString(),
                LAUNCHER.toString(),
                PROGRAM.resolve("libexec/install").toString(),
                PROGRAM.resolve("libexec/make-archive").toString()));
        for (String script : List.of(
                "main/deb/layout", "main/deb/control/postinst", "main/deb/control/postrm", "test/sh/clean-root")) {
            command.add(Path.of("src", script).toAbsolutePath().toString());
        }

        assertThat(ProgramRun.of(folder, command)).isEqualTo(new ProgramRun(0, "", ""));
    }

    /** The start script in a folder of that name, and nothing else of the program. */
    private Path launcherAlone(String name) throws IOException {
        Path bin = Files.createDirectories(folder.resolve(name).resolve("bin"));
        shell("cp -p \"$1\" \"$2\"", LAUNCHER.toString(), bin.toString());
        return bin.resolve("tickets");
    }
}
