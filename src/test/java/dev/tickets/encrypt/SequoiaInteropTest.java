package dev.tickets.encrypt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.RequiredTool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another implementation than GnuPG and ours: Sequoia, both ways. */
class SequoiaInteropTest {
    private static final Verification NO_KEYS = new Verification(new SigningKeys(List::of), Cli.NOW);

    @TempDir
    Path folder;

    private String sq;

    @BeforeEach
    void find_it() {
        sq = RequiredTool.named("sq").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cv25519", "rsa3k"})
    void each_reads_what_the_other_encrypts(String suite) throws IOException, InterruptedException {
        byte[] plain = new byte[300_001];
        new Random(11).nextBytes(plain);
        Path file = Files.write(folder.resolve("plain"), plain);
        sq("key", "generate", "-c", suite, "-u", "a@example.net", "--creation-time", "20251201", "-e", path("key"));
        Files.setPosixFilePermissions(folder.resolve("key"), PosixFilePermissions.fromString("rw-------"));
        sq("key", "extract-cert", path("key"), "-o", path("cert"));
        sq("encrypt", "--recipient-cert", path("cert"), "-o", path("theirs"), file.toString());

        try (OutputStream to = Files.newOutputStream(folder.resolve("ours"));
                OutputStream out = new Encryption(PublicKeys.in(folder.resolve("cert")), Cli.NOW).openCompressing(to)) {
            out.write(plain);
        }
        sq("decrypt", "--recipient-key", path("key"), "-o", path("decrypted"), path("ours"));

        assertThat(folder.resolve("decrypted")).hasBinaryContent(plain);
        assertThat(decrypted()).isEqualTo(plain);
    }

    private byte[] decrypted() throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (InputStream in = Files.newInputStream(folder.resolve("theirs"));
                PrivateKeyFile key = PrivateKeyFile.open(
                        folder.resolve("key"),
                        name -> {
                            throw new AssertionError("asked for a passphrase");
                        },
                        NO_KEYS)) {
            key.decrypt(in, plain, Allowance.ofFileUpTo(1 << 30));
        }
        return plain.toByteArray();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void sq(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(sq));
        command.addAll(List.of(arguments));
        Path said = folder.resolve("said");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertThat(exit).as("%s: %s", command, Files.readString(said)).isZero();
    }
}
