package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An empty home, in which an archive of classes can be made. */
abstract class ArchiveFixture {
    static final long LIMIT_IN_SECONDS = 120;
    static final String VERSION = "tickets 0.1.0\n";

    static final String MAKER = InstalledProgram.TICKETS
            .resolve("../../libexec/make-archive")
            .normalize()
            .toString();

    @TempDir
    Path home;

    InstalledProgram program;

    @BeforeEach
    void start_with_an_empty_home() {
        program = in(home);
    }

    /** Those that found nothing to do may still be at it, in the folder that is to be deleted. */
    @AfterEach
    void await_what_was_started_behind_the_runs() throws Exception {
        for (Optional<ProcessHandle> left = behind(); left.isPresent(); left = behind()) {
            left.get().onExit().get(LIMIT_IN_SECONDS, TimeUnit.SECONDS);
        }
    }

    Optional<ProcessHandle> behind() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(command -> command.contains(home.toString()))
                        .isPresent())
                .findAny();
    }

    static InstalledProgram in(Path home) {
        return new InstalledProgram(home).without("TICKETS_ARCHIVE");
    }

    static Path archives(Path home) {
        return home.resolve(".cache/tickets/.archive");
    }

    static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    /** A Java that only says that it ran; asked to dump an archive, it does this and then writes one. */
    Path java(String whenDumping) throws IOException {
        return java(whenDumping, "echo ran");
    }

    Path java(String whenDumping, String whenRunning) throws IOException {
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

    ProgramRun make(Path archive, Path java) {
        return program.shell("'" + MAKER + "' '" + archive + "' '" + java + "/bin/java' '" + MAKER + "'");
    }
}
