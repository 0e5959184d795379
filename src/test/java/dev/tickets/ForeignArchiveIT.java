package dev.tickets;

import static dev.tickets.testing.ClassArchive.awaitArchive;
import static dev.tickets.testing.ClassArchive.watching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import dev.tickets.testing.RootOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that another user has put in the place of the class archive are not run. */
class ForeignArchiveIT {
    private static final int ANN = 54_321;
    private static final int BOB = 54_322;
    private static final int MARKED = 01444;
    private static final Path MAKER =
            InstalledProgram.TICKETS.resolve("../../libexec/make-archive").normalize();

    @TempDir
    Path folder;

    private Path home;
    private InstalledProgram program;

    /** A run leaves a process behind that makes an archive in the folder. */
    @AfterEach
    void no_process_writes_into_the_folder_any_more() {
        ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                .forEach(process -> process.onExit().join());
    }

    @BeforeEach
    void a_java_that_says_what_is_in_its_archive() throws IOException {
        RootOnly.require();
        // other users get there too
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        home = Files.createDirectory(folder.resolve("home"));
        Path java = Files.createDirectories(folder.resolve("java/bin"));
        Files.writeString(java.resolveSibling("release"), "JAVA_VERSION=\"17.0.1\"\n");
        Files.writeString(folder.resolve("script"), """
                #!/bin/sh
                for word; do case $word in -XX:SharedArchiveFile=*) archive=${word#*=} ;; esac; done
                case "$*" in
                *-Xshare:dump*) echo own >"$archive" ;;
                *Training*) ;;
                *) if [ -n "${archive:-}" ]; then cat "$archive"; else echo none; fi ;;
                esac
                """);
        program = new InstalledProgram(folder)
                .with("HOME", home.toString())
                .with("JAVA_HOME", folder.resolve("java").toString())
                .without("TICKETS_ARCHIVE");
        assertThat(program.shell("cat script >java/bin/java && chmod +x java/bin/java")
                        .exitCode())
                .isZero();
    }

    private Path archives() {
        return home.resolve(".cache/tickets/.archive");
    }

    /** The archive that the first run leaves. */
    private Path made() throws Exception {
        Path archives = Files.createDirectories(archives());
        try (WatchService watch = watching(archives)) {
            assertThat(program.run("list").out()).isEqualTo("none\n");
            awaitArchive(archives, watch);
        }
        try (Stream<Path> files = Files.list(archives)) {
            return files.toList().get(0);
        }
    }

    /** Writes something else there, as old as the one that was there. */
    private static void replace(Path archive, String content, int owner, int mode) throws IOException {
        FileTime time = Files.getLastModifiedTime(archive);
        // as long as an attempt seems to run, no other begins
        Files.createDirectories(archive.resolveSibling(archive.getFileName() + ".attempt"));
        Files.delete(archive);
        Files.writeString(archive, content + "\n");
        Files.setLastModifiedTime(archive, time);
        Files.setAttribute(archive, "unix:uid", owner);
        Files.setAttribute(archive, "unix:mode", mode);
    }

    @Test
    void the_own_one_is_used() throws Exception {
        made();

        assertThat(program.run("list").out()).isEqualTo("own\n");
    }

    @Test
    void one_of_another_user_is_not_used() throws Exception {
        replace(made(), "foreign", ANN, MARKED);

        assertThat(program.run("list").out()).isEqualTo("none\n");
    }

    @Test
    void a_file_without_the_mark_is_not_used_whatever_its_mode() throws Exception {
        Path archive = made();
        for (int mode : new int[] {0444, 0600, 0644, 0666, 0777}) {
            replace(archive, "foreign", 0, mode);

            assertThat(program.run("list").out()).isEqualTo("none\n");
        }
    }

