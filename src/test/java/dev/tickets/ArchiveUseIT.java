package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A real archive of classes: whose it is, that it is read, and that a damaged one does no harm. */
class ArchiveUseIT extends ArchiveFixture {
    @Test
    void the_archive_is_its_users_alone_and_nothing_else_is_left() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(only(archives(trained)))))
                .isEqualTo("r--r--r--");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archives(trained))))
                .isEqualTo("rwx------");
    }

    @Test
    void a_start_reads_its_classes_from_the_archive() throws IOException {
        List<String> version = classes(in(trained), "--version");
        List<String> help = classes(in(trained), "list", "--help");

        assertThat(version)
                .hasSizeLessThanOrEqualTo(Runtime.version().feature() == 17 ? 500 : 900)
                .noneMatch(line -> line.endsWith(".jar"));
        assertThat(help).noneMatch(line -> line.endsWith(".jar"));
    }

    @Test
    void an_archive_that_is_cut_short_does_no_harm() throws IOException {
        Path copy = copied();
        byte[] whole = Files.readAllBytes(copy);
        FileTime time = Files.getLastModifiedTime(copy);
        for (int length : new int[] {0, 1, 1000, 100_000, whole.length / 2, whole.length - 1}) {
            Files.delete(copy);
            Files.write(copy, Arrays.copyOf(whole, length));
            Files.setLastModifiedTime(copy, time);
            // the mark of make-archive
            Files.setAttribute(copy, "unix:mode", 01444);

            assertThat(program.run("--version")).isEqualTo(new ProgramRun(0, VERSION, ""));
        }
    }

    @Test
    void its_objects_are_read_where_they_were_made() throws IOException {
        copied();
        Path log = home.resolve("cds.log");

        program.with("TICKETS_JAVA_OPTS", "-Xlog:cds*=debug:file=" + log).run("--version");

        assertThat(log).content().contains("Mapped static").doesNotContain("needs to be relocated", "patching heap");
    }

    private List<String> classes(InstalledProgram program, String... arguments) throws IOException {
        Path log = home.resolve("classes.log");
        ProgramRun run = program.with("TICKETS_JAVA_OPTS", "-Xlog:class+load:file=" + log)
                .run(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(" source: "))
                .toList();
    }
}
