package dev.tickets.attach;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.encrypt.Allowance;
import dev.tickets.encrypt.Encryption;
import dev.tickets.encrypt.GnuPg;
import dev.tickets.encrypt.PublicKeys;
import dev.tickets.encrypt.SigningKeys;
import dev.tickets.encrypt.Verification;
import dev.tickets.testing.Cli;
import dev.tickets.testing.GnuPgHome;
import dev.tickets.testing.RequiredTool;
import dev.tickets.ticket.Attachment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code NAME.pgp} in {@code NAME.zip}: what a support desk does with it, with the tools that it has. */
class PgpZipTest {
    private static GnuPgHome gpg;
    private static Encryption encryption;

    @TempDir
    Path folder;

    @BeforeAll
    static void make_a_key() throws IOException {
        gpg = new GnuPgHome();
        byte[] key = gpg.publicKey(gpg.fullKey("desk@example.net", "ed25519", "cv25519"));
        encryption = new Encryption(PublicKeys.in(new ByteArrayInputStream(key), "the test"), Cli.NOW);
    }

    @AfterAll
    static void end_the_agent() {
        gpg.close();
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,true", "100000,false", "100000,true"})
    void unzip_and_gpg_open_it(int lines, boolean compressing) throws IOException, InterruptedException {
        RequiredTool unzip = RequiredTool.named("unzip");
        byte[] log = "a line of a log\n".repeat(lines).getBytes(UTF_8);
        Path zip = encrypted(log, log.length, compressing);

        assertThat(new ProcessBuilder(unzip.toString(), "-q", zip.toString(), "-d", folder.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        assertThat(gpg.gpg(Files.readAllBytes(folder.resolve("error.log.pgp")), "--decrypt"))
                .isEqualTo(log);
    }

    @Test
    void what_nobody_knows_the_size_of_is_sealed_too() throws IOException {
        Path zip = encrypted("from a pipe\n".getBytes(UTF_8), Long.MAX_VALUE, true);

        assertThat(opened(zip)).isEqualTo("from a pipe\n");
    }

    @Test
    void only_its_owner_can_read_it_and_nothing_of_the_text_is_in_it() throws IOException {
        Path zip = encrypted("hunter2 ".repeat(5000).getBytes(UTF_8), 40_000, false);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zip)))
                .isEqualTo("rw-------");
        assertThat(new String(Files.readAllBytes(zip), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("hunter2");
    }

    @Test
    void it_is_opened_again_here() throws IOException {
        assertThat(opened(encrypted("text".getBytes(UTF_8), 4, true))).isEqualTo("text");
    }

    @Test
    void an_ordinary_zip_and_what_only_looks_like_one_are_no_envelopes() throws IOException {
        Path file = Files.writeString(folder.resolve("fake.zip"), "no zip");

        assertThat(PgpZip.of(new Attachment("1", "fake.zip", null), file)).isEmpty();
        assertThat(PgpZip.of(new Attachment("1", "picture.png", null), file)).isEmpty();
        assertThat(PgpZip.of(new Attachment("1", "a.txt.gpg", null), file)
                        .orElseThrow()
                        .name())
                .isEqualTo("a.txt");
    }

    private Path encrypted(byte[] content, long expectedSize, boolean compressing) throws IOException {
        Path zip = folder.resolve("error.log.zip");
        try (OutputStream out =
                PgpZip.encrypt(zip, "error.log", Cli.NOW, ZoneOffset.UTC, expectedSize, encryption, compressing)) {
            out.write(content);
        }
        return zip;
    }

    private static String opened(Path zip) throws IOException {
        PgpZip envelope =
                PgpZip.of(new Attachment("1", "error.log.zip", null), zip).orElseThrow();
        assertThat(envelope.name()).isEqualTo("error.log");
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (GnuPg own = new GnuPg(gpg.environment(), false, new Verification(new SigningKeys(List::of), Cli.NOW))) {
            synchronized (gpg) {
                envelope.open(own, plain, Allowance.ofFileUpTo(1 << 20));
            }
        }
        return plain.toString(UTF_8);
    }
}
