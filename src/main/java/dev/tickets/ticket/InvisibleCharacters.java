package dev.tickets.ticket;

/**
 * The program's only rule for characters that show nothing on a screen, and can only hide or mislead, for characters
 * that a terminal could act on, and for blanks. Terminals, TSV, names of files and searches leave these characters out,
 * JSON escapes them.
 *
 * <p>Two kinds stay, because they change what people read:
 *
 * <ul>
 *   <li>a variation selector after a character that has a picture, and ZWJ between two pictures;
 *   <li>ZWJ and ZWNJ after a letter or mark of a script that needs them: Persian, Hindi and others.
 * </ul>
 *
 * <p>Variation selectors after ideographs, soft hyphens, zero-width spaces of Thai and the tags in flags of regions do
 * not stay: the text reads the same without them.
 */
public final class InvisibleCharacters {
    /**
     * First and last code point of each range, ascending: Default_Ignorable_Code_Point of Unicode
     * (DerivedCoreProperties.txt; stable since Unicode 4.1), and the marks of annotations (U+FFF9 to U+FFFB).
     */
    private static final int[] RANGES = {
        0xAD, 0xAD, 0x34F, 0x34F, 0x61C, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x200B, 0x200F, 0x202A,
        0x202E, 0x2060, 0x206F, 0x3164, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFEFF, 0xFFA0, 0xFFA0, 0xFFF0, 0xFFFB, 0x1BCA0,
        0x1BCA3, 0x1D173, 0x1D17A, 0xE0000, 0xE0FFF,
    };

    /** First and last code point of blocks of scripts in which ZWJ and ZWNJ change what is read, ascending. */
    private static final int[] JOINING_SCRIPTS = {
        0x600, 0x8FF, 0x900, 0xDFF, 0xF00, 0x109F, 0x1780, 0x18AF, 0x1B00, 0x1BFF, 0xA840, 0xA87F, 0xA8E0, 0xA8FF,
        0xA980, 0xAA7F, 0xABC0, 0xABFF, 0xFB50, 0xFEFE, 0x10A00, 0x11FFF,
    };

    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;
    private static final int TEXT_PRESENTATION = 0xFE0E;
    private static final int EMOJI_PRESENTATION = 0xFE0F;
    private static final int KEYCAP = 0x20E3;
    private static final int BRAILLE_BLANK = 0x2800;

    private InvisibleCharacters() {}

    /** Whether the character alone shows nothing. */
    public static boolean contains(int c) {
        return c >= RANGES[0] && isIn(RANGES, c);
    }

    /**
     * Whether the character shows nothing and has no effect for the reader at its position.
     *
     * @param before the character before it, among those that stay; -1 for none
     * @param after the character after it; -1 for none
     */
    public static boolean isHidden(int before, int c, int after) {
        if (!contains(c)) {
            return false;
        }
        if (c == TEXT_PRESENTATION || c == EMOJI_PRESENTATION) {
            return !(hasPicture(before) || (isKey(before) && after == KEYCAP));
        }
        if (c == ZWJ && (isPicture(before) || before == EMOJI_PRESENTATION)) {
            return !isPicture(after);
        }
        return !((c == ZWJ || c == ZWNJ) && isOfJoiningScript(before));
    }

    /** Whether a terminal could act on this character: controls, bidi controls and marks, line separators. */
    public static boolean isHostile(int c) {
        if (c < 0xA0) {
            return c < 0x20 || c >= 0x7F;
        }
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || isNoCharacter(c);
    }

    /** Lone surrogates, and the code points that Unicode promises never to make characters. */
    private static boolean isNoCharacter(int c) {
        return (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                || (c >= 0xFDD0 && c <= 0xFDEF)
                || (c & 0xFFFE) == 0xFFFE;
    }

    /** Whether the character is drawn as an emoji, or as the text form of one. */
    private static boolean hasPicture(int c) {
        return isPicture(c)
                || c == 0xA9
                || c == 0xAE
                || c == 0x203C
                || c == 0x2049
                || c == 0x2122
                || c == 0x2139
                || c == 0x3030
                || c == 0x303D
                || c == 0x3297
                || c == 0x3299;
    }

    private static boolean isPicture(int c) {
        return (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x1F000 && c <= 0x1FAFF);
    }

    /** Whether U+20E3 makes a key of the character. */
    private static boolean isKey(int c) {
        return (c >= '0' && c <= '9') || c == '#' || c == '*';
    }

    private static boolean isOfJoiningScript(int c) {
        if (c < JOINING_SCRIPTS[0] || !isIn(JOINING_SCRIPTS, c) || contains(c)) {
            return false;
        }
        int type = Character.getType(c);
        return Character.isLetter(c) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /**
     * The text with an ordinary blank for each blank of typography: no-break, narrow, figure blanks and others, which
     * look like a blank and are none to a shell. The ideographic blank stays: people see its width.
     */
    public static String withOrdinaryBlanks(String text) {
        StringBuilder ordinary = null;
        for (int i = 0; i < text.length(); i++) {
            if (isTypographicBlank(text.charAt(i))) {
                ordinary = ordinary == null ? new StringBuilder(text) : ordinary;
                ordinary.setCharAt(i, ' ');
            }
        }
        return ordinary == null ? text : ordinary.toString();
    }

    /**
     * Whether the character alone leaves paper blank: white space of any kind, the blank pattern of Braille, and the
     * characters that show nothing.
     */
    public static boolean isBlank(int c) {
        return c <= ' '
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == BRAILLE_BLANK
                || contains(c)
                || (c >= 0x7F && isHostile(c));
    }

    /** Whether a reader would see nothing of the text. */
    public static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!isBlank(c)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    /** The first character of a name that no reader sees, or that a terminal could act on; -1 for none. */
    public static int firstHidden(String name) {
        int before = -1;
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            i += Character.charCount(c);
            if (isHostile(c) || isHidden(before, c, i < name.length() ? name.codePointAt(i) : -1)) {
                return c;
            }
            before = c;
        }
        return -1;
    }

    /** The text without blank characters around it, of any kind. */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (to > from && isBlank(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    /** Whether the character looks like a blank: a space separator of Unicode other than U+0020 and U+3000. */
    public static boolean isTypographicBlank(int c) {
        return c >= 0xA0 && (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F);
    }

    private static boolean isIn(int[] ranges, int c) {
        int low = 0;
        int high = ranges.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (c < ranges[2 * middle]) {
                high = middle - 1;
            } else if (c > ranges[2 * middle + 1]) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }
}
