package dev.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.attach.zip.Contents;
import dev.tickets.sandbox.SandboxOptions;
import dev.tickets.sandbox.SandboxPortal;
import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real program packing what is attached: pipes, signals, a full disk, little memory, several at once. */
@Timeout(120)
class AttachmentsIT {
    private static final String CREATE = "$TICKETS create -d 1 -s Down -m Help ";
    /** Zipping it takes several seconds on any machine; it takes no space. */
    private static final long HUGE = 40L << 30;

    @TempDir
    Path folder;

    private SandboxPortal portal;

    @BeforeEach
    void start() {
        portal = SandboxPortal.start(SandboxOptions.in(folder.resolve("portal")));
    }

    @AfterEach
    void nothing_temporary_is_left() throws IOException {
        portal.close();
        assertThat(rooms()).isEmpty();
    }

    private InstalledProgram program() {
        return withoutArchive().withArchive();
    }

    /** Whose memory is its own: pages of a class archive belong to a file. */
    private InstalledProgram withoutArchive() {
        return new InstalledProgram(folder)
                .with("TICKETS_PORTAL", portal.address().toString())
                .with("TICKETS_TOKEN", portal.token());
    }

    private ProgramRun bash(String script) {
        RequiredTool.named("bash");
        return program().with("SCRIPT", script).shell("bash -c \"$SCRIPT\"");
    }

    /** With {@code ID} for the id of a draft. */
    private static String withoutChance(String err) {
        return err.replaceAll("\\b\\d{6}-[0-9a-z]{4}\\b", "ID");
    }

    private List<Path> rooms() throws IOException {
        Path staging = folder.resolve(".local/state/tickets/staging");
        if (!Files.exists(staging)) {
            return List.of();
        }
        try (Stream<Path> rooms = Files.list(staging)) {
            return rooms.toList();
        }
    }

