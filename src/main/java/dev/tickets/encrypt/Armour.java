package dev.tickets.encrypt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.bcpg.CRC24;

/**
 * Reads the inside of an armour as GnuPG does: only the characters of base 64 count. Mail programs and portals quote,
 * wrap and join lines, put blanks at their ends, turn the empty line below the headers into one with a no-break blank,
 * and drop the checksum.
 */
final class Armour {
    /** Headers have no run of this many letters and digits; the lines of the data have. */
    private static final int DATA_RUN = 40;

    /** Characters of a checksum. */
    static final int CHECKSUM = 4;
    /** Characters of padding and checksum: {@code ===abcd}. */
    static final int LONGEST_TAIL = 7;

    private static final byte[] BEGIN = "-----BEGIN PGP ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SIGNED = "SIGNED MESSAGE".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "-----END PGP ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TITLE_END = "-----".getBytes(StandardCharsets.US_ASCII);
    /** The longest title is {@code -----BEGIN PGP PRIVATE KEY BLOCK}. */
    private static final int LONGEST_TITLE = 40;

    private Armour() {}

    /** The position of the next armour, which begins a line; -1 for none. A signed text is none, its signature is. */
    static int begin(byte[] text, int from) {
        for (int begin = find(BEGIN, text, from); begin >= 0; begin = find(BEGIN, text, begin + 1)) {
            if (beginsLine(text, begin) && !isAt(SIGNED, text, begin + BEGIN.length)) {
                return begin;
            }
        }
        return -1;
    }

    /** The position after the title that begins here; -1 when it does not end. */
    static int afterTitle(byte[] text, int begin) {
        int end = find(TITLE_END, text, begin + BEGIN.length);
        return end >= 0 && end - begin <= LONGEST_TITLE ? end + TITLE_END.length : -1;
    }

    /** The position of the end of an armour; that of the end of the text where none is. */
    static int end(byte[] text, int inside) {
        int end = find(END, text, inside);
        return end < 0 ? text.length : end;
    }

    /** Whether only blanks, marks of a quotation and a byte order mark are before the position on its line. */
    private static boolean beginsLine(byte[] text, int position) {
        for (int i = position - 1; i >= 0 && text[i] != '\n' && text[i] != '\r'; i--) {
            if (!isGap(text[i])) {
                return false;
            }
        }
        return true;
    }

    private static int find(byte[] wanted, byte[] text, int from) {
        for (int i = from; i <= text.length - wanted.length; i++) {
            if (isAt(wanted, text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isAt(byte[] wanted, byte[] text, int from) {
        int same = 0;
        while (same < wanted.length && from + same < text.length && text[from + same] == wanted[same]) {
            same++;
        }
        return same == wanted.length;
    }

    /**
     * Copies the characters of base 64, without the headers above them.
     *
     * @param text with the inside between {@code from} and {@code to}
     * @return the number of characters
     */
    static int symbols(byte[] text, int from, int to, byte[] into) {
        int count = 0;
        for (int i = afterHeaders(text, from, to); i < to; i++) {
            if (isSymbol(text[i])) {
                into[count++] = text[i];
            }
        }
        return count;
    }

    /** The length of the data among these characters, without its padding. */
    static int dataLength(byte[] symbols, int count) {
        int length = 0;
        while (length < count && symbols[length] != '=') {
            length++;
        }
        return length;
    }

    /** The padding that belongs to data of this length. */
    static int padding(int dataLength) {
        return (4 - dataLength % 4) % 4;
    }

    /** Whether the characters end with a checksum. */
    static boolean hasChecksum(byte[] symbols, int count) {
        return dataLength(symbols, count) < count - CHECKSUM && symbols[count - CHECKSUM - 1] == '=';
    }

    /**
     * Decodes the inside of an armour.
     *
     * @return bytes that the caller must wipe
     * @throws IOException when the checksum, if one is there, does not fit the data
     */
    static byte[] decoded(byte[] text, int from, int to) throws IOException {
        byte[] symbols = new byte[to - from];
        byte[] data = {};
        byte[] bytes = {};
        try {
            int count = symbols(text, from, to, symbols);
            int length = dataLength(symbols, count);
            boolean checked = hasChecksum(symbols, count);
            data = Arrays.copyOf(symbols, length);
            bytes = Base64.getDecoder().decode(data);
            byte[] checksum = checked
                    ? Base64.getDecoder().decode(Arrays.copyOfRange(symbols, count - CHECKSUM, count))
                    : checksum(bytes);
            if (!Arrays.equals(checksum, checksum(bytes))) {
                Arrays.fill(bytes, (byte) 0);
                throw new IOException("the checksum of the armour does not fit");
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new IOException("the armour is damaged", e);
        } finally {
            Arrays.fill(symbols, (byte) 0);
            Arrays.fill(data, (byte) 0);
        }
    }

    private static byte[] checksum(byte[] bytes) {
        CRC24 crc = new CRC24();
        for (byte octet : bytes) {
            crc.update(octet);
        }
        return bytes(crc);
    }

    static byte[] bytes(CRC24 crc) {
        int value = crc.getValue();
        return new byte[] {(byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    /** The position of the data: below the headers, or after them where the lines were joined. */
    static int afterHeaders(byte[] text, int from, int to) {
        int start = from;
        while (start < to) {
            int end = start;
            boolean header = false;
            boolean empty = true;
            while (end < to && text[end] != '\n' && text[end] != '\r') {
                header |= !isSymbol(text[end]) && !isGap(text[end]);
                empty &= !isSymbol(text[end]);
                end++;
            }
            if (!empty && !header) {
                return start;
            }
            int data = header ? run(text, start, end) : -1;
            if (data >= 0) {
                return data;
            }
            start = end + 1;
        }
        return to;
    }

    /** The position of a long run of base 64; -1 for none. */
    private static int run(byte[] text, int from, int to) {
        int length = 0;
        for (int i = from; i < to; i++) {
            length = isSymbol(text[i]) ? length + 1 : 0;
            if (length == DATA_RUN) {
                return i - DATA_RUN + 1;
            }
        }
        return -1;
    }

    /** Blanks of any kind, parts of characters beyond ASCII, and marks of quotations. */
    private static boolean isGap(byte c) {
        return c <= ' ' || c == '>' || c == '|';
    }

    static boolean isSymbol(byte c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/'
                || c == '=';
    }
}
