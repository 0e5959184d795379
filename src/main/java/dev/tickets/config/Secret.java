package dev.tickets.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A password or token. It prints as {@code ***}, so that it cannot slip into a message or a log, and is wiped when
 * closed.
 */
public final class Secret implements AutoCloseable {
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

    /** The secret in UTF-8, without one line end at its close; the bytes given are wiped. */
    public static Secret ofLine(byte[] bytes) {
        int end = bytes.length;
        if (end > 0 && bytes[end - 1] == '\n') {
            end--;
        }
        if (end > 0 && bytes[end - 1] == '\r') {
            end--;
        }
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, end));
        char[] chars = Arrays.copyOf(decoded.array(), decoded.limit());
        Arrays.fill(decoded.array(), '\0');
        Arrays.fill(bytes, (byte) 0);
        return new Secret(chars);
    }

    /** The first line of what a command printed, in UTF-8; password stores put other things below it. */
    public static Secret ofFirstLine(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        byte[] line = Arrays.copyOf(bytes, end);
        Arrays.fill(bytes, (byte) 0);
        return ofLine(line);
    }

    public boolean isEmpty() {
        return chars.length == 0;
    }

    /** Whether the secret has several lines, which no portal accepts: it is probably the wrong file. */
    public boolean hasLineEnd() {
        for (char c : chars) {
            if (c == '\n' || c == '\r') {
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
