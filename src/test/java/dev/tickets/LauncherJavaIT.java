package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which Java the start script takes, and with which options. */
class LauncherJavaIT extends LauncherFixture {
    @Test
    void gives_java_each_jar_once_by_its_absolute_path_and_its_own_first() throws IOException {
        String arguments =
                run(home(java("java", "17.0.15", PRINTS_ITS_ARGUMENTS))).out();

        List<String> jars = jars(arguments);
        try (Stream<Path> lib = Files.list(PROGRAM.resolve("lib"))) {
            assertThat(jars)
                    .containsExactlyInAnyOrderElementsOf(lib.map(Path::toString)
                            .filter(file -> file.endsWith(".jar"))
                            .toList());
        }
        assertThat(jars.get(0)).matches(".*/lib/tickets-[^/]*\\.jar");
    }

    private static List<String> jars(String arguments) {
        return List.of(arguments.replaceFirst("(?s).*<-cp>\n<(.*?)>\n.*", "$1").split(":", -1));
    }

    /** One archive is for both: the class path of the others begins with that of a list. */
    @Test
    void leaves_the_jars_of_encryption_out_of_a_list_and_of_nothing_else() throws IOException {
        Map<String, String> home = home(java("java", "17.0.15", PRINTS_ITS_ARGUMENTS));
        List<String> list = jars(run(home, "list", "--all").out());
        List<String> create = jars(run(home, "create", "-m", "list").out());
        List<String> other = jars(run(home, "-p", "list", "create").out());

        assertThat(list).noneMatch(jar -> jar.contains("/bc"));
        assertThat(create.subList(0, list.size())).isEqualTo(list);
        assertThat(create.subList(list.size(), create.size())).hasSize(3).allMatch(jar -> jar.contains("/lib/bc"));
        assertThat(other).isEqualTo(create);
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
                tickets: no Java found: JAVA_HOME is not set, and the PATH contains no java
                tickets: install Java 17 or later, or set JAVA_HOME to its folder
                """));
    }

    @Test
    void says_so_when_JAVA_HOME_holds_no_java() {
        ProgramRun run = run(Map.of("PATH", SYSTEM_PATH, "JAVA_HOME", "/nowhere"));

        assertThat(run).isEqualTo(new ProgramRun(1, "", """
                tickets: no Java found: JAVA_HOME is /nowhere, which contains no bin/java
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
                        "tickets: " + broken + "/bin/java cannot be run: libz.so.1: cannot open shared object file\n"));
        assertThat(run(home(mute))).isEqualTo(new ProgramRun(1, "", """
                tickets: needs Java 17 or later, but %s/bin/java is Java of an unknown version
                tickets: install Java 17 or later, and set JAVA_HOME to its folder
                """.formatted(mute)));
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
                .contains("<-XX:TieredStopAtLevel=1>\n<-XX:CompileThresholdScaling=3>\n");
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
    void says_so_when_JAVA_HOME_is_relative() throws IOException {
        java("jdk", "17.0.15", "echo ran");

        for (String relative : List.of("jdk", "./jdk", ".")) {
            assertThat(run(Map.of("PATH", SYSTEM_PATH, "JAVA_HOME", relative)))
                    .isEqualTo(new ProgramRun(1, "", """
                    tickets: no Java found: JAVA_HOME is %s, which is not an absolute path
                    tickets: set JAVA_HOME to the folder of Java 17 or later, or unset it
                    """.formatted(relative)));
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
                        + "tickets: raise the limits: 1 GiB of memory and 64 more processes are enough\n");
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
}
