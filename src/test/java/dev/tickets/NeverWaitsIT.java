package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.PseudoTerminal;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The installed program ends by itself, whatever its standard input is. Those commands are tried that would ask at a
 * terminal; {@code NeverWaitsTest} has all of them.
 */
class NeverWaitsIT {
    private static final long LIMIT_IN_SECONDS = 120;

    @TempDir
    Path folder;

    private InstalledProgram program;

    @BeforeEach
    void practise() {
        program = new InstalledProgram(folder).withArchive().with("TICKETS_PROFILE", "sandbox");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"create", "create -d 1 -s Down -e", "reply 1", "login --portal http://127.0.0.1:1 --user a@b.c"})
    void a_closed_standard_input_is_not_waited_for(String line) {
        assertThat(program.shell("\"$TICKETS\" " + line + " <&-").exitCode()).isEqualTo(2);
        assertThat(program.shell("\"$TICKETS\" " + line + " </dev/null").exitCode())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "create -d 1 -s Down -e", "reply 1", "list"})
    void a_pipe_that_is_left_open_is_not_read(String line) throws InterruptedException {
        Process process = program.start(line.split(" ", -1));
        try {
            // its standard input is a pipe to us, and we write nothing into it and never close it
            assertThat(process.waitFor(LIMIT_IN_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(line.equals("list") ? 0 : 2);
        } finally {
            process.destroyForcibly();
        }
    }

    /** At a terminal at which nobody types. */
    @ParameterizedTest
    @ValueSource(
            strings = {"create", "create -d 1 -s Down -e", "reply 1", "login --portal http://127.0.0.1:1 --user a@b.c"})
    void nothing_is_asked_of_whoever_says_no_input(String line) {
        try (PseudoTerminal terminal = new PseudoTerminal(folder)) {
            terminal.with("TICKETS_ARCHIVE", "off").run(InstalledProgram.TICKETS + " " + line + " --no-input");

            assertThat(terminal.exitCode()).isEqualTo(2);
            terminal.mustBeAsBefore();
        }
    }
}
