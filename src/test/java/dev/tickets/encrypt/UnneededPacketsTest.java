package dev.tickets.encrypt;

import static dev.tickets.testing.ForgedMessage.compressed;
import static dev.tickets.testing.ForgedMessage.encrypted;
import static dev.tickets.testing.ForgedMessage.packet;
import static dev.tickets.testing.ForgedMessage.raw;
import static dev.tickets.testing.ForgedMessage.text;
import static dev.tickets.testing.ForgedMessage.times;
import static dev.tickets.testing.ForgedMessage.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.ForgedKey;
import dev.tickets.testing.ForgedMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no message needs is refused, before a key is used where that can be seen. */
class UnneededPacketsTest extends DecryptionLimitsFixture {
    static Stream<Arguments> costly() {
        byte[] signature = new byte[100];
        byte[] onePass = {3, 0, 8, 22, 1, 2, 3, 4, 5, 6, 7, 8, 1};
        return bothWays(Map.of(
                "the message has more than 8 signatures",
                        times(9, packet(4, onePass.length, raw(onePass))).and(text("x")),
                "the message has more than 64 meaningless packets", times(65, packet(10, 3, raw(new byte[3]))),
                "a signature of the message has more than 16384 bytes",
                        text("x").and(packet(2, 20_000, zeros(20_000))),
                "the message holds more than one text", text("x").and(text("y")),
                "the message holds more than one text, or more than 4 layers",
                        compressed(1, compressed(1, compressed(1, compressed(1, compressed(1, text("x")))))),
                "the message holds no text ", compressed(3, text("small").and(zeros(LARGE))),
                "the message holds no text", packet(13, signature.length, raw(signature))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("costly")
    void what_nobody_needs_in_a_message_is_refused(Way way, String words, ForgedMessage.Body body) {
        refused(way, encrypted(publicKey, body), Allowance.ofFileUpTo(LARGE), words.strip());
    }

    static Stream<Arguments> outside() {
        byte[] good = encrypted(publicKey, text("x"));
        byte[] recipient = new byte[12 + 48];
        recipient[0] = 3;
        recipient[9] = 18;
        byte[] passphrase = {4, 9, 3, 8, 1, 2, 3, 4, 5, 6, 7, 8, (byte) 255};
        return bothWays(Map.of(
                "the message has more than 64 recipients",
                        times(64, packet(1, recipient.length, raw(recipient))).and(raw(good)),
                "the message has more than 64 recipients ",
                        times(65, packet(3, passphrase.length, raw(passphrase))).and(raw(good)),
                "a recipient of the message has more than 16384 bytes",
                        packet(1, 20_000, zeros(20_000)).and(raw(good)),
                "the message needs decryption in pieces larger than 4 MiB",
                        raw(java.util.Arrays.copyOf(good, sessionKey(good)))
                                .and(packet(
                                        20, 100, raw(new byte[] {1, 9, 2, 56}).and(zeros(96)))),
                "the message needs decryption in pieces larger than 4 MiB ",
                        raw(java.util.Arrays.copyOf(good, sessionKey(good)))
                                .and(packet(
                                        18, 100, raw(new byte[] {2, 9, 2, 17}).and(zeros(96)))),
                "the data is not an encrypted message", compressed(3, raw(good).and(zeros(LARGE)))));
    }

    /** The length of the first packet, which is that of the recipient. */
    private static int sessionKey(byte[] message) {
        return 2 + (message[1] & 0xff);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("outside")
    void what_is_wrong_outside_is_refused_before_a_key_is_used(Way way, String words, ForgedMessage.Body message)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);

        refused(way, bytes.toByteArray(), Allowance.ofFileUpTo(LARGE), words.strip());
    }

    @Test
    void a_forged_key_is_one_that_can_be_encrypted_to() throws IOException {
        List<PublicKey> keys =
                PublicKeys.in(new ByteArrayInputStream(ForgedKey.usual().bytes()), "the test");

        assertThat(keys.get(0).refusal(Cli.NOW)).isEmpty();
    }
}
