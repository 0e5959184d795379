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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script as the build installs it, with real Javas and with ones that only print what they were given. */
class LauncherIT {
    private static final Path PROGRAM = Path.of("target/tickets").toAbsolutePath();
    private static final Path LAUNCHER = PROGRAM.resolve("bin/tickets");
    private static final String SYSTEM_PATH = "/usr/bin:/bin";
    private static final String PRINTS_ITS_ARGUMENTS = "printf '<%s>\\n' \"$@\"";

    @TempDir
    Path folder;

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
    void gives_java_each_jar_once_by_its_absolute_path_and_its_own_first() throws IOException {
        String arguments =
                run(home(java("java", "17.0.15", PRINTS_ITS_ARGUMENTS))).out();

        String classPath = arguments.replaceFirst("(?s).*<-cp>\n<(.*?)>\n.*", "$1");
        List<String> jars = List.of(classPath.split(":", -1));
        try (Stream<Path> lib = Files.list(PROGRAM.resolve("lib"))) {
            assertThat(jars)
                    .containsExactlyInAnyOrderElementsOf(lib.map(Path::toString)
                            .filter(file -> file.endsWith(".jar"))
                            .toList());
        }
        assertThat(jars.get(0)).matches(".*/lib/tickets-[^/]*\\.jar");
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
    void prefers_the_java_of_JAVA_HOME_to_the_first_on_the_path() throws IOException {
        Path preferred = java("preferred", "17.0.15", "echo preferred");
        Path first = java("first", "21", "echo first");
        Path second = java("second", "25.0.3", "echo second");
        String path = "/nowhere:" + first.resolve("bin") + ":" + second.resolve("bin");

        assertThat(run(Map.of("JAVA_HOME", preferred.toString(), "PATH", path)).out())
                .isEqualTo("preferred\n");
        assertThat(run(Map.of("PATH", path)).out()).isEqualTo("first\n");
    }

    @Test
    void says_so_when_there_is_no_java() {
        ProgramRun run = run(Map.of("PATH", folder.toString()));

        assertThat(run).isEqualTo(new ProgramRun(1, "", """
                tickets: found no Java: JAVA_HOME is not set, and there is no java on the PATH
                tickets: install Java 17 or later, or set JAVA_HOME to the folder of one
                """));
    }

    @Test
    void says_so_when_JAVA_HOME_holds_no_java() {
        ProgramRun run = run(Map.of("PATH", SYSTEM_PATH, "JAVA_HOME", "/nowhere"));

        assertThat(run).isEqualTo(new ProgramRun(1, "", """
                tickets: found no Java: JAVA_HOME is /nowhere, and there is no bin/java in it
                tickets: set JAVA_HOME to the folder of Java 17 or later, or unset it
                """));
    }

    @Test
    void refuses_a_java_that_is_too_old_without_starting_it() throws IOException {
        for (String version : List.of("11.0.2", "1.8.0_392", "9", "16.0.2")) {
            Path java = java("java-" + version, version, "echo started");

            assertThat(run(home(java))).isEqualTo(new ProgramRun(1, "", """
                    tickets: needs Java 17 or later, but %s/bin/java is Java %s
                    tickets: install Java 17 or later, and set JAVA_HOME to its folder
                    """.formatted(java, version)));
        }
    }

    @Test
    void looks_beside_the_java_that_a_link_on_the_path_leads_to() throws IOException {
        Path old = java("old", "11.0.2", "echo started");
        Path bin = Files.createDirectories(folder.resolve("usr/bin"));
        Files.createSymbolicLink(bin.resolve("java"), old.resolve("bin/java"));

        ProgramRun run = run(Map.of("PATH", bin + ":" + SYSTEM_PATH));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("is Java 11.0.2\n");
    }

    @Test
    void asks_a_java_that_has_no_release_file_for_its_version() throws IOException {
        String answer =
                "[ \"$1\" = -version ] && echo 'Picked up X' >&2 && echo 'openjdk version \"%s\" 2026' >&2 && exit; ";
        Path old = java("old", "", answer.formatted("1.8.0_392"));
        Path current = java("current", "", answer.formatted("25") + PRINTS_ITS_ARGUMENTS);

        assertThat(run(home(old)).err()).contains("needs Java 17 or later").contains("is Java 1.8.0_392\n");
        assertThat(run(home(current), "list").out()).endsWith("<list>\n");
    }

    @Test
    void says_so_when_java_does_not_run_or_does_not_tell_its_version() throws IOException {
        Path broken = java("broken", "", "echo 'libz.so.1: cannot open shared object file' >&2; exit 127");
        Path mute = java("mute", "", "exit 0");

        assertThat(run(home(broken)))
                .isEqualTo(new ProgramRun(
                        1,
                        "",
                        "tickets: " + broken + "/bin/java does not run: libz.so.1: cannot open shared object file\n"));
        assertThat(run(home(mute))).isEqualTo(new ProgramRun(1, "", """
                tickets: needs Java 17 or later, but %s/bin/java is Java of an unknown version
                tickets: install Java 17 or later, and set JAVA_HOME to its folder
                """.formatted(mute)));
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
                                + "/with:colon/bin: Java takes no colon in the name of a folder\n"));
        assertThat(ProgramRun.of(folder, environment, List.of(alone.toString())))
                .isEqualTo(new ProgramRun(
                        1, "", "tickets: found no jars in " + folder + "/without jars/lib: install tickets again\n"));
    }

    @Test
    void leaves_the_last_word_on_java_to_the_user() throws IOException {
        Path java = java("java", "17.0.15", PRINTS_ITS_ARGUMENTS);
        String options = "-Xmx64m  * -XX:+UseG1GC";

        String arguments = run(Map.of("JAVA_HOME", java.toString(), "TICKETS_JAVA_OPTS", options))
                .out();

        assertThat(arguments)
                .contains("<-Xmx64m>\n<*>\n<-XX:+UseG1GC>\n")
                .doesNotContain("UseSerialGC", "<-Xms", "<-Xmx128m>");
    }

    @Test
    void leaves_the_size_of_memory_to_whoever_set_it_for_every_java() throws IOException {
        Path java = java("java", "17.0.15", PRINTS_ITS_ARGUMENTS);
        assertThat(run(home(java), "list").out()).contains("<-Xms64m>\n<-Xmx128m>\n");

        for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "TICKETS_JAVA_OPTS")) {
            for (String size : List.of("-Xmx32m", "-Xms8m", "-XX:MaxHeapSize=32m", "-XX:MaxRAMPercentage=50")) {
                Map<String, String> environment =
                        Map.of("PATH", SYSTEM_PATH, "JAVA_HOME", java.toString(), variable, size);
                assertThat(run(environment, "list").out()).doesNotContain("<-Xms64m>", "<-Xmx128m>");
            }
        }
        Map<String, String> little = Map.of("JAVA_HOME", System.getProperty("java.home"), "_JAVA_OPTIONS", "-Xmx32m");
        assertThat(run(little, "--version").exitCode()).isZero();
    }

    @Test
    void compiles_sooner_and_takes_little_memory_where_files_may_be_large() throws IOException {
        Map<String, String> environment = home(java("java", "17.0.15", PRINTS_ITS_ARGUMENTS));
        List<String> withFiles =
                List.of("-a", "-aapp.log", "--attach=app.log", "--save=.", "--save-attachments", "outbox");

        assertThat(run(environment, "list").out())
                .contains("<-XX:TieredStopAtLevel=1>\n<-XX:CompileThresholdScaling=10>\n");
        for (String argument : withFiles) {
            assertThat(run(environment, "reply", "1", argument).out())
                    .contains("<-XX:CompileThresholdScaling=5>\n")
                    .doesNotContain("TieredStopAtLevel", "TransparentHugePages");
        }
    }

    @Test
    void starts_with_a_garbage_collector_that_is_set_for_every_java() {
        String java = System.getProperty("java.home");
        Map<String, String> environment = Map.of("JAVA_HOME", java, "JAVA_TOOL_OPTIONS", "-XX:+UseParallelGC");

        assertThat(run(environment, "--version").exitCode()).isZero();
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

    @Test
    void says_so_when_JAVA_HOME_is_relative() throws IOException {
        java("jdk", "17.0.15", "echo ran");

        for (String relative : List.of("jdk", "./jdk", ".")) {
            assertThat(run(Map.of("PATH", SYSTEM_PATH, "JAVA_HOME", relative)))
                    .isEqualTo(new ProgramRun(1, "", """
                    tickets: found no Java: JAVA_HOME is %s, which is no absolute path
                    tickets: set JAVA_HOME to the folder of Java 17 or later, or unset it
                    """.formatted(relative)));
        }
    }

    /** Every shell that may be /bin/sh. */
    @Test
    void runs_in_every_shell() throws IOException {
        Map<String, String> environment = home(java("java", "17.0.15", PRINTS_ITS_ARGUMENTS));
        for (String shell : List.of("dash", "bash", "bash --posix", "busybox sh", "ksh", "mksh")) {
            List<String> command = new ArrayList<>(List.of(shell.split(" ")));
            if (!Files.exists(Path.of("/usr/bin").resolve(command.get(0)))) {
                continue;
            }
            command.addAll(List.of(LAUNCHER.toString(), "list", "two words"));

            ProgramRun run = ProgramRun.of(folder, environment, command);

            assertThat(run.err()).as(shell).isEmpty();
            assertThat(run.out()).as(shell).endsWith("<dev.tickets.Main>\n<list>\n<two words>\n");
        }
    }

    @Test
    void little_memory_is_enough_and_too_little_is_said() {
        Map<String, String> environment = Map.of(
                "PATH",
                SYSTEM_PATH,
                "JAVA_HOME",
                System.getProperty("java.home"),
                "HOME",
                folder.toString(),
                "TICKETS_ARCHIVE",
                "off");
        String limited = "ulimit -v %d && exec " + LAUNCHER + " -p sandbox departments -q";

        assertThat(ProgramRun.of(folder, environment, List.of("sh", "-c", limited.formatted(1_200_000)))
                        .exitCode())
                .isZero();
        assertThat(ProgramRun.of(folder, environment, List.of("sh", "-c", limited.formatted(400_000)))
                        .err())
                .matches("tickets: Java does not start within the limits of memory \\(400000 KiB, ulimit -v\\)"
                        + " and of processes \\([0-9a-z]+, ulimit -u\\)\n"
                        + "tickets: raise them: 1 GiB of memory, and room for 64 more processes, are enough\n");
        assertThat(folder).isDirectoryNotContaining("glob:**/{hs_err,core,replay}*");
    }

    @Test
    void java_leaves_no_files_when_it_crashes_and_says_nothing_on_standard_output() {
        Map<String, String> environment = Map.of(
                "PATH", SYSTEM_PATH, "JAVA_HOME", System.getProperty("java.home"), "TICKETS_JAVA_OPTS", "-Xmx9999999g");

        ProgramRun run = run(environment, "--version");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isNotEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void passes_shellcheck() {
        String shellcheck = RequiredTool.named("shellcheck").toString();

        assertThat(ProgramRun.of(
                        folder,
                        List.of(
                                shellcheck,
                                LAUNCHER.toString(),
                                PROGRAM.resolve("libexec/make-archive").toString())))
                .isEqualTo(new ProgramRun(0, "", ""));
    }

    private ProgramRun run(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        return ProgramRun.of(folder, environment, command);
    }

    private static Map<String, String> home(Path java) {
        return Map.of("PATH", SYSTEM_PATH, "JAVA_HOME", java.toString());
    }

    /** A copy of the built program; links to the original would be reported whenever the folder is cleared. */
    private Path install(String name) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.getParent());
        shell("cp -Rp \"$1\" \"$2\"", PROGRAM.toString(), home.toString());
        return home;
    }

    /** The start script in a folder of that name, and nothing else of the program. */
    private Path launcherAlone(String name) throws IOException {
        Path bin = Files.createDirectories(folder.resolve(name).resolve("bin"));
        shell("cp -p \"$1\" \"$2\"", LAUNCHER.toString(), bin.toString());
        return bin.resolve("tickets");
    }

    /** A folder that looks like a Java of this version (no version: without a release file) and runs a script. */
    private Path java(String name, String version, String script) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        if (!version.isEmpty()) {
            Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        }
        shell("printf '#!/bin/sh\\n%s\\n' \"$2\" >\"$1\" && chmod +x \"$1\"", home + "/bin/java", script);
        return home;
    }

    /**
     * Programs are written by a shell, not by this process: a parallel test that starts a process in that moment would
     * hand it the open file, and Linux does not execute a file that anybody has open for writing.
     */
    private void shell(String script, String first, String second) {
        ProgramRun run = ProgramRun.of(folder, List.of("/bin/sh", "-c", script, "sh", first, second));
        assertThat(run).isEqualTo(new ProgramRun(0, "", ""));
    }
}
