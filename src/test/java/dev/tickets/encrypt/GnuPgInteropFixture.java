package dev.tickets.encrypt;

import dev.tickets.testing.Cli;
import dev.tickets.testing.GnuPgHome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Two people with keys that GnuPG made. */
@SuppressWarnings("NullAway.Init") // made before the first test
abstract class GnuPgInteropFixture {
    static final Verification NO_KEYS = new Verification(new SigningKeys(List::of), Cli.NOW);
    static final Map<String, byte[]> PRIVATE = new HashMap<>();

    static GnuPgHome gpg;
    static String ann;

    static String bob;

    @TempDir
    Path folder;

    /** Once for all classes of the family. */
    @BeforeAll
    static synchronized void make_keys() {
        if (gpg == null) {
            gpg = GnuPgHome.untilTheEnd();
            ann = gpg.fullKey("Ann <ann@example.net>", "ed25519", "cv25519");
            bob = gpg.fullKey("Bob <bob@example.net>", "nistp384", "nistp384");
        }
    }

    static Encryption encryption(String... fingerprints) {
        List<PublicKey> keys =
                Stream.of(fingerprints).map(GnuPgInteropFixture::publicKey).toList();
        return new Encryption(keys, Cli.NOW);
    }

    static PublicKey publicKey(String fingerprint) {
        try {
            return PublicKeys.in(new ByteArrayInputStream(gpg.publicKey(fingerprint)), "the test")
                    .get(0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] encrypted(byte[] plain, boolean compressing, String... fingerprints) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        Encryption encryption = encryption(fingerprints);
        try (OutputStream out = compressing ? encryption.openCompressing(message) : encryption.open(message)) {
            // in uneven pieces, and a single byte now and then
            int at = 0;
            while (at < plain.length) {
                out.write(plain[at++]);
                int piece = Math.min(plain.length - at, 40_001);
                out.write(plain, at, piece);
                at += piece;
            }
        }
        return message.toByteArray();
    }

    byte[] decrypted(byte[] message, String fingerprint) throws IOException {
        try (PrivateKeyFile key = PrivateKeyFile.open(
                privateKey(exported(fingerprint)),
                name -> {
                    throw new AssertionError("asked for a passphrase");
                },
                NO_KEYS)) {
            return decrypted(message, key);
        }
    }

    /** One export at a time: the agent gets confused by many at once. */
    static synchronized byte[] exported(String fingerprint) {
        return PRIVATE.computeIfAbsent(fingerprint, gpg::privateKey);
    }

    static byte[] decrypted(byte[] message, Decryption with) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        with.decrypt(new ByteArrayInputStream(message), plain, Allowance.ofFileUpTo(1 << 30));
        return plain.toByteArray();
    }

    Path privateKey(byte[] key) throws IOException {
        Path file = Files.write(folder.resolve("key.asc"), key);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
