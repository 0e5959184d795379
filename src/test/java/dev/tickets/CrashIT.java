package dev.tickets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Fault;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.FaultyPortal.StoredFile;
import dev.tickets.testing.FaultyPortal.StoredTicket;
import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program is killed, without a warning, wherever it may be: nothing that was kept is lost, nothing is filed
 * twice. {@code -Pthorough -Dtickets.crashes=1000} kills it more often than usual.
 */
class CrashIT {
    private static final int SOME_CRASHES = 20;
    private static final int CRASHES = Integer.getInteger("tickets.crashes", 200);
    private static final int KILLED = 137;
    private static final long SEED = 10;
    private static final List<String> FILES = List.of("a.gif", "b.gif");

    @TempDir
    Path folder;

    private FaultyPortal portal;
    private InstalledProgram program;

    @BeforeEach
    void a_portal_and_two_files_are_there() throws IOException {
        portal = new FaultyPortal(folder.resolve("portal"));
        program = new InstalledProgram(folder)
                .withArchive()
                .with("TICKETS_PORTAL", portal.uri().toString())
                .with("TICKETS_TOKEN", portal.token())
                .with("TICKETS_MAX_ATTACHMENTS", "1");
        for (String file : FILES) {
            Files.write(folder.resolve(file), content(file));
        }
    }

    @AfterEach
    void the_portal_ends() {
        portal.close();
    }

    private static String[] create(String subject) {
        return new String[] {
            "create", "-q", "-d", "1", "-s", subject, "-m", "Help", "--split", "-a", FILES.get(0), FILES.get(1)
        };
    }

    @Test
    void killed_at_any_instant() throws Exception {
        kill(SOME_CRASHES);
    }

    @Tag("thorough")
    @Test
    void killed_at_any_instant_very_often() throws Exception {
        kill(CRASHES);
    }

    private void kill(int crashes) throws Exception {
        long whole = duration();
        Random random = new Random(SEED);
        Set<String> promised = new HashSet<>();
        for (int i = 0; i < crashes; i++) {
            String subject = "Crash " + i;
            Set<String> before = kept();
            Process process = program.start(create(subject));
            boolean ended = process.waitFor(random.nextLong(whole), TimeUnit.MILLISECONDS);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            int exitCode = process.waitFor();
            Set<String> now = kept();
            now.removeAll(before);
            if (!now.isEmpty() || (ended && exitCode == 0)) {
                promised.add(subject);
            }
        }
        sendAll();
        assertWhole(promised);
    }

    @Tag("thorough")
    @Test
    void killed_at_each_step_that_is_made_durable() throws Exception {
        killAtEach("fsync", "fdatasync", "rename", "renameat2", "mkdir", "link", "unlink", "rmdir");
    }

    @Test
    void killed_at_each_file_that_gets_its_name() throws Exception {
        killAtEach("rename");
    }

    /** By a kill at the first, second, third … call of each kind, until none is left. */
    private void killAtEach(String... calls) throws Exception {
        RequiredTool strace = RequiredTool.named("strace");
        assertThat(program.run(create("Warm")).exitCode()).isZero();
        Set<String> promised = new HashSet<>(Set.of("Warm"));
        for (String call : calls) {
            int exitCode = KILLED;
            for (int nth = 1; exitCode == KILLED; nth++) {
                assertThat(nth).as(call).isLessThan(200);
                String subject = "Crash at " + call + " " + nth;
                Set<String> before = kept();
                ProgramRun run = program.shell(
                        strace + " -f --seccomp-bpf -qq -o /dev/null -e trace=" + call + " -e inject=" + call
                                + ":signal=KILL:when=" + nth + " $TICKETS create -q -d 1 -s '" + subject
                                + "' -m Help --split -a a.gif b.gif");
                exitCode = run.exitCode();
                assertThat(exitCode).as(run.toString()).isIn(0, KILLED);
                Set<String> now = kept();
                now.removeAll(before);
                if (!now.isEmpty() || exitCode == 0) {
                    promised.add(subject);
                }
            }
        }
        sendAll();
        assertWhole(promised);
    }

    /** At the first, second, third … time that something is to be made durable, until all went well. */
    @Test
    void a_disk_that_promises_nothing_is_told_and_what_was_not_kept_is_never_sent() throws Exception {
        RequiredTool strace = RequiredTool.named("strace");
        Set<String> promised = new HashSet<>();
        boolean failed = true;
        for (int nth = 1; failed; nth++) {
            assertThat(nth).isLessThan(200);
            String subject = "Failed fsync " + nth;
            ProgramRun run = program.shell(
                    strace + " -f --seccomp-bpf -qq -o failures -e trace=fsync -e inject=fsync:error=EIO:when=" + nth
                            + " $TICKETS create -q -d 1 -s '" + subject + "' -m Help --split -a a.gif b.gif");
            failed = Files.readString(folder.resolve("failures")).contains("INJECTED");
            if (run.exitCode() != 1 || !run.err().contains("nothing was sent")) {
                promised.add(subject);
            }
        }
        assertThat(promised).hasSizeGreaterThan(1);
        sendAll();
        assertThat(portal.stored()).extracting(StoredTicket::subject).doesNotHaveDuplicates();
        assertThat(portal.stored()).extracting(StoredTicket::subject).isSubsetOf(promised);
    }

