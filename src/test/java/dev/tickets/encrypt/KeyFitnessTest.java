package dev.tickets.encrypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.state.TrustedFiles;
import dev.tickets.testing.Cli;
import dev.tickets.testing.GnuPgHome;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Date;
import java.util.List;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPImplementation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which keys are refused, and why; which of several is taken. */
class KeyFitnessTest {
    private static final Verification NO_KEYS = new Verification(new SigningKeys(List::of), Cli.NOW);
    private static GnuPgHome gpg;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        gpg = new GnuPgHome();
    }

    @AfterAll
    static void end_the_agent() {
        gpg.close();
    }

    @Test
    void a_key_with_an_encryption_key_is_fit() throws IOException {
        assertThat(key(gpg.fullKey("fit@example.net", "ed25519", "cv25519")).refusal(Cli.NOW))
                .isEmpty();
    }

    @Test
    void an_expired_key_is_refused() throws IOException {
        String fingerprint = gpg.key("expired@example.net", "ed25519", "10d");
        gpg.encryptionKey(fingerprint, "cv25519", "none");

        assertThat(key(fingerprint).refusal(Cli.NOW)).contains("expired on 2025-12-11");
    }

    @Test
    void a_key_whose_encryption_key_has_expired_is_refused() throws IOException {
        String fingerprint = gpg.key("half@example.net", "ed25519", "none");
        gpg.encryptionKey(fingerprint, "cv25519", "10d");

        assertThat(key(fingerprint).refusal(Cli.NOW)).contains("has an encryption key that expired on 2025-12-11");
    }

    @Test
    void a_revoked_key_is_refused_also_where_it_was_known_as_a_good_one() throws IOException {
        String fingerprint = gpg.fullKey("revoked@example.net", "ed25519", "cv25519");
        PublicKey good = key(fingerprint);
        KeyStore store = new KeyStore(folder.resolve("keys"), new TrustedFiles());
        store.addAll(List.of(good), Cli.NOW);
        // GnuPG makes the revocation with the key, and disarms it by a colon
        gpg.revoke(fingerprint);
        PublicKey revoked = key(fingerprint);

        assertThat(revoked.refusal(Cli.NOW)).contains("was revoked on 2025-12-01");
        assertThat(store.addAll(List.of(revoked), Cli.NOW).get(0).refusal(Cli.NOW))
                .isPresent();
        assertThat(store.addAll(List.of(good), Cli.NOW).get(0).refusal(Cli.NOW)).contains("was revoked on 2025-12-01");
        assertThatThrownBy(() ->
                        new KeyStore(folder.resolve("other"), new TrustedFiles()).addAll(List.of(revoked), Cli.NOW))
                .hasMessageStartingWith("refusing the key ")
                .hasMessageEndingWith("the key was revoked on 2025-12-01");
    }

    @Test
    void a_key_for_signing_only_is_refused() throws IOException {
        assertThat(key(gpg.key("signing@example.net", "ed25519", "none")).refusal(Cli.NOW))
                .contains("is for signing only and has no encryption key");
    }

    @Test
    void weak_keys_are_refused() throws IOException {
        String rsa = gpg.fullKey("rsa1024@example.net", "rsa1024", "rsa1024");
        String elgamal = gpg.fullKey("elgamal@example.net", "rsa2048", "elg2048");
        String dsa = gpg.fullKey("dsa@example.net", "dsa2048", "cv25519");

        assertThat(key(rsa).refusal(Cli.NOW)).contains("is too weak: RSA of 1024 bits; the minimum is 2048");
        assertThat(key(elgamal).refusal(Cli.NOW)).contains("has an encryption key that is too weak: ElGamal");
        assertThat(key(dsa).refusal(Cli.NOW)).contains("is too weak: DSA");
    }

    @Test
    void a_key_of_the_future_is_refused() throws IOException {
        PublicKey key = key(gpg.fullKey("future@example.net", "ed25519", "cv25519"));

        assertThat(key.refusal(Cli.NOW.minusSeconds(365L * 24 * 3600)))
                .contains("was made on 2025-12-01, which is in the future on this machine");
    }

    @Test
    void every_refused_key_is_named_with_its_reason() throws IOException {
        String fingerprint = gpg.key("named@example.net", "ed25519", "none");
        PublicKey key = key(fingerprint);

        assertThatThrownBy(() -> new Encryption(List.of(key), Cli.NOW))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
                .hasMessage("cannot encrypt: the key " + key.fingerprint()
                        + " (named@example.net) is for signing only and has no encryption key");
    }

    @Test
    void a_fingerprint_is_shown_in_groups_and_read_in_any_form() {
        String hex = "0123456789ABCDEF0123456789ABCDEF01234567";

        assertThat(new Fingerprint(hex)).hasToString("0123 4567 89AB CDEF 0123  4567 89AB CDEF 0123 4567");
        assertThat(Fingerprint.parse(" 0x" + hex.toLowerCase(java.util.Locale.ROOT)))
                .contains(new Fingerprint(hex));
        assertThat(Fingerprint.parse(new Fingerprint(hex).toString())).contains(new Fingerprint(hex));
        assertThat(Fingerprint.parse("89ABCDEF01234567")).isEmpty();
        assertThat(Fingerprint.parse("desk.asc")).isEmpty();
    }

    /** Version 6 keys announce authenticated encryption; GnuPG 2.2 has neither. */
    @Test
    void a_version_6_key_gets_authenticated_encryption_which_is_read_here() throws IOException, PGPException {
        OpenPGPKey key = new BcOpenPGPApi(new BcOpenPGPImplementation())
                .generateKey(6, Date.from(Cli.NOW.minusSeconds(60)))
                .ed25519x25519Key("six@example.net")
                .build();
        byte[] secret = key.toAsciiArmoredString().getBytes(StandardCharsets.US_ASCII);
        Path file = Files.write(folder.resolve("six.asc"), secret);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        byte[] certificate = key.toCertificate().toAsciiArmoredString().getBytes(StandardCharsets.US_ASCII);
        PublicKey six =
                PublicKeys.in(new ByteArrayInputStream(certificate), "the test").get(0);
        byte[] plain = "six ".repeat(100_000).getBytes(StandardCharsets.UTF_8);

        byte[] message = encrypted(plain, six);

        // tag 18, version 2 of the packet: after the session key packet
        assertThat(six.fingerprint().hex()).hasSize(64);
        assertThat(decrypted(message, file)).isEqualTo(plain);
        byte[] changed = message.clone();
        changed[message.length / 2] ^= 1;
        assertThatThrownBy(() -> decrypted(changed, file)).hasMessageStartingWith("cannot decrypt: the message");
        assertThatThrownBy(() -> decrypted(java.util.Arrays.copyOf(message, message.length - 20), file))
                .hasMessageStartingWith("cannot decrypt: the message");
    }

    @Test
    void the_newest_of_several_encryption_keys_is_taken() throws IOException {
        String fingerprint = gpg.fullKey("several@example.net", "ed25519", "cv25519");
        gpg.gpg("--faked-system-time", "20251215T000000", "--quick-add-key", fingerprint, "nistp256", "encr", "none");
        PublicKey key = key(fingerprint);

        KeyIdentifier taken = new KeyFitness(key.certificate(), Cli.NOW)
                .encryptionKey()
                .orElseThrow()
                .getKeyIdentifier();

        assertThat(key.certificate().getKeys()).hasSize(3);
        assertThat(taken).isEqualTo(key.certificate().getKeys().get(2).getKeyIdentifier());
    }

    private static byte[] encrypted(byte[] plain, PublicKey key) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try (OutputStream out = new Encryption(List.of(key), Cli.NOW).open(message)) {
            out.write(plain);
        }
        return message.toByteArray();
    }

    private static byte[] decrypted(byte[] message, Path file) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (PrivateKeyFile key = PrivateKeyFile.open(
                file,
                name -> {
                    throw new AssertionError("asked for a passphrase");
                },
                NO_KEYS)) {
            key.decrypt(new ByteArrayInputStream(message), plain, Allowance.ofFileUpTo(1 << 30));
        }
        return plain.toByteArray();
    }

    private static PublicKey key(String fingerprint) throws IOException {
        return PublicKeys.in(new ByteArrayInputStream(gpg.publicKey(fingerprint)), "the test")
                .get(0);
    }
}
