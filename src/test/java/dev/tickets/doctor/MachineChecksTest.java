package dev.tickets.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.config.Folders;
import dev.tickets.config.RunningJava;
import dev.tickets.render.DoctorCheck;
import dev.tickets.state.TrustedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What doctor says of Java, its class archive and the locale, on machines that the test makes up. */
class MachineChecksTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Path JAVA = Path.of("/opt/java");
    private static final String CLASS_PATH = "/opt/tickets/lib/tickets-1.2.3.jar:/opt/tickets/lib/picocli.jar";
    private static final String FITTING = "1.2.3-java-17.0.17+10%opt%tickets%opt%java.jsa";

    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void a_home() {
        environment.put("HOME", home.toString());
    }

    @Test
    void a_java_of_this_year_is_fine() {
        assertThat(lines(checks(java("OpenJDK 64-Bit Server VM", "2025-10-21", "UTF-8"))
                        .java()))
                .isEqualTo("ok: Java 17.0.17+10 (Vendor), /opt/java\n");
    }

    @Test
    void an_old_java_lacks_security_fixes() {
        assertThat(lines(checks(java("OpenJDK 64-Bit Server VM", "2024-10-15", "UTF-8"))
                        .java()))
                .isEqualTo("""
                        warning: Java 17.0.17+10 (Vendor), /opt/java
                        This Java is of 2024-10-15: security fixes since then are missing, also those of TLS.
                        -> update Java, or set JAVA_HOME to the folder of a newer Java
                        """);
    }

    @Test
    void another_virtual_machine_is_not_tested() {
        assertThat(lines(
                        checks(java("Eclipse OpenJ9 VM", "2025-10-21", "UTF-8")).java()))
                .isEqualTo("""
                        warning: Java 17.0.17+10 (Vendor), /opt/java
                        The program is not tested with this virtual machine (Eclipse OpenJ9 VM), and has no class \
                        archive there: each start takes longer.
                        -> install OpenJDK 17 or later, and set JAVA_HOME to its folder
                        """);
    }

    @Test
    void a_locale_that_java_cannot_read_file_names_with() {
        assertThat(lines(checks(java("OpenJDK", "2025-10-21", "ANSI_X3.4-1968")).locale()))
                .isEqualTo("""
                        problem: Java reads file names and arguments as ANSI_X3.4-1968
                        Files whose names have letters beyond ASCII cannot be attached or saved.
                        -> export LC_ALL=C.UTF-8, or another UTF-8 locale of: locale -a
                        """);
    }

    @Test
    void the_locale_of_the_user() {
        MachineChecks checks = checks(java("OpenJDK", "2025-10-21", "UTF-8"));
        assertThat(lines(checks.locale())).isEqualTo("ok: UTF-8\n");
        for (String fine : new String[] {"C", "POSIX", "de_DE.UTF-8", "en_US.utf8", "sr_RS.UTF-8@latin", "UTF-8"}) {
            environment.put("LANG", fine);
            assertThat(lines(checks.locale())).as(fine).isEqualTo("ok: UTF-8\n");
        }
        environment.put("LANG", "de_DE.ISO-8859-1");
        assertThat(lines(checks.locale())).isEqualTo("""
                warning: LANG is de_DE.ISO-8859-1, which is no UTF-8 locale
                The program writes UTF-8: the terminal may show other letters.
                -> export LANG=C.UTF-8
                """);
    }

    @Test
    void an_archive_in_use() {
        assertThat(archive(Path.of("/home/ann/.cache/tickets/.archive/x.jsa")))
                .isEqualTo("ok: in use: /home/ann/.cache/tickets/.archive/x.jsa\n");
    }

    @Test
    void an_archive_that_is_switched_off() {
        environment.put("TICKETS_ARCHIVE", "off");

        assertThat(archive(null)).isEqualTo("""
                ok: not in use: TICKETS_ARCHIVE is off
                Each start takes twice as long.
                -> unset TICKETS_ARCHIVE
                """);
    }

    @Test
    void no_archive_yet_and_one_of_another_java() throws IOException {
        assertThat(archive(JAVA.resolve("lib/server/classes.jsa")))
                .as("the one of Java itself")
                .isEqualTo("""
                ok: none yet
                A run without an archive makes one in the background, for later runs.
                """);

        file("1.2.3-java-21.0.5+11%opt%tickets%opt%java21.jsa");
        assertThat(archive(null)).isEqualTo("""
                ok: none yet for this Java and program; 1 for others
                A run without an archive makes one in the background, for later runs.
                """);
    }

    @Test
    void an_archive_that_java_refuses() throws IOException {
        Path refused = file(FITTING);

        assertThat(archive(null)).isEqualTo("""
                warning: not in use, although there is one: %1$s
                The file is damaged, or options for Java exclude an archive (TICKETS_JAVA_OPTS, JAVA_TOOL_OPTIONS). \
                Each start takes twice as long.
                -> rm -f %1$s; the next run makes another
                """.formatted(refused));
    }

    @Test
    void an_attempt_to_make_an_archive() throws IOException {
        Path attempt = file(FITTING + ".attempt");
        Files.setLastModifiedTime(attempt, FileTime.from(NOW.minusSeconds(20)));
        assertThat(archive(null)).isEqualTo("ok: none yet; one is being made in the background\n");

        Files.setLastModifiedTime(attempt, FileTime.from(NOW.minus(Duration.ofHours(3))));
        assertThat(archive(null)).isEqualTo("""
                warning: none: the attempt to make one failed 3 h ago
                Each start takes twice as long. The next attempt follows a day later.
                -> rm -r %s, to try again with the next run
                """.formatted(attempt));
    }

    @Test
    void room_for_messages() {
        Path there = Path.of("/home/ann");
        assertThat(lines(FolderChecks.room(there, 5_000_000_000L))).isEqualTo("ok: 5.0 GB are free in /home/ann\n");
        assertThat(lines(FolderChecks.room(there, 20_000_000))).isEqualTo("""
                warning: 20.0 MB are free in /home/ann
                Messages with large attachments may not fit.
                -> delete files, or use another disk: XDG_STATE_HOME=/other/folder
                """);
        assertThat(lines(FolderChecks.room(there, 0))).isEqualTo("""
                problem: 0 B are free in /home/ann
                No message can be kept in the outbox or as a draft.
                -> delete files, or use another disk: XDG_STATE_HOME=/other/folder
                """);
    }

    @Test
    void a_file_system_without_locks() {
        assertThat(lines(FolderChecks.unlockable(Path.of("/nfs/ann"), new IOException("No locks available"))))
                .isEqualTo("""
                        problem: /nfs/ann is on a file system without locks
                        The outbox cannot be used: messages become drafts, and are sent only with --no-queue.
                        -> put the folder on a local disk: XDG_STATE_HOME=/other/folder
                        """);
    }

    private Path file(String name) throws IOException {
        Path folder = Files.createDirectories(home.resolve(".cache/tickets/.archive"));
        return Files.createFile(folder.resolve(name));
    }

    private String archive(@Nullable Path used) {
        RunningJava java = new RunningJava(
                "17.0.17+10", "Vendor", "OpenJDK", LocalDate.of(2025, 10, 21), "UTF-8", JAVA, used != null, used);
        return lines(new ArchiveCheck(context(), java, CLASS_PATH).check());
    }

    private MachineChecks checks(RunningJava java) {
        return new MachineChecks(context(), java, "tickets 1.2.3", "Linux 6.1 (amd64)");
    }

    private DoctorContext context() {
        return new DoctorContext(
                environment,
                home,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new TrustedFiles(),
                () -> Folders.of(environment),
                () -> {
                    throw new AssertionError("no check of the machine reads profiles");
                },
                null,
                profile -> null);
    }

    private static RunningJava java(String vm, String released, String encoding) {
        return new RunningJava("17.0.17+10", "Vendor", vm, LocalDate.parse(released), encoding, JAVA, true, null);
    }

    private static String lines(DoctorCheck check) {
        StringBuilder text =
                new StringBuilder(check.status() + ": " + check.detail().text() + "\n");
        if (check.meaning() != null) {
            text.append(check.meaning().text()).append('\n');
        }
        return check.hintText() == null ? text.toString() : text + "-> " + check.hintText() + "\n";
    }
}
