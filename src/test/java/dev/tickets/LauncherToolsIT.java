package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The start script on systems that lack programs, or have others than those of Debian. */
class LauncherToolsIT extends LauncherFixture {
    private static final String VERSION = "tickets 0.1.0\n";

    /** A folder for the PATH with links to these programs, and nothing else. */
    private String only(Path... programs) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("only"));
        for (Path program : programs) {
            Files.createSymbolicLink(bin.resolve(program.getFileName()), program);
        }
        return bin.toString();
    }

    /** Links that lead out of the folder of the test would be reported when the folder is cleared. */
    @AfterEach
    void delete_the_links() throws IOException {
        Path bin = folder.resolve("only");
        if (Files.isDirectory(bin)) {
            try (Stream<Path> links = Files.list(bin)) {
                for (Path link : links.toList()) {
                    Files.delete(link);
                }
            }
        }
        Files.deleteIfExists(folder.resolve("tk"));
    }

    private static Path realJava() {
        return Path.of(System.getProperty("java.home"), "bin/java");
    }

    @ParameterizedTest
    @CsvSource({"dash,", "bash,", "bash, --posix", "busybox, sh", "zsh, --emulate sh"})
    void runs_without_a_word_where_the_PATH_holds_nothing_but_java(String shell, String mode) throws IOException {
        String words = RequiredTool.named(shell) + (mode == null ? "" : " " + mode);
        Map<String, String> environment = Map.of("PATH", only(realJava()), "HOME", "/nowhere");

        ProgramRun run = ProgramRun.of(
                folder, environment, List.of("/bin/sh", "-c", "exec " + words + " " + LAUNCHER + " --version"));

        assertThat(run).isEqualTo(new ProgramRun(0, VERSION, ""));
    }

    @Test
    void a_link_to_the_script_needs_readlink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("tk"), LAUNCHER);
        List<String> command = List.of(RequiredTool.named("dash").toString(), link.toString(), "--version");

        assertThat(ProgramRun.of(folder, Map.of("PATH", only(realJava())), command))
                .isEqualTo(new ProgramRun(1, "", """
                        tickets: cannot follow the link %s
                        tickets: install the program readlink, or start the file that the link leads to
                        """.formatted(link)));
    }

    /** That of macOS before 12.3. */
    @Test
    void a_readlink_without_f_is_enough() throws IOException {
        String readlink = RequiredTool.named("readlink").toString();
        Path bin = Files.createDirectory(folder.resolve("old"));
        shell(
                "printf '#!/bin/sh\\n[ \"$1\" != -f ] || exit 1\\nexec %s \"$1\"\\n' \"$2\" >\"$1\" && chmod +x \"$1\"",
                bin.resolve("readlink").toString(), readlink);
        Path home = install("opt/tickets-1.0");
        Files.createSymbolicLink(folder.resolve("opt/tickets"), Path.of("tickets-1.0/bin/tickets"));
        Path link = Files.createSymbolicLink(folder.resolve("tk"), Path.of("opt/tickets"));
        Path java = java("java", "17.0.15", PRINTS_ITS_ARGUMENTS);
        Files.createSymbolicLink(bin.resolve("java"), java.resolve("bin/java"));

        ProgramRun run = ProgramRun.of(folder, Map.of("PATH", bin.toString()), List.of(link.toString(), "list"));

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("<" + home + "/lib/tickets-").endsWith("<list>\n");
    }

    @Test
    void a_terminal_without_stty_has_no_known_width() throws IOException {
        Path java = java("java", "17.0.15", PRINTS_ITS_ARGUMENTS);
        String script = RequiredTool.named("script").toString();
        String command = "PATH=/nowhere " + LAUNCHER + " list";

        ProgramRun run = ProgramRun.of(folder, home(java), List.of(script, "-qec", command, "/dev/null"));

        assertThat(run.out())
                .doesNotContain("stty")
                .contains("<-Dtickets.columns=>")
                .contains("<list>");
    }

    /** A script that is macOS to the start script: its places of Java lie in the folder of the test. */
    private Path macOs() throws IOException {
        Path home = install("mac");
        shell(
                "sed -i -e \"s|/usr/libexec/java_home|$2/java_home|g\" -e \"s|= /usr/bin/java |= $2/bin/java |\" \"$1\"",
                home.resolve("bin/tickets").toString(),
                folder.toString());
        Files.createDirectory(folder.resolve("bin"));
        program("bin/java", "echo 'Unable to locate a Java Runtime.' >&2; exit 1");
        return home.resolve("bin/tickets");
    }

    private void program(String name, String script) {
        shell(
                "printf '#!/bin/sh\\n%s\\n' \"$2\" >\"$1\" && chmod +x \"$1\"",
                folder.resolve(name).toString(), script);
    }

    @Test
    void on_macOS_the_java_of_java_home_is_taken_and_asked_for_once() throws IOException {
        Path launcher = macOs();
        Path java = java("real", "17.0.15", PRINTS_ITS_ARGUMENTS);
        program("java_home", "echo \"$*\" >>" + folder + "/asked; echo " + java);
        Map<String, String> environment = Map.of("PATH", folder.resolve("bin") + ":" + SYSTEM_PATH);

        ProgramRun run = ProgramRun.of(folder, environment, List.of(launcher.toString(), "list"));

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("<list>\n");
        assertThat(folder.resolve("asked")).hasContent("-v 17+\n");
    }

    @Test
    void on_macOS_without_a_java_its_own_words_are_said() throws IOException {
        Path launcher = macOs();
        program("java_home", "echo 'Unable to find any JVMs' >&2; exit 1");
        Map<String, String> environment = Map.of("PATH", folder.resolve("bin") + ":" + SYSTEM_PATH);

        ProgramRun run = ProgramRun.of(folder, environment, List.of(launcher.toString(), "list"));

        assertThat(run)
                .isEqualTo(new ProgramRun(
                        1, "", "tickets: " + folder + "/bin/java cannot be run: Unable to locate a Java Runtime.\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux,  x86_64,  gnu,     Linux/x86_64,      Linux/x86_64",
        "Linux,  aarch64, gnu,     Linux/arm64,       Linux/aarch64",
        "Linux,  x86_64,  musl,    Linux-musl/x86_64, Linux-Musl/x86_64",
        "Linux,  aarch64, musl,    Linux-musl/arm64,  Linux-Musl/aarch64",
        "Darwin, x86_64,  default, Mac/x86_64,        Mac/x86_64",
        "Darwin, aarch64, default, Mac/arm64,         Mac/aarch64",
    })
    void each_system_has_its_native_libraries(String name, String processor, String c, String jline, String sqlite)
            throws IOException {
        Path java = java("java", "17.0.15", PRINTS_ITS_ARGUMENTS);
        Files.writeString(java.resolve("release"), """
                JAVA_VERSION="17.0.15"
                LIBC="%s"
                OS_ARCH="%s"
                OS_NAME="%s"
                """.formatted(c, processor, name));
        Path natives = PROGRAM.resolve("lib/native/org");

        String arguments = run(home(java), "list").out();

        assertThat(arguments)
                .contains("<-Dlibrary.jline.path=" + natives.resolve("jline/nativ/" + jline) + ">\n")
                .contains("<-Dorg.sqlite.lib.path=" + natives.resolve("sqlite/native/" + sqlite) + ">\n");
        assertThat(natives.resolve("jline/nativ/" + jline)).isDirectoryContaining("glob:**/libjlinenative.*");
        assertThat(natives.resolve("sqlite/native/" + sqlite)).isDirectoryContaining("glob:**/libsqlitejdbc.*");
    }

    /** So has a package of the system: no link is followed at a start. */
    @Test
    void the_script_itself_may_lie_in_a_folder_of_programs() throws IOException {
        Path home = install("usr/share/tickets");
        Path bin = Files.createDirectories(folder.resolve("usr/bin"));
        shell("mv \"$1\" \"$2\"", home.resolve("bin/tickets").toString(), bin.toString());
        Map<String, String> environment = home(java("java", "17.0.15", PRINTS_ITS_ARGUMENTS));

        ProgramRun run = ProgramRun.of(folder, environment, List.of(bin + "/tickets", "list"));

        assertThat(run.out()).contains("<" + home + "/lib/tickets-").endsWith("<list>\n");
    }
}
