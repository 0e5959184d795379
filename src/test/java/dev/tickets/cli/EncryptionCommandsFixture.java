package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.GnuPgHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A practice portal and somebody with a key. */
@SuppressWarnings("NullAway.Init") // made before the first test
abstract class EncryptionCommandsFixture {
    static GnuPgHome gpg;
    static String desk;

    static byte[] publicKey;
    static byte[] privateKey;

    @TempDir
    Path folder;

    Cli cli;

    /** Once for all classes of the family. */
    @BeforeAll
    static synchronized void make_a_key() {
        if (gpg == null) {
            gpg = GnuPgHome.untilTheEnd();
            desk = gpg.fullKey("Desk <desk@example.net>", "ed25519", "cv25519");
            publicKey = gpg.publicKey(desk);
            privateKey = gpg.privateKey(desk);
        }
    }

    @BeforeEach
    void start() {
        cli = new Cli(folder).with("TICKETS_PROFILE", "sandbox");
    }

    void create(String text) {
        cli.write("text", text);
        assertThat(cli.run("create", "-q", "--no-ref", "-d", "1", "-s", "Secret", "-F", "text")
                        .exitCode())
                .isZero();
    }

    void privateKeyFile() throws IOException {
        Files.setPosixFilePermissions(cli.write("key.asc", privateKey), PosixFilePermissions.fromString("rw-------"));
    }
}
