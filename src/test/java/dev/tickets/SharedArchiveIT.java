package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.Owner;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The class archive of all users in /var/lib/tickets/archive, which root makes when a package is installed. Each test
 * has a /var/lib of its own.
 */
class SharedArchiveIT {
    private static final String MAKE = "TICKETS_ARCHIVE=shared $TICKETS; ";
    private static final String ARCHIVE = "/var/lib/tickets/archive/*.jsa";

    @TempDir
    Path folder;

    private InstalledProgram program;
    private String list;

    /** A Java that says what is in its archive. */
    @BeforeEach
    void a_java_that_says_what_is_in_its_archive() throws IOException {
        Owner.requireRoot();
        Owner.mode(folder, "rwxr-xr-x");
        Path java = Files.createDirectories(folder.resolve("java/bin"));
        Files.writeString(java.resolveSibling("release"), "JAVA_VERSION=\"17.0.1\"\n");
        Files.writeString(folder.resolve("script"), """
                #!/bin/sh
                for word; do case $word in -XX:SharedArchiveFile=*) archive=${word#*=} ;; esac; done
                case "$*" in
                *-Xshare:dump*) echo shared >"$archive" ;;
                *Training*) ;;
                *) if [ -n "${archive:-}" ]; then cat "$archive"; else echo none; fi ;;
                esac
                """);
        Path copy = folder.resolve("program");
        program = new InstalledProgram(folder)
                .with("HOME", "/nowhere")
                .with("JAVA_HOME", folder.resolve("java").toString())
                .with("TICKETS", copy.resolve("bin/tickets").toString())
                .without("TICKETS_ARCHIVE");
        String program = InstalledProgram.TICKETS.resolve("../..").normalize().toString();
        run("cat script >java/bin/java && chmod +x java/bin/java && cp -Rp '" + program + "' program");
        list = RequiredTool.named("setpriv") + " --reuid=" + Owner.STRANGER + " --regid=" + Owner.STRANGER
                + " --clear-groups $TICKETS list; ";
    }

    private ProgramRun run(String script) {
        String unshare = RequiredTool.named("unshare").toString();
        return program.shell(unshare + " --mount sh -c 'mount -t tmpfs -o mode=755 tmpfs /var/lib && " + script + "'");
    }

    @Test
    void all_users_use_it_and_no_one_has_a_copy() {
        assertThat(run(MAKE + list + "$TICKETS list; ls -A /var/lib/tickets/archive | grep -c ."))
                .isEqualTo(new ProgramRun(0, "shared\nshared\n1\n", ""));
    }

    @Test
    void the_folders_and_the_file_are_for_all_to_read_and_for_root_to_write() {
        assertThat(run(MAKE + "stat -c \"%A %u\" /var/lib/tickets /var/lib/tickets/archive " + ARCHIVE))
                .isEqualTo(new ProgramRun(0, "drwxr-xr-x 0\ndrwxr-xr-x 0\n-r--r--r-T 0\n", ""));
    }

    @Test
    void is_refused_where_it_is_not_roots_alone() {
        for (String change : new String[] {
            "chown " + Owner.STRANGER, "chown 1", "chmod g+w", "chmod o+w", "chmod -t", "touch", "sed -i s/x/y/"
        }) {
            assertThat(run(MAKE + change + " " + ARCHIVE + "; " + list))
                    .as(change)
                    .isEqualTo(new ProgramRun(0, "none\n", ""));
        }
    }

    @Test
    void is_refused_where_no_program_can_tell_its_owner() {
        assertThat(run(MAKE + "PATH=/nowhere /bin/sh \"$TICKETS\" list").out()).isEqualTo("none\n");
    }

    @Test
    void only_root_makes_it_and_only_where_no_other_user_can_change_the_way() {
        String stranger = list.replace(" list; ", "");

        assertThat(run("TICKETS_ARCHIVE=shared " + stranger))
                .isEqualTo(new ProgramRun(1, "", "tickets: only root makes the class archive for all users\n"));
        assertThat(run("mkdir /var/lib/tickets; chown " + Owner.STRANGER + " /var/lib/tickets; "
                        + "TICKETS_ARCHIVE=shared $TICKETS"))
                .isEqualTo(new ProgramRun(
                        1, "", "tickets: another user can change /var/lib/tickets, so no archive is made\n"));
    }

    @Test
    void another_java_or_another_place_of_the_program_does_not_use_it() {
        assertThat(run(MAKE + "mv program elsewhere; ./elsewhere/bin/tickets list")
                        .out())
                .isEqualTo("none\n");
    }

    /** A package has the native libraries only beside its jars: without their place the training would end early. */
    @Test
    void the_training_gets_the_places_of_the_native_libraries() throws IOException {
        Files.writeString(
                folder.resolve("java/release"),
                "JAVA_VERSION=\"17.0.1\"\nOS_NAME=\"Linux\"\nOS_ARCH=\"x86_64\"\nLIBC=\"gnu\"\n");
        Files.writeString(folder.resolve("line"), "echo \"$*\" >>'" + folder.resolve("asked") + "'\n");

        run("sed -i \"1r line\" java/bin/java && " + MAKE);

        assertThat(Files.readString(folder.resolve("asked")).lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .contains("-Dlibrary.jline.path=" + folder + "/program/lib/native/org/jline/nativ/Linux/x86_64")
                        .contains("-Dorg.sqlite.lib.path=" + folder
                                + "/program/lib/native/org/sqlite/native/Linux/x86_64"));
    }
}
