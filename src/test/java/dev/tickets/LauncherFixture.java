package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The start script with a Java of the test's own making. */
abstract class LauncherFixture {
    static final Path PROGRAM = Path.of("target/tickets").toAbsolutePath();
    static final Path LAUNCHER = PROGRAM.resolve("bin/tickets");

    static final String SYSTEM_PATH = "/usr/bin:/bin";
    static final String PRINTS_ITS_ARGUMENTS = "printf '<%s>\\n' \"$@\"";

    @TempDir
    Path folder;

    ProgramRun run(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        return ProgramRun.of(folder, environment, command);
    }

    static Map<String, String> home(Path java) {
        return Map.of("PATH", SYSTEM_PATH, "JAVA_HOME", java.toString());
    }

    /** A copy of the built program; links to the original would be reported whenever the folder is cleared. */
    Path install(String name) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.getParent());
        shell("cp -Rp \"$1\" \"$2\"", PROGRAM.toString(), home.toString());
        return home;
    }

    /** A folder that looks like a Java of this version (no version: without a release file) and runs a script. */
    Path java(String name, String version, String script) throws IOException {
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
    void shell(String script, String first, String second) {
        ProgramRun run = ProgramRun.of(folder, List.of("/bin/sh", "-c", script, "sh", first, second));
        assertThat(run).isEqualTo(new ProgramRun(0, "", ""));
    }
}
