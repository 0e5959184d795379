package dev.tickets.render;

import java.util.ArrayList;
import java.util.List;

/**
 * The width of a text on a terminal, in columns: East Asian wide and full-width characters and emoji take two,
 * combining and format characters none, other characters, also of ambiguous width, one. A sequence of joined emoji
 * takes two, as on modern terminals; older terminals draw it wider.
 *
 * <p>JLine has the same function, but only the terminal room may load JLine, and a list in a pipe must not wait for
 * JLine.
 */
public final class DisplayWidth {
    private static final String ELLIPSIS = "…";
    /** Limit of characters per column; more are a flood of marks. */
    private static final int CHARACTERS_PER_COLUMN = 8;

    private static final int TAB = 8;

    private DisplayWidth() {}

    /** The columns of the text on one line. */
    public static int of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c >= 0x7F) {
                return new Columns().addAll(text, 0, text.length());
            }
        }
        return text.length();
    }

    /**
     * The text, or the part of its beginning that fits into {@code columns} with a {@code …} after it. A character
     * keeps its marks, but a flood of marks is cut.
     */
    public static String cut(String text, int columns) {
        if (text.length() <= columns / 2) {
            return text;
        }
        Columns counter = new Columns();
        int used = 0;
        int fits = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            used += counter.add(c);
            if (used > columns || i >= CHARACTERS_PER_COLUMN * columns) {
                return columns < 1 ? "" : text.substring(0, fits) + ELLIPSIS;
            }
            i += Character.charCount(c);
            if (used < columns) {
                fits = i;
            }
        }
        return text;
    }

    /** The line as a terminal of that width breaks it; tabs are widened. */
    public static List<String> rows(String line, int columns) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        Columns counter = new Columns();
        int used = 0;
        int i = 0;
        while (i < line.length()) {
            int c = line.codePointAt(i);
            i += Character.charCount(c);
            boolean tab = c == '\t';
            int width = tab ? TAB - used % TAB : counter.add(c);
            if (used > 0 && used + width > columns) {
                rows.add(row.toString());
                row.setLength(0);
                used = 0;
            }
            if (tab) {
                row.append(" ".repeat(width));
            } else {
                row.appendCodePoint(c);
            }
            used += width;
        }
        rows.add(row.toString());
        return rows;
    }

    /** The text, filled with blanks up to {@code columns}. */
    public static String pad(String text, int columns) {
        int missing = columns - of(text);
        return missing <= 0 ? text : text + " ".repeat(missing);
    }
}