    private void huge(String name) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.setLength(HUGE);
        }
    }

    /** A run that is in the middle of zipping. */
    private Process zipping() throws IOException, InterruptedException {
        huge("huge.log");
        Process process =
                program().start("create", "-d", "1", "-s", "Down", "-m", "Help", "-a", "huge.log", "--zip", "--split");
        for (int i = 0; i < 200 && !isZipping(); i++) {
            assertThat(process.waitFor(50, TimeUnit.MILLISECONDS)).isFalse();
        }
        assertThat(isZipping()).isTrue();
        return process;
    }

    private boolean isZipping() throws IOException {
        List<Path> rooms = rooms();
        return !rooms.isEmpty() && Files.exists(rooms.get(0).resolve("file-1"));
    }

    private void assertNothingFiled() {
        assertThat(program().run("list", "-q", "--status", "all").out()).isEmpty();
    }

    @Test
    void a_command_in_angle_brackets_is_read_to_its_end() {
        ProgramRun run = bash(CREATE + "-a kernel.log.txt=<(seq 100000) --zip");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).startsWith("kernel.log.txt 588.9 kB -> kernel.log.txt.zip ");
        RequiredTool.named("unzip");
        ProgramRun saved = program()
                .shell("$TICKETS attachments 100001 --save in >&2; unzip -p in/kernel.log.txt.zip | tail -n 1");
        assertThat(saved.out()).isEqualTo("100000\n");
    }

    @Test
    void a_pipe_without_a_name_is_told_how_to_get_one() {
        ProgramRun run = bash(CREATE + "-a <(echo hi) --zip");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(withoutChance(run.err()).replaceFirst("fd/\\d+", "fd/N")).isEqualTo("""
                tickets: nothing was sent, because of the attachments:
                  /dev/fd/N: is a pipe without a name; give the attachment a name: -a NAME=<(command)
                hint: --attach-what-you-can sends the message without what cannot be attached; the draft is kept: tickets create --draft ID
                """);
        assertNothingFiled();
    }

    @Test
    void standard_input_goes_out_under_its_name() {
        ProgramRun run = program().shell("seq 10 | " + CREATE + "-q -a dmesg.txt=- --zip");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(program()
                        .run("attachments", "100001", "-o", "tsv", "--fields", "name")
                        .out())
                .isEqualTo("dmesg.txt.zip\n");
    }

    @Test
    void a_pipe_that_nobody_writes_to_is_given_up_in_time() {
        RequiredTool.named("mkfifo");

        ProgramRun run = program()
                .shell("mkfifo pipe; timeout 20 " + CREATE + "--timeout 2s -a x.log=pipe --zip; echo $?; rm pipe");

        assertThat(run.out()).isEqualTo("69\n");
        assertThat(withoutChance(run.err())).isEqualTo("""
                tickets: not finished within --timeout
                hint: the draft is kept: tickets create --draft ID
                """);
    }

    @Test
    void zipping_stops_at_its_time_limit_too() throws IOException {
        huge("huge.log");

        ProgramRun run = program().shell("timeout 20 " + CREATE + "--timeout 2s -a huge.log --zip --split");

        assertThat(run.exitCode()).isEqualTo(69);
        assertThat(withoutChance(run.err())).isEqualTo("""
                tickets: not finished within --timeout
                hint: the draft is kept: tickets create --draft ID
                """);
    }

    @Test
    void an_interrupt_while_zipping_ends_it_at_once_and_leaves_the_text() throws Exception {
        Process process = zipping();

        long start = System.nanoTime();
        program().shell("kill -INT " + process.pid());

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(withoutChance(new String(process.getErrorStream().readAllBytes(), UTF_8)))
                .isEqualTo("""
                tickets: interrupted while the attachments were prepared; nothing was sent
                hint: the draft is kept: tickets create --draft ID
                """);
        assertThat(rooms()).isEmpty();
        assertNothingFiled();
    }

    @Test
    void what_a_killed_run_left_behind_is_cleared_by_the_next() throws Exception {
        Process process = zipping();
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(rooms()).hasSize(1);

        Files.writeString(folder.resolve("small.log"), "x");
        assertThat(program().shell(CREATE + "-a small.log --zip").exitCode()).isZero();

        assertThat(rooms()).isEmpty();
    }

    @Test
    void a_disk_that_fills_up_while_zipping_is_said_and_nothing_is_left() throws IOException {
        Files.write(folder.resolve("app.log"), Contents.noise(3_000_000));

        ProgramRun run = bash("trap '' XFSZ; ulimit -f 1000; " + CREATE + "-a app.log --zip");
        ProgramRun piped = bash("trap '' XFSZ; ulimit -f 1000; " + CREATE + "-a x.log=<(cat app.log) --zip");

        for (ProgramRun full : List.of(run, piped)) {
            assertThat(full.exitCode()).isEqualTo(2);
            assertThat(withoutChance(full.err())).isEqualTo("""
                    tickets: cannot write temporary files in %s/.local/state/tickets/staging: the file is larger than the limit
                    hint: allow large files with ulimit -f unlimited, or use a file system that supports them; the draft is kept: tickets create --draft ID
                    """.formatted(folder));
        }
        assertThat(rooms()).isEmpty();
    }

    @Test
    void a_log_of_300_megabytes_needs_no_more_memory_than_a_small_one() throws IOException {
        String time = RequiredTool.named("time").toString();
        byte[] lines = Contents.log(1_000_000);
        try (OutputStream log = Files.newOutputStream(folder.resolve("app.log"))) {
            for (int i = 0; i < 300; i++) {
                log.write(lines);
            }
        }

        ProgramRun run = withoutArchive()
                .with("TICKETS_JAVA_OPTS", "-Xmx48m")
                .shell(time + " -f %M -o memory " + CREATE + "-q -a app.log --zip --split");

        assertThat(run.exitCode()).as(run.err()).isZero();
        long kilobytes =
                Long.parseLong(Files.readString(folder.resolve("memory")).strip());
        assertThat(kilobytes).isLessThanOrEqualTo(100 << 10);
    }

    @Test
    void several_runs_at_once_leave_each_others_rooms_alone() throws Exception {
        Files.write(folder.resolve("app.log"), Contents.log(2_000_000));
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            processes.add(program().start("create", "-q", "-d", "1", "-s", "S", "-m", "M", "-a", "app.log", "--zip"));
        }

        for (Process process : processes) {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8))
                    .isEmpty();
            assertThat(process.exitValue()).isZero();
        }
        assertThat(program().run("list", "-o", "tsv").out()).hasLineCount(6);
    }

    @Test
    void a_file_in_a_folder_that_may_not_be_entered_is_not_said_to_be_absent() throws IOException {
        Path log = Files.createDirectories(folder.resolve("secret")).resolve("app.log");
        Files.writeString(log, "x");
        ProgramRun run = createWithLocked("secret", "secret/app.log");

        assertThat(withoutId(run)).isEqualTo(new ProgramRun(2, "", """
                tickets: nothing was sent, because of the attachments:
                  secret/app.log: cannot be read: permission denied
                hint: --attach-what-you-can sends the message without what cannot be attached; the draft is kept: \
                tickets create --draft ID
                """));
    }

    @Test
    void a_folder_that_may_not_be_read_is_named() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs/secret"));
        Files.writeString(logs.resolve("app.log"), "x");

        ProgramRun run = createWithLocked("logs/secret", "logs");

        assertThat(withoutId(run)).isEqualTo(new ProgramRun(2, "", """
                tickets: nothing was sent, because of the attachments:
                  %s: cannot be read: permission denied
                hint: --attach-what-you-can sends the message without what cannot be attached; the draft is kept: \
                tickets create --draft ID
                """.formatted(logs)));
    }

    private static ProgramRun withoutId(ProgramRun run) {
        return new ProgramRun(run.exitCode(), run.out(), run.err().replaceFirst("--draft [\\w-]+", "--draft ID"));
    }

    /** Attaches while nobody may enter that folder: root may unless it gives that away. */
    private ProgramRun createWithLocked(String locked, String attached) {
        RequiredTool.named("setpriv");
        return program()
                .shell("chmod 0 " + locked + "; if [ \"$(id -u)\" = 0 ]; then drop='setpriv --bounding-set"
                        + " -dac_override,-dac_read_search --inh-caps -dac_override,-dac_read_search'; fi; $drop "
                        + CREATE + "-a " + attached + "; code=$?; chmod 700 " + locked + "; exit $code");
    }
}
