package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Fault;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.GnuPgHome;
import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.PlainText;
import dev.tickets.testing.ProgramRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real program is killed, without a warning, while it encrypts and while it sends: neither what has left it nor
 * what is left on disk, temporary files included, holds a word in clear.
 */
class PlainTextIT {
    private static final String SECRET = "correct horse battery staple ";
    private static final PlainText WORDS = new PlainText("correct horse battery staple");

    @TempDir
    Path folder;

    private FaultyPortal portal;
    private InstalledProgram program;

    @BeforeEach
    void a_portal_and_a_key_are_there() throws IOException {
        portal = new FaultyPortal(folder.resolve("portal"));
        Files.createDirectory(folder.resolve("tmp"));
        Files.createDirectory(folder.resolve("in"));
        program = new InstalledProgram(folder)
                .withArchive()
                .with("TICKETS_PORTAL", portal.uri().toString())
                .with("TICKETS_TOKEN", portal.token())
                .with("TMPDIR", folder.resolve("tmp").toString())
                .with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder.resolve("tmp"));
        try (GnuPgHome gpg = new GnuPgHome()) {
            Files.write(
                    folder.resolve("in/desk.asc"),
                    gpg.publicKey(gpg.fullKey("desk@example.net", "ed25519", "cv25519")));
        }
        Files.writeString(folder.resolve("in/text"), SECRET);
        Files.writeString(folder.resolve("in/error.log"), SECRET.repeat(50_000));
    }

    @AfterEach
    void nothing_is_in_clear() {
        portal.close();
        assertThat(WORDS.isIn(portal.arrived())).isFalse();
        for (String ours : new String[] {".local", ".cache", ".config", "tmp"}) {
            assertThat(WORDS.filesBelow(folder.resolve(ours))).isEmpty();
        }
    }

    private Process create(String... more) {
        String[] all = Stream.concat(
                        Stream.of("create", "-d", "1", "-s", "x", "-F", "in/text", "--encrypt-to", "in/desk.asc"),
                        Stream.of(more))
                .toArray(String[]::new);
        return program.start(all);
    }

    private static void killedWhen(Process process, BooleanSupplier reached) throws InterruptedException {
        for (int i = 0; !reached.getAsBoolean(); i++) {
            assertThat(i).as("tries").isLessThan(600);
            assertThat(process.waitFor(100, TimeUnit.MILLISECONDS))
                    .as("it ended by itself")
                    .isFalse();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assertThat(process.waitFor()).isNotZero();
    }

    private long stagedBytes() {
        Path staging = folder.resolve(".local/state/tickets/staging");
        if (!Files.exists(staging)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(staging)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void killed_while_a_pipe_is_encrypted() throws Exception {
        Process process = create("-a", "dump.sql=-", "in/error.log");
        OutputStream pipe = process.getOutputStream();
        // what cannot be made smaller is on its way to the disk at once
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        pipe.write(SECRET.repeat(1_000).getBytes(StandardCharsets.UTF_8));
        pipe.write(noise);
        pipe.flush();

        killedWhen(process, () -> stagedBytes() > noise.length / 2);

        assertThat(stagedBytes()).isPositive();
        assertThat(portal.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-q", "--no-queue"})
    void killed_while_a_draft_that_lay_in_clear_is_sent_encrypted(String more) throws Exception {
        portal.failing(FaultyPortal.CREATE, 1, Fault.REFUSED);
        ProgramRun away = program.run(
                "create", "-d", "1", "-s", "x", "-F", "in/text", "-a", "in/error.log", "--zip", "--no-queue");
        assertThat(away.exitCode()).as(away.toString()).isEqualTo(69);
        assertThat(WORDS.filesBelow(folder.resolve(".local"))).isNotEmpty();
        String id = program.run("drafts", "list", "-o", "tsv", "--fields", "id")
                .out()
                .strip();
        portal.recover();
        portal.failing(FaultyPortal.CREATE, 1, Fault.STALLED_BEFORE);
        Process process = program.start("create", "--draft", id, "--encrypt-to", "in/desk.asc", more);

        killedWhen(process, () -> portal.requests().contains(FaultyPortal.CREATE));

        assertThat(portal.stored()).isEmpty();
    }

    @Test
    void killed_while_it_is_sent_and_then_sent_from_the_outbox() throws Exception {
        portal.failing(FaultyPortal.CREATE, 1, Fault.STALLED_BEFORE);
        Process process = create("-a", "in/error.log");

        killedWhen(process, () -> portal.requests().contains(FaultyPortal.CREATE));

        portal.recover();
        program.forgetRequests();
        ProgramRun sent = program.run("outbox", "send");
        assertThat(sent.exitCode()).as(sent.toString()).isZero();
        assertThat(portal.stored()).hasSize(1);
    }
}
