package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The native libraries of JLine and SQLite lie unpacked beside the jars, and no run unpacks them anew. */
@EnabledOnOs(
        value = {OS.LINUX, OS.MAC},
        architectures = {"amd64", "x86_64", "aarch64"})
class NativeLibrariesIT {
    @TempDir
    Path folder;

    @Test
    void the_practice_portal_needs_no_folder_for_temporary_files() {
        ProgramRun run = new InstalledProgram(folder)
                .with("TICKETS_PROFILE", "sandbox")
                .with("TICKETS_JAVA_OPTS", "-Djava.io.tmpdir=" + folder.resolve("missing"))
                .run("departments", "-o", "tsv", "--fields", "name");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("BESTNET-CLOUD\nBilling\nDomains\nGeneral\n");
        // later Javas say by themselves that the folder is missing
        assertThat(run.err()).isIn("", "WARNING: java.io.tmpdir directory does not exist\n");
    }

    @Test
    void a_wizard_that_is_killed_leaves_no_file_behind() throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        try (PseudoTerminal terminal = new PseudoTerminal(folder)) {
            terminal.with("TICKETS_ARCHIVE", "off")
                    .with("TICKETS_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary)
                    .run(InstalledProgram.TICKETS + " create")
                    .waitFor("BESTNET-CLOUD")
                    .kill();

            assertThat(terminal.exitCode()).isEqualTo(137);
            assertThat(temporary).isEmptyDirectory();
        }
    }
}