    @Test
    void killed_while_a_message_that_is_not_queued_is_on_its_way() throws Exception {
        portal.failing(FaultyPortal.CREATE, 1, Fault.STALLED_BEFORE);
        Process process = program.start(
                "create", "--no-queue", "-q", "-d", "1", "-s", "Piped", "-m", "Help", "-a", "report.gif=-");
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write(content("report"));
        }
        portal.await(FaultyPortal.CREATE);
        process.destroyForcibly().waitFor();
        portal.recover();

        String id = program.run("drafts", "list", "-o", "tsv", "--fields", "id")
                .out()
                .strip();
        ProgramRun again = program.run("create", "--draft", id, "-q", "-o", "tsv", "--fields", "state");

        assertThat(again).isEqualTo(new ProgramRun(0, "created\n", ""));
        assertThat(portal.stored().get(0).messages().get(0).files())
                .containsExactly(StoredFile.of("report.gif", content("report")));
    }

    @Test
    void a_full_disk_is_told_and_nothing_is_half_written() throws Exception {
        assertThat(program.run("departments").exitCode()).isZero();
        Files.write(folder.resolve("large.gif"), "GIF89a".repeat(100_000).getBytes(ISO_8859_1));

        ProgramRun run = program.shell("ulimit -f 64; $TICKETS create -d 1 -s Full -m Help -a large.gif");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.err())
                .contains("cannot save the message in the outbox; nothing was sent", "ulimit -f unlimited");
        assertThat(files(folder.resolve(".local/state/tickets/outbox"))).isEmpty();
        assertThat(portal.stored()).isEmpty();
    }

    @Test
    void a_state_folder_that_cannot_be_written_to_is_told_and_nothing_is_sent() {
        ProgramRun run = program.with("XDG_STATE_HOME", "/proc").run("create", "-d", "1", "-s", "Locked", "-m", "Help");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.err()).contains("cannot save the message in the outbox; nothing was sent", "/proc");
        assertThat(portal.stored()).isEmpty();
    }

    /** How long a run takes when nobody kills it. */
    private long duration() {
        assertThat(program.run(create("Warm")).exitCode()).isZero();
        long start = System.nanoTime();
        assertThat(program.run(create("Measured")).exitCode()).isZero();
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** The entries of the outbox that are whole. */
    private Set<String> kept() throws IOException {
        Set<String> kept = new HashSet<>();
        for (String place : List.of("waiting", "sending", "unclear", "blocked")) {
            Path entries = folder.resolve(".local/state/tickets/outbox").resolve(place);
            if (Files.isDirectory(entries)) {
                try (Stream<Path> all = Files.list(entries)) {
                    all.forEach(entry -> kept.add(String.valueOf(entry.getFileName())));
                }
            }
        }
        return kept;
    }

    /** Sends until nothing is left, a few times at most; what is torn was never promised, and is given up. */
    private void sendAll() throws IOException {
        for (int round = 0; !kept().isEmpty(); round++) {
            assertThat(round).isLessThan(5);
            program.forgetRequests();
            // by name, for then they need not wait for their next try
            ProgramRun run = program.run(Stream.concat(Stream.of("outbox", "send", "-q"), kept().stream())
                    .toArray(String[]::new));
            assertThat(run.exitCode()).as(run.toString()).isIn(0, 1, 75);
        }
    }

    private void assertWhole(Set<String> promised) {
        List<StoredFile> expected =
                FILES.stream().map(file -> StoredFile.of(file, content(file))).toList();
        List<String> subjects = new ArrayList<>();
        for (StoredTicket ticket : portal.stored()) {
            subjects.add(ticket.subject());
            List<StoredFile> files = new ArrayList<>();
            ticket.messages().forEach(message -> files.addAll(message.files()));
            assertThat(files).as(ticket.toString()).containsExactlyElementsOf(expected);
            assertThat(ticket.messages()).hasSize(FILES.size());
        }
        assertThat(subjects).doesNotHaveDuplicates().containsAll(promised);
    }

    private static byte[] content(String name) {
        return ("GIF89a" + (name + "\u00ff\u0000\r\n").repeat(3_000)).getBytes(ISO_8859_1);
    }

    private static List<Path> files(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
