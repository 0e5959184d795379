package dev.tickets.encrypt;

import static dev.tickets.testing.ForgedMessage.compressed;
import static dev.tickets.testing.ForgedMessage.encrypted;
import static dev.tickets.testing.ForgedMessage.literal;
import static dev.tickets.testing.ForgedMessage.packet;
import static dev.tickets.testing.ForgedMessage.raw;
import static dev.tickets.testing.ForgedMessage.text;
import static dev.tickets.testing.ForgedMessage.times;
import static dev.tickets.testing.ForgedMessage.zeros;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.testing.ForgedMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A small message that would cost much is given up early, whichever way it is decrypted. */
class DecryptionLimitsTest extends DecryptionLimitsFixture {
    private static final long STEP = 1 << 16;

    static Stream<Arguments> bombs() {
        ForgedMessage.Body large = literal(zeros(LARGE));
        return bothWays(Map.ofEntries(
                Map.entry("zip", compressed(1, large)),
                Map.entry("zlib", compressed(2, large)),
                Map.entry("bzip2", compressed(3, large)),
                Map.entry("zip in zip", compressed(1, compressed(1, large))),
                Map.entry("bzip2 in zlib in zip", compressed(1, compressed(2, compressed(3, large)))),
                Map.entry(
                        "in a literal packet of known length",
                        compressed(
                                3,
                                packet(
                                        11,
                                        LARGE + 6,
                                        raw(new byte[] {'b', 0, 0, 0, 0, 0}).and(zeros(LARGE))))),
                Map.entry(
                        "in padding before the text",
                        compressed(3, packet(21, LARGE, zeros(LARGE)).and(text("x")))),
                Map.entry("in padding after the text", compressed(3, text("x").and(packet(21, LARGE, zeros(LARGE))))),
                Map.entry(
                        "in a marker",
                        compressed(3, packet(10, LARGE, zeros(LARGE)).and(text("x")))),
                Map.entry(
                        "in a packet of no meaning",
                        compressed(3, packet(60, LARGE, zeros(LARGE)).and(text("x")))),
                Map.entry(
                        "in padding, in pieces of a byte",
                        compressed(
                                1,
                                raw(new byte[] {(byte) 0xd5})
                                        .and(times(LARGE / 2, raw(new byte[] {(byte) 0xe0, 0})))
                                        .and(raw(new byte[] {0}))
                                        .and(text("x")))),
                Map.entry(
                        "after a compressed packet",
                        compressed(3, compressed(1, text("x")).and(packet(21, LARGE, zeros(LARGE)))))));
    }

    @Tag("thorough")
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("bombs")
    void every_byte_counts_that_comes_out_of_a_decompressor(Way way, String name, ForgedMessage.Body bomb) {
        byte[] message = encrypted(publicKey, bomb);
        Allowance allowance = Allowance.ofText(message.length, Allowance.LARGEST_TEXT);
        long most = (1 << 20) + 100L * message.length;
        assertThat(most).isLessThan(LARGE / 2);

        refused(way, message, allowance, "the content expands to more than " + most + " bytes");

        assertThat(allowance.inflated()).isBetween(most, most + STEP);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_log_of_equal_lines_decrypts_as_a_file(Way way) throws IOException {
        byte[] log = "a line that comes again and again\n".repeat(1 << 20).getBytes(UTF_8);
        byte[] message;
        synchronized (gpg) {
            message = gpg.gpg(log, "--encrypt", "-r", "ann@example.net");
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream();

        Opened opened =
                decrypt(way, new ByteArrayInputStream(message), plain, Allowance.ofFile(message.length, 1L << 30));

        assertThat(message.length).isLessThan(log.length / 250);
        assertThat(plain.toByteArray()).isEqualTo(log);
        assertThat(opened.signature()).isNull();
        assertThat(opened.keyFingerprint()).matches("[0-9A-F]{40}");
    }

    static Way[] ways() {
        return Way.values();
    }

    /** By bzip2 a file may be a million times as large as its message; then somebody must have said so. */
    @ParameterizedTest
    @MethodSource("ways")
    void a_file_that_grows_further_than_zip_can_needs_a_word(Way way) throws IOException {
        byte[] message = encrypted(publicKey, compressed(3, literal(zeros(LARGE))));
        long most = (16 << 20) + 1100L * message.length;

        refused(
                way,
                message,
                Allowance.ofFile(message.length, 1L << 30),
                "the content expands to more than " + most + " bytes, the limit for a message of this size");

        Allowance named = Allowance.ofFileUpTo(1L << 30);
        decrypt(way, new ByteArrayInputStream(message), OutputStream.nullOutputStream(), named);
        assertThat(named.inflated()).isBetween((long) LARGE, LARGE + STEP);
    }

    @Test
    void a_large_text_that_is_not_compressed_counts_too() {
        byte[] message = encrypted(publicKey, literal(zeros(2 << 20)));

        refused(Way.KEY_FILE, message, Allowance.ofText(message.length, 1 << 20), "the content expands to more than");
    }

    @Test
    void gpg_that_never_ends_is_stopped() {
        GnuPg slow = new GnuPg(gpg.environment(), false, NO_KEYS, Duration.ofMillis(500));
        byte[] message = encrypted(publicKey, literal(zeros(300_000)));
        CountDownLatch tested = new CountDownLatch(1);
        InputStream half = new ByteArrayInputStream(message, 0, message.length / 2);
        InputStream waiting = new SequenceInputStream(half, new InputStream() {
            @Override
            public int read(byte[] bytes, int offset, int length) {
                return read();
            }

            @Override
            public int read() {
                try {
                    tested.await();
                    return -1;
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        });

        synchronized (gpg) {
            assertThatThrownBy(
                            () -> slow.decrypt(waiting, OutputStream.nullOutputStream(), Allowance.ofFileUpTo(LARGE)))
                    .hasMessage("cannot decrypt: gpg did not end within 500 ms");
        }
        tested.countDown();
    }
}