    @Test
    void root_uses_and_makes_none_below_a_folder_of_another_user() throws Exception {
        Path archive = made();
        for (Path path = archive.getParent();
                path != null && !path.equals(folder.getParent());
                path = path.getParent()) {
            Files.setAttribute(path, "unix:uid", ANN);

            assertThat(program.run("list").out()).as(path.toString()).isEqualTo("none\n");

            Files.setAttribute(path, "unix:uid", 0);
        }
        assertThat(program.run("list").out()).isEqualTo("own\n");
        Files.delete(archive);
        Files.setAttribute(home, "unix:uid", ANN);
        assertThat(program.run("list").out()).isEqualTo("none\n");
        assertThat(archives()).isEmptyDirectory();
    }

    @Test
    void a_link_in_a_folder_where_all_may_write_is_not_followed() throws Exception {
        made();
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setAttribute(shared, "unix:mode", 01777);
        Path link = Files.createSymbolicLink(shared.resolve("home"), home);

        assertThat(program.with("HOME", link.toString()).run("list").out()).isEqualTo("none\n");
    }

    /** Who owns the folder above the home can put another home there between the look and the opening. */
    @Test
    void one_that_is_put_in_place_during_the_start_is_not_used() throws Exception {
        Path above = Files.createDirectory(folder.resolve("above"));
        Files.setAttribute(above, "unix:uid", ANN);
        Path archive = made();
        Path own = Files.move(home, above.resolve("home"));
        program.shell("cp -Rp above/home above/foreign && chown -R " + BOB + " above/home && chown -R " + ANN
                + " above/foreign");
        replace(above.resolve("foreign").resolve(home.relativize(archive)), "foreign", ANN, MARKED);
        Path setpriv = RequiredTool.named("setpriv").path();

        ProgramRun runs = program.with("HOME", own.toString())
                .shell("(while [ ! -e over ]; do mv above/home above/x; mv above/foreign above/home;"
                        + " mv above/home above/foreign; mv above/x above/home; done) 2>/dev/null & "
                        + "i=0; while [ $i -lt 60 ]; do i=$((i+1)); " + setpriv + " --reuid " + BOB
                        + " --clear-groups \"$TICKETS\" list; done; touch over; wait");

        assertThat(runs.err()).isEmpty();
        assertThat(runs.out().lines()).hasSize(60).isSubsetOf("own", "none");
        assertThat(runs.out()).contains("own");
    }

    @Test
    void none_is_made_where_another_user_can_change_the_way() throws Exception {
        Path above = Files.createDirectories(folder.resolve("a/b"));
        Path java = folder.resolve("java/bin/java");
        Path archive = above.resolve("tickets/x.jsa");
        Map<String, List<Object>> ways = Map.of(
                "of another user", List.of("unix:uid", ANN),
                "writable by all", List.of("unix:mode", 0777),
                // the group is that of another user
                "writable by a group", List.of("unix:mode", 0775));
        for (Path path : List.of(above, above.getParent())) {
            Files.setAttribute(path, "unix:gid", ANN);
            for (Map.Entry<String, List<Object>> way : ways.entrySet()) {
                Files.setAttribute(
                        path, (String) way.getValue().get(0), way.getValue().get(1));

                assertThat(make(archive, java).exitCode()).as(way.getKey()).isEqualTo(1);
                assertThat(above).isEmptyDirectory();

                Files.setAttribute(path, "unix:uid", 0);
                Files.setAttribute(path, "unix:mode", 0755);
            }
        }
        Path link = Files.createSymbolicLink(folder.resolve("link"), above);
        Files.setAttribute(link, "unix:uid", ANN, LinkOption.NOFOLLOW_LINKS);
        assertThat(make(link.resolve("tickets/x.jsa"), java).exitCode()).isEqualTo(1);
        assertThat(above).isEmptyDirectory();

        assertThat(make(archive, java)).isEqualTo(new ProgramRun(0, "", ""));
        assertThat(archive).hasContent("own");
    }

    private ProgramRun make(Path archive, Path java) {
        return program.shell("'" + MAKER + "' '" + archive + "' '" + java + "' '" + MAKER + "'");
    }
}
