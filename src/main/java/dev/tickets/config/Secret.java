package dev.tickets.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A password or token. It prints as {@code ***}, so that it cannot slip into a message or a log, and is wiped when
 * closed.
 */
public final class Secret implements AutoCloseable {
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final char[] chars;

    private Secret(char[] chars) {
        this.chars = chars;
    }

    public static Secret of(String text) {
        return new Secret(text.toCharArray());
    }

    /** Owns the array, and wipes it with the secret. */
    public static Secret of(char[] chars) {
        return new Secret(chars);
    }

    /**
     * The secret in UTF-8, without one line end at its close and without a byte order mark; the bytes given are wiped.
     *
     * @throws CharacterCodingException when the bytes are not UTF-8: other letters would be sent
     */
    public static Secret ofLine(byte[] bytes) throws CharacterCodingException {
        int start = 0;
        while (start < MARK.length && start < bytes.length && bytes[start] == MARK[start]) {
            start++;
        }
        start = start == MARK.length ? start : 0;
        int end = bytes.length;
        if (end > start && bytes[end - 1] == '\n') {
            end--;
        }
        if (end > start && bytes[end - 1] == '\r') {
            end--;
        }
        // UTF-8 has at least as many bytes as UTF-16 has characters
        CharBuffer decoded = CharBuffer.allocate(end - start);
        try {
            CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
            CoderResult result = decoder.decode(ByteBuffer.wrap(bytes, start, end - start), decoded, true);
            if (result.isError()) {
                result.throwException();
            }
            return new Secret(Arrays.copyOf(decoded.array(), decoded.position()));
        } finally {
            Arrays.fill(decoded.array(), '\0');
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** The secret without blanks before and after it, which no token has; this one is wiped. */
    public Secret stripped() {
        int start = 0;
        int end = chars.length;
        while (start < end && isBlank(chars[start])) {
            start++;
        }
        while (end > start && isBlank(chars[end - 1])) {
            end--;
        }
        Secret stripped = new Secret(Arrays.copyOfRange(chars, start, end));
        close();
        return stripped;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** The first line of what a command printed, in UTF-8; password stores put other things below it. */
    public static Secret ofFirstLine(byte[] bytes) throws CharacterCodingException {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        byte[] line = Arrays.copyOf(bytes, end);
        Arrays.fill(bytes, (byte) 0);
        return ofLine(line);
    }

    /** Whether it consists of nothing but blanks. */
    public boolean isBlank() {
        for (char c : chars) {
            if (!isBlank(c)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the secret has several lines, which no portal accepts: it is probably the wrong file. */
    public boolean hasLineEnd() {
        return has('\n') || has('\r');
    }

    /** Whether the secret has a NUL, which no text has. */
    public boolean hasNul() {
        return has('\0');
    }

    private boolean has(char wanted) {
        for (char c : chars) {
            if (c == wanted) {
                return true;
            }
        }
        return false;
    }

    /** The secret as text, for a header or a JSON body; a text cannot be wiped, so keep it briefly. */
    public String reveal() {
        return new String(chars);
    }

    /** The secret's characters; the caller wipes them. */
    public char[] copy() {
        return chars.clone();
    }

    @Override
    public void close() {
        Arrays.fill(chars, '\0');
    }

    @Override
    public String toString() {
        return "***";
    }
}
