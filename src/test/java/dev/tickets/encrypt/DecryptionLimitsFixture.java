package dev.tickets.encrypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.testing.Cli;
import dev.tickets.testing.ForgedMessage;
import dev.tickets.testing.GnuPgHome;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;

/** Somebody with a key, and messages that would cost much. */
@SuppressWarnings("NullAway.Init") // made before the first test
abstract class DecryptionLimitsFixture {
    static final Verification NO_KEYS = new Verification(new SigningKeys(List::of), Cli.NOW);
    static final int LARGE = 20 << 20;

    static GnuPgHome gpg;
    static byte[] publicKey;

    static byte[] privateKey;

    @TempDir
    Path folder;

    /** Once for all classes of the family. */
    @BeforeAll
    static synchronized void make_a_key() {
        if (gpg == null) {
            gpg = GnuPgHome.untilTheEnd();
            String key = gpg.fullKey("Ann <ann@example.net>", "ed25519", "cv25519");
            publicKey = gpg.publicKey(key);
            privateKey = gpg.privateKey(key);
        }
    }

    enum Way {
        KEY_FILE,
        GNUPG
    }

    Decryption open(Way way) throws IOException {
        if (way == Way.GNUPG) {
            return new GnuPg(gpg.environment(), false, NO_KEYS);
        }
        Path file = Files.write(folder.resolve("key.asc"), privateKey);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return PrivateKeyFile.open(
                file,
                name -> {
                    throw new AssertionError("asked for a passphrase");
                },
                NO_KEYS);
    }

    Opened decrypt(Way way, InputStream message, OutputStream plain, Allowance allowance) throws IOException {
        try (Decryption decryption = open(way)) {
            synchronized (gpg) {
                return decryption.decrypt(message, plain, allowance);
            }
        }
    }

    void refused(Way way, byte[] message, Allowance allowance, String words) {
        assertThatThrownBy(() ->
                        decrypt(way, new ByteArrayInputStream(message), OutputStream.nullOutputStream(), allowance))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED))
                .hasMessageStartingWith("cannot decrypt: " + words);
    }

    static Stream<Arguments> bothWays(Map<String, ForgedMessage.Body> bodies) {
        List<Arguments> all = new ArrayList<>();
        bodies.forEach((name, body) -> {
            for (Way way : Way.values()) {
                all.add(Arguments.of(way, name, body));
            }
        });
        return all.stream();
    }
}
