package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real program in a home on a file system without locks, as NFS may be. */
class NoLocksIT {
    private static final Pattern CALL = Pattern.compile("(\\d+) +fcntl\\(\\d+, (\\w+).*");

    private static final String JAVA = "\"$JAVA_HOME/bin/java\" -cp \"$LIB\" dev.tickets.Main";

    @TempDir
    Path folder;

    private FaultyPortal portal;
    private InstalledProgram program;
    private String strace;

    @BeforeEach
    void a_portal_is_there() throws IOException {
        strace = RequiredTool.named("strace") + " -f --seccomp-bpf -qq -o trace -e trace=fcntl ";
        portal = new FaultyPortal(folder.resolve("portal"));
        // without the start script, whose shell uses the same call
        program = new InstalledProgram(folder)
                .with("TICKETS_PORTAL", portal.uri().toString())
                .with("TICKETS_TOKEN", portal.token())
                .with("LIB", InstalledProgram.TICKETS.resolve("../../lib").normalize() + "/*");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @ParameterizedTest
    @CsvSource({"ENOLCK", "EOPNOTSUPP", "ENOSYS"})
    void the_message_is_kept_as_a_draft_and_sent_without_the_outbox(String error) throws IOException {
        String create = JAVA + " create -d 1 -m Help -s ";
        // the first run makes folders that the others find
        assertThat(program.shell(create + "First").exitCode()).isZero();
        ProgramRun traced = program.shell(strace + create + "Traced");
        assertThat(traced.exitCode()).as(traced.toString()).isZero();

        ProgramRun run = program.shell(
                strace + "-e inject=fcntl:error=" + error + ":when=" + firstLock() + " " + create + "Alert");

        assertThat(Files.readString(folder.resolve("trace"), StandardCharsets.ISO_8859_1))
                .containsPattern("F_SETLK.*INJECTED");
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("tickets: cannot save the message in the outbox; nothing was sent: "
                        + folder.resolve(".local/state/tickets/outbox") + ": this file system does not support locks\n"
                        + "hint: put the folder on a local disk: XDG_STATE_HOME=/other/folder; --no-queue sends without"
                        + " the outbox; the draft is kept: tickets drafts show ");
        assertThat(portal.stored()).hasSize(2);
        String draft =
                program.shell(JAVA + " drafts list -o tsv --fields id").out().strip();
        assertThat(program.shell(JAVA + " create -q --no-queue --draft " + draft)
                        .exitCode())
                .isZero();
        assertThat(portal.stored()).hasSize(3);
    }

    /** Which call of its thread is the first lock. */
    private int firstLock() throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("trace"), StandardCharsets.ISO_8859_1)) {
            Matcher call = CALL.matcher(line);
            if (call.matches()) {
                int nth = counts.merge(call.group(1), 1, Integer::sum);
                if (call.group(2).equals("F_SETLK")) {
                    return nth;
                }
            }
        }
        throw new AssertionError("no lock was tried");
    }
}
