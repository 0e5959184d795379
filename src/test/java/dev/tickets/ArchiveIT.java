package dev.tickets;

import static dev.tickets.testing.ClassArchive.archiveIn;
import static dev.tickets.testing.ClassArchive.awaitArchive;
import static dev.tickets.testing.ClassArchive.awaitChange;
import static dev.tickets.testing.ClassArchive.watching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The class archive: made once behind a run, used by those after it, and never in anybody's way. */
class ArchiveIT extends ArchiveFixture {
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

    /**
     * What the script of the archive needs is there, but neither nice (Debian's busybox has none) nor setsid (macOS).
     */
    @Test
    void is_made_without_nice_and_setsid() throws Exception {
        Path bin = Files.createDirectory(home.resolve("bin"));
        for (String name : List.of(
                "id", "grep", "cut", "ls", "mkdir", "rmdir", "chmod", "find", "touch", "sync", "mv", "rm", "cat")) {
            Files.createSymbolicLink(bin.resolve(name), RequiredTool.named(name).path());
        }
        program.with("JAVA_HOME", java("", "echo ran").toString()).with("PATH", bin.toString());
        Path folder = Files.createDirectories(archives(home));

        try (WatchService watch = watching(folder)) {
            assertThat(program.run("list")).isEqualTo(new ProgramRun(0, "ran\n", ""));
            awaitArchive(folder, watch);
        }
        // links that lead out of the folder would be reported when the folder is cleared
        try (Stream<Path> links = Files.list(bin)) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }

    /** systemd ends what a service leaves behind, and an attempt that was ended blocks the next for a day. */
    @Test
    void a_service_of_systemd_makes_none_but_a_terminal_in_one_does() throws IOException {
        program.with("JAVA_HOME", java("", "echo ran").toString());
        String traced = "/bin/sh -x \"$TICKETS\" list";
        String script = RequiredTool.named("script").toString();

        assertThat(program.shell(traced).err()).contains("+ make_archive\n");
        program.with("INVOCATION_ID", "5bd4b6a8f8b24d0a9fd1c7d5a0a7d5f0");
        assertThat(program.shell(traced).err()).contains("+ find_archive\n").doesNotContain("make_archive");
        Path empty = Files.createDirectory(home.resolve("empty"));
        assertThat(program.with("XDG_CACHE_HOME", empty.toString())
                        .shell(script + " -qec '" + traced + "' /dev/null")
                        .out())
                .contains("+ make_archive");
    }
}
