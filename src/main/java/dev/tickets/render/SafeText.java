package dev.tickets.render;

/**
 * Text of the portal, made harmless for a terminal. Whoever wrote a ticket may have put anything into it: sequences
 * that move the cursor, retitle the window or type for the user, marks that reverse the order of what is read.
 *
 * <ul>
 *   <li>C0 controls and DEL are shown as their Unicode control pictures ({@code ESC} as {@code ␛});
 *   <li>C1 controls, bidi controls and marks and lone surrogates are shown as U+FFFD;
 *   <li>U+2028 and U+2029 count as line ends;
 *   <li>characters without any width or picture (zero-width space, byte order mark, invisible operators, tags) are left
 *       out, for nobody could see that they are there; ZWJ and ZWNJ stay, since emoji and scripts need them.
 * </ul>
 *
 * <p>Text without any of these comes back as the same object.
 */
public final class SafeText {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int TAB_STOP = 8;

    private SafeText() {}

    /** For one line: a subject, a name, a cell. A tab or line end (CRLF is one) becomes a blank. */
    public static String line(String text) {
        int dirty = firstUnsafe(text, false);
        return dirty < 0 ? text : rewrite(text, dirty, false);
    }

    /** For a body: CRLF and CR become LF, LF stays, a tab becomes blanks up to the next multiple of eight columns. */
    public static String block(String text) {
        int dirty = firstUnsafe(text, true);
        return dirty < 0 ? text : rewrite(text, dirty, true);
    }

    /** Whether a terminal could act on this character: controls, bidi controls and marks, line separators. */
    static boolean isHostile(int c) {
        if (c < 0xA0) {
            return c < 0x20 || c >= 0x7F;
        }
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    /** Whether it takes no room and shows nothing, so that it can only hide or mislead. */
    static boolean isInvisible(int c) {
        return c == 0x200B
                || (c >= 0x2060 && c <= 0x2065)
                || (c >= 0x206A && c <= 0x206F)
                || c == 0xFEFF
                || (c >= 0xFFF9 && c <= 0xFFFB)
                || (c >= 0xE0000 && c <= 0xE007F);
    }

    private static int firstUnsafe(String text, boolean block) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x7F) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                if (isInvisible(text.codePointAt(i))) {
                    return i;
                }
                i++;
            } else if (block ? c != '\n' && isUnsafe(c) : isUnsafe(c)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isUnsafe(char c) {
        return isHostile(c) || isInvisible(c) || Character.isSurrogate(c);
    }

    /** Everything from {@code dirty} on is looked at again; what stands before it is taken over. */
    private static String rewrite(String text, int dirty, boolean block) {
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, dirty);
        int lineStart = block ? safe.lastIndexOf("\n") + 1 : 0;
        Columns columns = new Columns();
        int column = block ? columns.addAll(safe, lineStart, safe.length()) : 0;
        int i = dirty;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r' && i < text.length() && text.charAt(i) == '\n') {
                continue;
            }
            if (isLineEnd(c)) {
                safe.append(block ? '\n' : ' ');
                column = 0;
            } else if (c == '\t') {
                int blanks = block ? TAB_STOP - column % TAB_STOP : 1;
                safe.append(" ".repeat(blanks));
                column += blanks;
            } else if (!isInvisible(c)) {
                int shown = shown(c);
                safe.appendCodePoint(shown);
                column += block ? columns.add(shown) : 0;
            }
        }
        return safe.toString();
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
    }

    private static int shown(int c) {
        if (c < 0x20) {
            return 0x2400 + c;
        }
        if (c == 0x7F) {
            return 0x2421;
        }
        return isHostile(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? REPLACEMENT : c;
    }
}
