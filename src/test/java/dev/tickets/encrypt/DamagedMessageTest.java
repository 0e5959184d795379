package dev.tickets.encrypt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.testing.Cli;
import dev.tickets.testing.GnuPgHome;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A message that was changed, cut or not protected is never taken for whole. */
class DamagedMessageTest extends GnuPgInteropFixture {
    @Test
    void a_message_for_somebody_else_says_so() {
        assertThatThrownBy(() -> decrypted(encrypted(bytes(100), false, bob), ann))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessageStartingWith("cannot decrypt: the message is not encrypted to ");
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
                .hasMessage("cannot decrypt: the message has no protection against changes");
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
    void gpg_without_the_key_says_so() throws IOException {
        byte[] message = encrypted(bytes(100), false, ann);
        try (GnuPgHome empty = new GnuPgHome();
                GnuPg other = new GnuPg(empty.environment(), false, NO_KEYS)) {
            assertThatThrownBy(() -> decrypted(message, other))
                    .hasMessage("cannot decrypt: the message is not encrypted to a key of gpg");
        }
    }
}
