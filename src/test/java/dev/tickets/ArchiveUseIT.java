package dev.tickets;

import static dev.tickets.testing.ClassArchive.awaitArchive;
import static dev.tickets.testing.ClassArchive.awaitChange;
import static dev.tickets.testing.ClassArchive.onlyArchives;
import static dev.tickets.testing.ClassArchive.watching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.FakePortal;
import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real archive of classes: whose it is, that it is read, and that a damaged one does no harm. */
class ArchiveUseIT extends ArchiveFixture {
    /** A home in which a real archive was made. */
    @TempDir
    static Path trained;

    @BeforeAll
    static void make_an_archive() throws Exception {
        Path folder = Files.createDirectories(trained.resolve(".cache/tickets/.archive"));
        try (WatchService watch = watching(folder)) {
            assertThat(in(trained).run("--version").exitCode()).isZero();
            awaitArchive(folder, watch);
        }
    }

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

    /** A class that is nowhere, or a service, would be searched in every jar: the parser of TOML and an exit do so. */
    @Test
    void a_start_opens_no_jar() throws IOException {
        try (FakePortal portal = new FakePortal()) {
            portal.answers("GET /api/tickets", 200, """
                    {"success":true,"tickets":[{"id":"1","ticket_number":"123456","subject":"Disk","status":"Open",
                    "dept_id":"1","deptname":"VPS","date":"2026-01-02T03:04:05Z"}]}
                    """);
            Path config = Files.createDirectories(trained.resolve(".config/tickets"));
            Files.writeString(config.resolve("config.toml"), "[profiles.default]\nportal = \"" + portal.uri() + "\"\n");

            // the time is shown in the zone of the machine
            assertThat(classes(in(trained).with("TICKETS_TOKEN", "token-1").with("TZ", "Europe/Berlin"), "list"))
                    .anyMatch(line -> line.contains(" com.electronwill.nightconfig.toml.TomlParser "))
                    .noneMatch(line -> line.contains("URLClassPath$JarLoader"))
                    .noneMatch(line -> line.contains("LoggerFinder"));
        }
        assertThat(classes(in(trained), "--version"))
                .noneMatch(line -> line.contains("URLClassPath$JarLoader"))
                .noneMatch(line -> line.contains("LoggerFinder"));
    }

    @Test
    void an_archive_of_another_java_is_not_used() throws Exception {
        copied();
        Path folder = archives(home);
        String java = java("", "case \"$*\" in *SharedArchiveFile*) echo fast ;; *) echo slow ;; esac")
                .toString();

        try (WatchService watch = watching(folder)) {
            assertThat(program.with("JAVA_HOME", java).run("list").out()).isEqualTo("slow\n");
            while (!onlyArchives(folder, 2)) {
                awaitChange(watch);
            }
        }
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

    @Test
    void off_means_neither_used_nor_made() throws IOException {
        Path copy = copied();
        program.with("TICKETS_ARCHIVE", "off");

        assertThat(arguments()).noneMatch(argument -> argument.contains("SharedArchiveFile"));

        Files.delete(copy);
        assertThat(program.run("--version")).isEqualTo(new ProgramRun(0, VERSION, ""));
        assertThat(archives(home)).isEmptyDirectory();
    }

    /** The real archive, in this test's home. */
    private Path copied() throws IOException {
        Path archive = only(archives(trained));
        Path copy = Files.createDirectories(archives(home)).resolve(archive.getFileName());
        return Files.copy(archive, copy, StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** What a run really started Java with. */
    private List<String> arguments() throws IOException {
        Path flags = home.resolve("flags");
        ProgramRun run = program.with("TICKETS_JAVA_OPTS", "-Xlog:arguments=info:file=" + flags)
                .run("--version");
        assertThat(run.exitCode()).isZero();
        return List.of(Files.readString(flags).split("[ \\n]"));
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
