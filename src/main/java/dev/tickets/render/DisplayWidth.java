package dev.tickets.render;

/**
 * How much room a text takes on a terminal, in columns: East Asian wide and full-width characters and emoji two,
 * combining and format characters none, everything else one; of ambiguous width means one. A sequence of joined emoji
 * takes two, as terminals of today draw it; one that cannot join draws it wider.
 *
 * <p>JLine knows this too, but only the terminal room may load it, and a list that is printed into a pipe must not wait
 * for it.
 */
public final class DisplayWidth {
    private static final String ELLIPSIS = "…";
    /** So many characters may share a column before they are a flood of marks rather than writing. */
    private static final int CHARACTERS_PER_COLUMN = 8;

    private DisplayWidth() {}

    /** The columns that the text takes when it is printed on one line. */
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
     * The text, or what of its beginning fits into so many columns together with a {@code …} behind it. Never parts a
     * character from its marks. A heap of marks on one character is cut as well.
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

    /** The text with blanks behind it up to so many columns; the text itself when it is wider. */
    public static String pad(String text, int columns) {
        int missing = columns - of(text);
        return missing <= 0 ? text : text + " ".repeat(missing);
    }
}
