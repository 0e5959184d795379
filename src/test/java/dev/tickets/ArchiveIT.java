package dev.tickets;

import static dev.tickets.testing.ClassArchive.archiveIn;
import static dev.tickets.testing.ClassArchive.awaitArchive;
import static dev.tickets.testing.ClassArchive.awaitChange;
import static dev.tickets.testing.ClassArchive.onlyArchives;
import static dev.tickets.testing.ClassArchive.watching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class archive: made once behind a run, used by those after it, and never in anybody's way. */
class ArchiveIT {
    private static final long LIMIT_IN_SECONDS = 120;
    private static final String VERSION = "tickets 0.1.0\n";
    private static final String MAKER = InstalledProgram.TICKETS
            .resolve("../../libexec/make-archive")
            .normalize()
            .toString();

    /** A home in which a real archive was made. */
    @TempDir
    static Path trained;

    @TempDir
    Path home;

    private InstalledProgram program;

    @BeforeAll
    static void make_an_archive() throws Exception {
        Path folder = Files.createDirectories(trained.resolve(".cache/tickets/.archive"));
        try (WatchService watch = watching(folder)) {
            assertThat(in(trained).run("--version").exitCode()).isZero();
            awaitArchive(folder, watch);
        }
    }

    @BeforeEach
    void start_with_an_empty_home() {
        program = in(home);
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

    /** Those that found nothing to do may still be at it, in the folder that is to be deleted. */
    @AfterEach
    void await_what_was_started_behind_the_runs() throws Exception {
        for (Optional<ProcessHandle> left = behind(); left.isPresent(); left = behind()) {
            left.get().onExit().get(LIMIT_IN_SECONDS, TimeUnit.SECONDS);
        }
    }

    private Optional<ProcessHandle> behind() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(command -> command.contains(home.toString()))
                        .isPresent())
                .findAny();
    }

    @Test
    void forty_runs_at_once_make_it_once() throws Exception {
        Path count = home.resolve("count");
        Path java = java("echo dump >>'" + count + "'");
        Path folder = Files.createDirectories(archives(home));

        try (WatchService watch = watching(folder)) {
            ProgramRun runs = program.with("JAVA_HOME", java.toString())
                    .shell("i=0; while [ $i -lt 40 ]; do i=$((i+1)); \"$TICKETS\" list & done; wait");
            awaitArchive(folder, watch);

            assertThat(runs).isEqualTo(new ProgramRun(0, "ran\n".repeat(40), ""));
            assertThat(Files.readString(count)).isEqualTo("dump\n");
        }
    }

    @Test
    void a_run_neither_waits_for_the_archive_nor_lends_it_its_pipes_or_locks() throws Exception {
        Path gate = home.resolve("gate");
        assertThat(program.shell("mkfifo gate").exitCode()).isZero();
        Path java = java("read -r line <'" + gate + "'");
        Path folder = Files.createDirectories(archives(home));

        try (WatchService watch = watching(folder)) {
            // a pipe, and the lock, would stay taken for as long as anybody has them open
            ProgramRun run = program.with("JAVA_HOME", java.toString())
                    .shell("out=$(flock 9; \"$TICKETS\" list 2>&1) 9>lock; echo \"$out\"; flock -n lock echo free");
            assertThat(run).isEqualTo(new ProgramRun(0, "ran\nfree\n", ""));
            assertThat(archiveIn(folder)).isFalse();

            assertThat(program.shell("echo go >gate").exitCode()).isZero();
            awaitArchive(folder, watch);
        }
    }

    @Test
    void an_attempt_that_failed_is_not_made_again_before_the_next_day() throws Exception {
        Path count = home.resolve("count");
        Path java = java("echo dump >>'" + count + "'; exit 1");
        Path archive = archives(home).resolve("x.jsa");
        Path attempt = archives(home).resolve("x.jsa.attempt");

        assertThat(make(archive, java).exitCode()).isEqualTo(1);
        assertThat(make(archive, java)).isEqualTo(new ProgramRun(0, "", ""));
        assertThat(Files.readString(count)).isEqualTo("dump\n");
        assertThat(attempt).isEmptyDirectory();

        Files.setLastModifiedTime(attempt, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        make(archive, java);
        assertThat(Files.readString(count)).isEqualTo("dump\ndump\n");
        assertThat(archive).doesNotExist();
    }

    @Test
    void an_archive_of_another_build_is_not_used_but_made_anew() throws Exception {
        Path folder = Files.createDirectories(archives(home));
        program.with(
                "JAVA_HOME",
                java("", "case \"$*\" in *SharedArchiveFile*) echo fast ;; *) echo slow ;; esac")
                        .toString());

        try (WatchService watch = watching(folder)) {
            assertThat(program.run("list").out()).isEqualTo("slow\n");
            awaitArchive(folder, watch);
            assertThat(program.run("list").out()).isEqualTo("fast\n");

            Path archive = only(folder);
            Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH));
            assertThat(program.run("list").out()).isEqualTo("slow\n");
            while (Files.getLastModifiedTime(archive).toMillis() == 0) {
                awaitChange(watch);
            }
            awaitArchive(folder, watch);
            assertThat(program.run("list").out()).isEqualTo("fast\n");
        }
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
    void a_folder_that_cannot_be_written_or_is_missing_changes_nothing() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        for (String cache : List.of("/proc/nowhere", file.toString(), "/dev/null", "relative")) {
            assertThat(in(home).with("XDG_CACHE_HOME", cache)
                            .with("HOME", "/proc")
                            .run("--version"))
                    .isEqualTo(new ProgramRun(0, VERSION, ""));
        }
        assertThat(in(home).without("HOME").run("--version")).isEqualTo(new ProgramRun(0, VERSION, ""));
        assertThat(home).isDirectoryContaining(path -> path.equals(file));
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

    private static InstalledProgram in(Path home) {
        return new InstalledProgram(home).without("TICKETS_ARCHIVE");
    }

    private static Path archives(Path home) {
        return home.resolve(".cache/tickets/.archive");
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
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

    /** A Java that only says that it ran; asked to dump an archive, it does this and then writes one. */
    private Path java(String whenDumping) throws IOException {
        return java(whenDumping, "echo ran");
    }

    private Path java(String whenDumping, String whenRunning) throws IOException {
        Path java = home.resolve("java");
        Files.createDirectories(java.resolve("bin"));
        Files.writeString(home.resolve("java/release"), "JAVA_VERSION=\"17.0.1\"\n");
        Files.writeString(home.resolve("script"), """
                #!/bin/sh
                case "$*" in
                *-Xshare:dump*) %s
                    for word; do case $word in -XX:SharedArchiveFile=*) echo x >"${word#*=}" ;; esac; done ;;
                *Training*) ;;
                *) %s ;;
                esac
                """.formatted(whenDumping, whenRunning));
        // not written by this process: a parallel test that starts one in that moment would hand it the open file
        assertThat(program.shell("cat script >java/bin/java && chmod +x java/bin/java")
                        .exitCode())
                .isZero();
        return java;
    }

    private ProgramRun make(Path archive, Path java) {
        return program.shell("'" + MAKER + "' '" + archive + "' '" + java + "/bin/java' '" + MAKER + "'");
    }
}
