package dev.tickets.encrypt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.config.Secret;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we encrypt GnuPG decrypts, byte for byte, and the other way round; what was tampered with nobody does. */
class GnuPgInteropTest extends GnuPgInteropFixture {
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
                .hasMessageMatching("the passphrase for the private key .*\\(locked@example.net\\) is wrong");
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
}
