package dev.tickets.portal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Base64 in a JSON text becomes bytes, as a parser of JSON would decode it. */
class Base64TextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"' | ''",
                "aGVsbG8=\" | hello",
                "aGVsbA==\"} | hell",
                "aGVs\" | hel",
                "'aGVs\nbG8=\n\"' | hello",
                "'aGVs\\r\\nbG8=\\n\"' | hello",
                "' aG Vs\tbG8= \"' | hello",
                "Pz8\\/\" | ???",
                "aGVs\\u0062G8\\u003d\" | hello",
                // one text after another, each with its own end
                "aGVsbA==aGVsbG8=\" | hellhello"
            })
    void a_text_ends_at_its_quotation_mark(String text, String bytes) throws IOException {
        assertThat(decoded(new ByteArrayInputStream(text.getBytes(ISO_8859_1)))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aGVs",
                "",
                "aGVsb\"",
                "aGVsbG8\"",
                "aGVsbG=8\"",
                "=\"",
                "a=\"",
                "aG*s\"",
                "aGVs\\",
                "aGVs\\u00\"",
                "aGVs\\u4142\"",
                "aGVs\u00e9G8=\"",
                "aGVs\\\"bG8=\""
            })
    void any_other_text_is_damaged(String text) {
        assertThatThrownBy(() -> decoded(new ByteArrayInputStream(text.getBytes(ISO_8859_1))))
                .isInstanceOf(Base64Text.DamagedException.class);
    }

    /** Steps of any length: the text, its groups and its escapes are cut everywhere. */
    @Test
    void a_long_text_may_come_in_pieces() throws IOException {
        byte[] bytes = new byte[3 * FileSink.STEP + 1];
        new Random(7).nextBytes(bytes);
        String lines = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes);
        byte[] text = (lines.replace("\n", "\\n").replace("/", "\\/") + "\"rest").getBytes(ISO_8859_1);
        for (int piece : new int[] {1, 7, 4_096, text.length}) {
            ByteArrayOutputStream to = new ByteArrayOutputStream();
            FileSink sink = new FileSink(to);
            Base64Text.decode(pieces(text, piece), sink);
            assertThat(to.toByteArray()).isEqualTo(bytes);
            assertThat(sink.count()).isEqualTo(bytes.length);
        }
    }

    private static InputStream pieces(byte[] text, int longest) {
        return new ByteArrayInputStream(text) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, longest));
            }
        };
    }

    private static String decoded(InputStream text) throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        Base64Text.decode(text, new FileSink(to));
        return to.toString(ISO_8859_1);
    }
}
