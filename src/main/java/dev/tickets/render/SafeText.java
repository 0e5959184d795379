package dev.tickets.render;

import dev.tickets.ticket.InvisibleCharacters;

/**
 * Makes any text harmless for a terminal. A text may contain sequences that move the cursor, change the window title or
 * type for the user, and marks that reverse the reading order.
 *
 * <ul>
 *   <li>C0 controls and DEL are shown as their Unicode control pictures ({@code ESC} as {@code ␛});
 *   <li>C1 controls, bidi controls and marks, noncharacters and lone surrogates are shown as U+FFFD;
 *   <li>U+2028 and U+2029 count as line ends;
 *   <li>{@linkplain InvisibleCharacters invisible characters} are left out;
 *   <li>blanks of typography, which no shell takes for a blank, become ordinary blanks, except in {@link #output}.
 * </ul>
 *
 * <p>A text without any of these is returned as the same object. The time is linear in the length of the text.
 */
public final class SafeText {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int TAB_STOP = 8;

    /** The use of the text, which decides on line ends, tabs and styles. */
    private enum Kind {
        LINE,
        BLOCK,
        OUTPUT,
        STYLED_OUTPUT
    }

    private SafeText() {}

    /** For one line: a subject, a name, a cell. A tab or line end (CRLF is one) becomes a blank. */
    public static String line(String text) {
        return safe(text, Kind.LINE);
    }

    /** For a body: CRLF and CR become LF, LF stays, a tab becomes blanks up to the next multiple of eight columns. */
    public static String block(String text) {
        return safe(text, Kind.BLOCK);
    }

    /**
     * For a message: as a block, all lines but the first indented, so that no line can imitate a message of this
     * program.
     */
    public static String message(String text) {
        return block(text).replace("\n", "\n  ");
    }

    /**
     * For all output of the program: as a block, but tabs stay.
     *
     * @param styled whether the sequences of {@link Style} stay
     */
    public static String output(String text, boolean styled) {
        return safe(text, styled ? Kind.STYLED_OUTPUT : Kind.OUTPUT);
    }

    private static String safe(String text, Kind kind) {
        int unsafe = firstUnsafe(text, kind);
        return unsafe < 0 ? text : rewrite(text, unsafe, kind);
    }

    private static int firstUnsafe(String text, Kind kind) {
        int before = -1;
        int i = 0;
        while (i < text.length()) {
            int c = text.charAt(i);
            int next = i + 1;
            if (c < 0x20 || c >= 0x7F) {
                c = text.codePointAt(i);
                next = i + Character.charCount(c);
                if (!stays(c, kind)
                        && (InvisibleCharacters.isHostile(c)
                                || isOddBlank(c, kind)
                                || InvisibleCharacters.isHidden(before, c, at(text, next)))) {
                    return i;
                }
            }
            before = c;
            i = next;
        }
        return -1;
    }

    private static boolean isOddBlank(int c, Kind kind) {
        return (kind == Kind.LINE || kind == Kind.BLOCK) && InvisibleCharacters.isTypographicBlank(c);
    }

    private static boolean stays(int c, Kind kind) {
        return c == '\n' ? kind != Kind.LINE : c == '\t' && (kind == Kind.OUTPUT || kind == Kind.STYLED_OUTPUT);
    }

    private static int at(String text, int index) {
        return index < text.length() ? text.codePointAt(index) : -1;
    }

    /** Copies the text before {@code unsafe} and rewrites the rest. */
    private static String rewrite(String text, int unsafe, Kind kind) {
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, unsafe);
        Columns columns = new Columns();
        int column = kind == Kind.BLOCK ? columns.addAll(safe, safe.lastIndexOf("\n") + 1, safe.length()) : 0;
        int before = unsafe == 0 ? -1 : safe.codePointBefore(unsafe);
        int i = unsafe;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int start = i;
            i += Character.charCount(c);
            int style = kind == Kind.STYLED_OUTPUT && c == 0x1B ? Style.sequence(text, start) : 0;
            if (style > 0) {
                i = start + style;
                safe.append(text, start, i);
                before = 'm';
                continue;
            }
            if ((c == '\r' && at(text, i) == '\n')
                    || (!InvisibleCharacters.isHostile(c) && InvisibleCharacters.isHidden(before, c, at(text, i)))) {
                continue;
            }
            if (c == '\t' && kind == Kind.BLOCK) {
                int blanks = TAB_STOP - column % TAB_STOP;
                safe.append(" ".repeat(blanks));
                column += blanks;
                before = ' ';
                continue;
            }
            before = stays(c, kind) ? c : shown(c, kind);
            safe.appendCodePoint(before);
            column = kind != Kind.BLOCK || before == '\n' ? 0 : column + columns.add(before);
        }
        return safe.toString();
    }

    private static int shown(int c, Kind kind) {
        if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) {
            return kind == Kind.LINE ? ' ' : '\n';
        }
        if (c == '\t' || isOddBlank(c, kind)) {
            return ' ';
        }
        if (c < 0x20) {
            return 0x2400 + c;
        }
        if (c == 0x7F) {
            return 0x2421;
        }
        return InvisibleCharacters.isHostile(c) ? REPLACEMENT : c;
    }
}
