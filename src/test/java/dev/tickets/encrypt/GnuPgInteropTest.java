package dev.tickets.encrypt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.config.Secret;
import dev.tickets.testing.Cli;
import dev.tickets.testing.GnuPgHome;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we encrypt GnuPG decrypts, byte for byte, and the other way round; what was tampered with nobody does. */
class GnuPgInteropTest {
    private static final Verification NO_KEYS = new Verification(new SigningKeys(List::of), Cli.NOW);
    private static final Map<String, byte[]> PRIVATE = new HashMap<>();

    private static GnuPgHome gpg;
    private static String ann;
    private static String bob;

    @TempDir
    Path folder;

    @BeforeAll
    static void make_keys() {
        gpg = new GnuPgHome();
        ann = gpg.fullKey("Ann <ann@example.net>", "ed25519", "cv25519");
        bob = gpg.fullKey("Bob <bob@example.net>", "nistp384", "nistp384");
    }

    @AfterAll
    static void end_the_agent() {
        gpg.close();
    }

    /** Around the block of the cipher, the pieces of a packet, and some mebibytes. */
    static IntStream sizes() {
        return IntStream.of(0, 1, 15, 16, 17, 511, 512, 513, 65_535, 65_536, 65_537, 131_072, (5 << 20) + 3);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void gpg_decrypts_what_we_encrypt(int size) throws IOException {
        byte[] plain = bytes(size);

        assertThat(gpg.gpg(encrypted(plain, false, ann), "--decrypt")).isEqualTo(plain);
        assertThat(gpg.gpg(encrypted(plain, true, ann), "--decrypt")).isEqualTo(plain);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void we_decrypt_what_gpg_encrypts(int size) throws IOException {
        byte[] plain = bytes(size);
        byte[] binary = gpg.gpg(plain, "--encrypt", "-r", ann);
        byte[] armoured = gpg.gpg(plain, "--encrypt", "--armor", "-z", "0", "-r", ann);

        assertThat(decrypted(binary, ann)).isEqualTo(plain);
        assertThat(decrypted(armoured, ann)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"rsa4096,rsa4096", "nistp256,nistp256", "nistp521,nistp521", "ed25519,brainpoolP256r1"})
    void keys_of_every_common_kind_work_both_ways(String algorithm, String encryption) throws IOException {
        String key = gpg.fullKey(algorithm + encryption + "@example.net", algorithm, encryption);
        byte[] plain = bytes(70_000);

        assertThat(gpg.gpg(encrypted(plain, false, key), "--decrypt")).isEqualTo(plain);
        assertThat(decrypted(gpg.gpg(plain, "--encrypt", "-r", key), key)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void each_of_several_recipients_can_read_it(int reader) throws IOException {
        byte[] plain = bytes(1000);
        byte[] message = encrypted(plain, false, ann, bob);

        assertThat(gpg.gpg(message, "--decrypt")).isEqualTo(plain);
        assertThat(decrypted(message, reader == 0 ? ann : bob)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one line", "CRLF\r\nand LF\n", "日本語 🔐 é\n", "-----BEGIN PGP MESSAGE-----\n"})
    void an_armoured_text_survives(String text) throws IOException {
        String armoured = encryption(ann).armoured(text);

        assertThat(armoured).startsWith("-----BEGIN PGP MESSAGE-----\n\n").endsWith("-----END PGP MESSAGE-----\n");
        assertThat(new String(gpg.gpg(armoured.getBytes(UTF_8), "--decrypt"), UTF_8))
                .isEqualTo(text);
        assertThat(new String(decrypted(armoured.replace("\n", "\r\n").getBytes(UTF_8), ann), UTF_8))
                .isEqualTo(text);
    }

    @Test
    void what_gpg_signed_as_well_is_read() throws IOException {
        byte[] message = gpg.gpg(bytes(3000), "--sign", "--encrypt", "-u", ann, "-r", ann);

        assertThat(decrypted(message, ann)).isEqualTo(bytes(3000));
    }

    @Test
    void a_message_that_hides_whom_it_is_for_is_read() throws IOException {
        byte[] message = gpg.gpg(bytes(3000), "--encrypt", "-R", ann);

        assertThat(decrypted(message, ann)).isEqualTo(bytes(3000));
    }

    @Test
    void a_locked_key_opens_with_its_passphrase_only() throws IOException {
        gpg.gpg("--passphrase", "s3cret", "--quick-gen-key", "locked@example.net", "rsa2048", "encr", "none");
        byte[] message = gpg.gpg(bytes(100), "--encrypt", "-r", "locked@example.net");
        Path key = privateKey(gpg.gpg("--passphrase", "s3cret", "--export-secret-keys", "locked@example.net"));

        assertThat(decrypted(message, PrivateKeyFile.open(key, name -> Secret.of("s3cret"), NO_KEYS)))
                .isEqualTo(bytes(100));
        assertThatThrownBy(() -> decrypted(message, PrivateKeyFile.open(key, name -> Secret.of("wrong"), NO_KEYS)))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
                .hasMessageMatching("the passphrase does not open the private key .*\\(locked@example.net\\)");
    }

    @Test
    void a_message_for_somebody_else_says_so() {
        assertThatThrownBy(() -> decrypted(encrypted(bytes(100), false, bob), ann))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessageStartingWith("cannot decrypt: it was not encrypted to ");
    }

    /** Every byte of a small message, one bit each. */
    @Test
    void a_message_with_a_changed_bit_is_never_taken_for_whole() throws IOException {
        byte[] plain = bytes(40);
        byte[] message = encrypted(plain, false, ann);
        for (int i = 0; i < message.length; i++) {
            byte[] changed = message.clone();
            changed[i] ^= 0x10;
            try {
                assertThat(decrypted(changed, ann)).as("byte %d", i).isEqualTo(plain);
            } catch (TicketsException e) {
                assertThat(e.getMessage()).as("byte %d", i).startsWith("cannot decrypt: ");
            }
        }
    }

    @Test
    void a_changed_byte_of_the_text_or_of_its_check_is_an_error() throws IOException {
        byte[] message = encrypted(bytes(100_000), false, ann);
        for (int fromEnd : new int[] {1, 10, 21, 22, 1000, 90_000}) {
            byte[] changed = message.clone();
            changed[message.length - fromEnd] ^= 1;

            assertThatThrownBy(() -> decrypted(changed, ann))
                    .isInstanceOfSatisfying(
                            TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED))
                    .hasMessageMatching("cannot decrypt: the message (was changed|is damaged).*");
        }
    }

    @Test
    void a_message_that_is_cut_off_anywhere_is_an_error() throws IOException {
        byte[] message = encrypted(bytes(1000), false, ann);
        for (int length = 0; length < message.length; length++) {
            byte[] cut = Arrays.copyOf(message, length);

            assertThatThrownBy(() -> decrypted(cut, ann))
                    .as("cut to %d", length)
                    .isInstanceOf(TicketsException.class)
                    .hasMessageStartingWith("cannot decrypt: ");
        }
    }

    @Test
    void a_message_that_nothing_protects_against_changes_is_refused() throws IOException, PGPException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        PGPEncryptedDataGenerator generator = new PGPEncryptedDataGenerator(
                new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256).setWithIntegrityPacket(false));
        generator.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(
                new KeyFitness(publicKey(ann).certificate(), Cli.NOW)
                        .encryptionKey()
                        .orElseThrow()
                        .getPGPPublicKey()));
        try (OutputStream out = generator.open(message, 100)) {
            out.write(bytes(100));
        }

        assertThatThrownBy(() -> decrypted(message.toByteArray(), ann))
                .hasMessage("cannot decrypt: nothing protects this message against changes");
    }

    static Stream<byte[]> nonsense() {
        return Stream.of(
                new byte[0],
                "hello".getBytes(UTF_8),
                "-----BEGIN PGP MESSAGE-----\n\n!!!\n-----END PGP MESSAGE-----\n".getBytes(UTF_8),
                gpg.publicKey(ann),
                bytes(10_000));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void what_is_no_message_says_so(byte[] nonsense) {
        assertThatThrownBy(() -> decrypted(nonsense, ann))
                .isInstanceOf(TicketsException.class)
                .hasMessageStartingWith("cannot decrypt: ");
    }

    @Test
    void the_systems_gpg_decrypts_with_the_keys_that_it_keeps() throws IOException {
        byte[] message = encrypted(bytes(300_000), true, ann);
        byte[] changed = message.clone();
        changed[message.length - 5] ^= 1;
        GnuPg own = new GnuPg(gpg.environment(), false, NO_KEYS);

        synchronized (gpg) {
            assertThat(decrypted(message, own)).isEqualTo(bytes(300_000));
            assertThatThrownBy(() -> decrypted(changed, own)).hasMessageStartingWith("cannot decrypt: ");
            assertThatThrownBy(() -> decrypted(Arrays.copyOf(message, 5000), own))
                    .hasMessageStartingWith("cannot decrypt: ");
            assertThatThrownBy(() -> decrypted("hello".getBytes(UTF_8), own))
                    .hasMessageStartingWith("cannot decrypt: ");
            assertThatThrownBy(() -> decrypted(gpg.gpg(bytes(10), "--sign", "-u", ann), own))
                    .hasMessageStartingWith("cannot decrypt: ");
        }
    }

    @Test
    void gpg_without_the_key_says_so() throws IOException {
        byte[] message = encrypted(bytes(100), false, ann);
        try (GnuPgHome empty = new GnuPgHome();
                GnuPg other = new GnuPg(empty.environment(), false, NO_KEYS)) {
            assertThatThrownBy(() -> decrypted(message, other))
                    .hasMessage("cannot decrypt: it was not encrypted to a key that gpg has");
        }
    }

    private static Encryption encryption(String... fingerprints) {
        List<PublicKey> keys =
                Stream.of(fingerprints).map(GnuPgInteropTest::publicKey).toList();
        return new Encryption(keys, Cli.NOW);
    }

    private static PublicKey publicKey(String fingerprint) {
        try {
            return PublicKeys.in(new ByteArrayInputStream(gpg.publicKey(fingerprint)), "the test")
                    .get(0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] encrypted(byte[] plain, boolean compressing, String... fingerprints) throws IOException {
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

    private byte[] decrypted(byte[] message, String fingerprint) throws IOException {
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
    private static synchronized byte[] exported(String fingerprint) {
        return PRIVATE.computeIfAbsent(fingerprint, gpg::privateKey);
    }

    private static byte[] decrypted(byte[] message, Decryption with) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        with.decrypt(new ByteArrayInputStream(message), plain, Allowance.ofFileUpTo(1 << 30));
        return plain.toByteArray();
    }

    private Path privateKey(byte[] key) throws IOException {
        Path file = Files.write(folder.resolve("key.asc"), key);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
