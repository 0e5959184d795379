package dev.tickets.portal.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Decodes base64 out of a JSON text, byte by byte as it comes: a parser of JSON makes characters of all bytes first,
 * which takes twice as long. The text may have line ends and escapes, as PHP writes {@code \/} for a slash.
 */
public final class Base64Text {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final byte[] VALUES = values();

    /** Characters of a group, which stand for three bytes. */
    private static final int GROUP = 4;

    private final InputStream in;
    private final FileSink to;
    private final byte[] read = new byte[FileSink.STEP];
    private int position;
    private int end;
    /** Decoded bytes, at most three for four that were read. */
    private final byte[] decoded = new byte[FileSink.STEP];

    private int length;
    /** The bits of the group that has begun, and how many characters it has. */
    private int bits;

    private int characters;
    private int padding;

    private Base64Text(InputStream in, FileSink to) {
        this.in = in;
        this.to = to;
    }

    /** The text cannot be decoded, or does not end. */
    public static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(String message) {
            super(message);
        }
    }

    /**
     * Decodes up to the quotation mark that ends the text.
     *
     * @param in begins after the quotation mark that begins the text
     * @throws DamagedException for any other text
     */
    public static void decode(InputStream in, FileSink to) throws IOException {
        new Base64Text(in, to).decode();
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }

    private void decode() throws IOException {
        int next = next();
        while (next != '"') {
            if (next < 0) {
                throw new DamagedException("the text does not end");
            }
            add(next == '\\' ? escaped() : next);
            decodeWholeGroups();
            next = next();
        }
        if (characters != 0) {
            throw new DamagedException("the text ends within a group");
        }
        flush();
    }

    /** The next byte; -1 at the end. */
    private int next() throws IOException {
        if (position == end) {
            flush();
            position = 0;
            end = Math.max(0, FileSink.fill(in, read));
        }
        return position == end ? -1 : read[position++] & 0xFF;
    }

    private void flush() {
        to.write(decoded, 0, length);
        length = 0;
    }

    /** Decodes what has been read, as long as nothing but whole groups of the alphabet comes. */
    private void decodeWholeGroups() {
        if (characters != 0) {
            return;
        }
        byte[] from = read;
        byte[] into = decoded;
        int i = position;
        int n = length;
        for (; i + GROUP <= end; i += GROUP) {
            int group = VALUES[from[i] & 0xFF] << 18
                    | VALUES[from[i + 1] & 0xFF] << 12
                    | VALUES[from[i + 2] & 0xFF] << 6
                    | VALUES[from[i + 3] & 0xFF];
            // one of them is no character of the alphabet
            if (group < 0) {
                break;
            }
            into[n++] = (byte) (group >> 16);
            into[n++] = (byte) (group >> 8);
            into[n++] = (byte) group;
        }
        position = i;
        length = n;
    }

    /** The character of an escape, whose backslash is read. */
    private int escaped() throws IOException {
        int kind = next();
        return switch (kind) {
            case 'n', 'r', 't', 'b', 'f' -> ' ';
            case 'u' -> hexadecimal();
            default -> kind == '"' ? -1 : kind;
        };
    }

    private int hexadecimal() throws IOException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private void add(int character) throws DamagedException {
        if (character >= 0 && character <= ' ') {
            return;
        }
        int value = character < 0 || character >= VALUES.length ? -1 : VALUES[character];
        boolean pads = character == '=' && characters >= 2;
        if ((value < 0 && !pads) || (value >= 0 && padding > 0)) {
            throw new DamagedException("the text has other characters than base64");
        }
        padding += pads ? 1 : 0;
        bits = bits << 6 | (pads ? 0 : value);
        characters++;
        if (characters == GROUP) {
            endGroup();
        }
    }

    private void endGroup() {
        for (int i = 0; i < 3 - padding; i++) {
            decoded[length++] = (byte) (bits >> (16 - 8 * i));
        }
        bits = 0;
        characters = 0;
        padding = 0;
    }
}
