package dev.tickets.state;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Text of people in files: UTF-8, or UTF-16 and UTF-32 with a byte order mark, which names them. Other encodings are
 * refused, because letters would be wrong.
 */
public final class Utf8 {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private Utf8() {}

    /**
     * The text, without a byte order mark.
     *
     * @throws CharacterCodingException when the bytes are neither UTF-8 nor what their mark says
     */
    public static String decode(byte[] bytes) throws CharacterCodingException {
        Charset charset = marked(bytes);
        if (charset == null && looksLikeUtf16(bytes)) {
            throw new MalformedInputException(bytes.length);
        }
        String text = (charset == null ? StandardCharsets.UTF_8 : charset)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /**
     * The text, with all its characters.
     *
     * @throws CharacterCodingException when the bytes are no UTF-8
     */
    public static String strict(byte[] bytes) throws CharacterCodingException {
        return decoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    /** The bytes without the byte order mark of UTF-8. */
    public static byte[] withoutMark(byte[] bytes) {
        return begins(bytes, 0xEF, 0xBB, 0xBF) ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }

    private static CharsetDecoder decoder() {
        return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    }

    /** Whether the bytes are UTF-16, as some editors of Windows save text: by their mark, or by their zeros. */
    public static boolean isUtf16(byte[] bytes) {
        return begins(bytes, 0xFE, 0xFF) || begins(bytes, 0xFF, 0xFE) || looksLikeUtf16(bytes);
    }

    /** What is wrong with bytes that are no UTF-8 text: words that follow the name of the file. */
    public static String fault(byte[] bytes) {
        if (isUtf16(bytes)) {
            return "is in UTF-16, not in UTF-8";
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharsetDecoder decoder = decoder();
        CharBuffer out = CharBuffer.allocate(1 << 10);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            boolean ends = bytes[i] == '\n' || (bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] != '\n');
            line += ends ? 1 : 0;
        }
        return "is not UTF-8 text: line " + line;
    }

    /** The command that converts a file with this content. */
    public static String remedy(byte[] bytes) {
        return "convert the file: iconv -f " + (isUtf16(bytes) ? "UTF-16" : "ISO-8859-1") + " -t UTF-8";
    }

    /** What the bytes are instead of UTF-8, as far as it shows: {@code UTF-8 text}, or with a guess. */
    public static String guess(byte[] bytes) {
        return "UTF-8 text" + (looksLikeUtf16(bytes) ? " (UTF-16?)" : "");
    }

    private static @Nullable Charset marked(byte[] bytes) {
        boolean little = begins(bytes, 0xFF, 0xFE);
        if (begins(bytes, 0, 0, 0xFE, 0xFF) || (little && begins(bytes, 0xFF, 0xFE, 0, 0))) {
            return Charset.forName("UTF-32" + (little ? "LE" : "BE"));
        }
        return little ? StandardCharsets.UTF_16LE : begins(bytes, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean begins(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether a quarter of the bytes are zero: each second byte of Latin letters in UTF-16. */
    private static boolean looksLikeUtf16(byte[] bytes) {
        int zeros = 0;
        for (byte octet : bytes) {
            zeros += octet == 0 ? 1 : 0;
        }
        return zeros > 0 && bytes.length % 2 == 0 && marked(bytes) == null && zeros >= bytes.length / 4;
    }
}
