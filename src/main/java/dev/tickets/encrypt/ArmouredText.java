package dev.tickets.encrypt;

import dev.tickets.ticket.InvisibleCharacters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds OpenPGP messages in the text of a ticket: other lines may surround them, and each of their lines may be quoted.
 */
public final class ArmouredText {
    private static final String BEGIN = "-----BEGIN PGP MESSAGE-----";
    private static final String END = "-----END PGP MESSAGE-----";
    private static final String BEGIN_SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String BEGIN_SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
    private static final String END_SIGNATURE = "-----END PGP SIGNATURE-----";

    private static final int LINE = 64;
    private static final int CHECKSUM = 4;

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int from;
    /** The next ends; -1 for none. Searched again only after they are passed, so that the time is linear. */
    private int end;

    private int endSignature;

    private ArmouredText(String text) {
        this.text = text;
        this.end = text.indexOf(END);
        this.endSignature = text.indexOf(END_SIGNATURE);
    }

    /**
     * A piece of a text.
     *
     * @param sent unchanged
     * @param armour of a message or signature, repaired after changes by a portal, a mail program or a quotation, and
     *     without headers, which anyone can forge; null for other lines
     * @param signed the signed text; null for other pieces
     */
    public record Piece(
            String sent, @Nullable String armour, @Nullable String signed) {}

    /** The whole text in pieces; one piece when the text has no message. */
    public static List<Piece> pieces(String text) {
        ArmouredText search = new ArmouredText(text);
        while (search.next()) {
            // each turn adds a piece
        }
        search.other(text.length());
        return search.pieces;
    }

    private boolean next() {
        if (end >= 0 && end < from) {
            end = text.indexOf(END, from);
        }
        if (endSignature >= 0 && endSignature < from) {
            endSignature = text.indexOf(END_SIGNATURE, from);
        }
        if (end < 0 && endSignature < 0) {
            return false;
        }
        if (endSignature < 0 || (end >= 0 && end < endSignature)) {
            message(end);
        } else {
            signature(endSignature);
        }
        return true;
    }

    /** Adds a message: the last beginning before the end belongs to the end. */
    private void message(int end) {
        int begin = last(BEGIN, end);
        int after = end + END.length();
        if (begin < 0) {
            other(after);
            return;
        }
        String inside = text.substring(begin + BEGIN.length(), end);
        begin -= quotation(begin).length();
        other(begin);
        pieces.add(new Piece(text.substring(begin, after), armour(BEGIN, inside, END), null));
        from = after;
    }

    private void signature(int end) {
        int begin = last(BEGIN_SIGNED, end);
        int armour = last(BEGIN_SIGNATURE, end);
        int after = end + END_SIGNATURE.length();
        String signed = begin < 0 || armour < begin + BEGIN_SIGNED.length()
                ? null
                : signed(unquoted(text.substring(begin + BEGIN_SIGNED.length(), armour), quotation(begin)));
        if (signed == null) {
            other(after);
            return;
        }
        String inside = text.substring(armour + BEGIN_SIGNATURE.length(), end);
        begin -= quotation(begin).length();
        other(begin);
        pieces.add(new Piece(text.substring(begin, after), armour(BEGIN_SIGNATURE, inside, END_SIGNATURE), signed));
        from = after;
    }

    /** The last position of a beginning that is whole before the end, in the rest of the text; -1 for none. */
    private int last(String beginning, int end) {
        int position = text.substring(from, end).lastIndexOf(beginning);
        return position < 0 ? -1 : from + position;
    }

    private void other(int end) {
        if (end > from) {
            pieces.add(new Piece(text.substring(from, end), null, null));
        }
        from = Math.max(from, end);
    }

    /** The mark of a quotation before a beginning on its line; else empty. */
    private String quotation(int begin) {
        String rest = text.substring(from, begin);
        String before = rest.substring(rest.lastIndexOf('\n') + 1);
        for (int i = 0; i < before.length(); i++) {
            if (">| \t".indexOf(before.charAt(i)) < 0) {
                return "";
            }
        }
        return before;
    }

    private static String unquoted(String inside, String quotation) {
        String mark = quotation.strip();
        if (mark.isEmpty()) {
            return inside;
        }
        StringBuilder unquoted = new StringBuilder(inside.length());
        for (String line : inside.split("\n", -1)) {
            String bare = line.startsWith(quotation) ? line.substring(quotation.length()) : line;
            unquoted.append(bare.strip().equals(mark) ? "" : bare).append('\n');
        }
        return unquoted.substring(0, unquoted.length() - 1);
    }

    /**
     * The text between its headers and its signature, without the dashes that escape lines, RFC 9580 section 7.1.
     *
     * @return null when a header is not the name of a hash: readers would take the header as signed
     */
    private static @Nullable String signed(String inside) {
        String[] lines = inside.split("\n", -1);
        int first = 1;
        while (first < lines.length && !InvisibleCharacters.isBlank(lines[first])) {
            if (!lines[first].strip().startsWith("Hash:")) {
                return null;
            }
            first++;
        }
        StringBuilder signed = new StringBuilder(inside.length());
        // the signature begins on the last line
        for (int i = first + 1; i < lines.length - 1; i++) {
            String line = lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
            signed.append(i == first + 1 ? "" : "\n").append(line.startsWith("- ") ? line.substring(2) : line);
        }
        return InvisibleCharacters.isBlank(lines[0]) && first < lines.length ? signed.toString() : null;
    }

    /** The armour, as its sender's program wrote it. */
    private static String armour(String begin, String inside, String end) {
        byte[] text = inside.getBytes(StandardCharsets.UTF_8);
        byte[] symbols = new byte[text.length];
        int count = Armour.symbols(text, 0, text.length, symbols);
        int length = Armour.dataLength(symbols, count);
        String all = new String(symbols, 0, count, StandardCharsets.US_ASCII);
        StringBuilder armour =
                new StringBuilder(inside.length() + 80).append(begin).append("\n\n");
        String data = all.substring(0, length) + "=".repeat(Armour.padding(length));
        for (int i = 0; i < data.length(); i += LINE) {
            armour.append(data, i, Math.min(data.length(), i + LINE)).append('\n');
        }
        if (Armour.hasChecksum(symbols, count)) {
            armour.append('=').append(all, count - CHECKSUM, count).append('\n');
        }
        return armour.append(end).append('\n').toString();
    }
}
