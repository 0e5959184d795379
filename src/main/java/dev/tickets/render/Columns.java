package dev.tickets.render;

/**
 * Counts terminal columns, code point by code point. Remembers the previous code point, because emoji that are joined,
 * have a skin tone or a variation selector share columns.
 */
final class Columns {
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_PRESENTATION = 0xFE0F;

    private int base;
    private int baseWidth;
    private boolean joined;

    int add(int c) {
        if (c < 0x300) {
            return place(c, c < 0x20 || (c >= 0x7F && c < 0xA0) ? 0 : 1);
        }
        if (c == ZERO_WIDTH_JOINER) {
            joined = isPictograph(base);
            return 0;
        }
        if (c == EMOJI_PRESENTATION) {
            return widenToEmoji();
        }
        if (isZeroWidth(c)) {
            return 0;
        }
        if (isPictograph(c) && (joined || (isSkinTone(c) && isPictograph(base)))) {
            joined = false;
            baseWidth = 2;
            return 0;
        }
        return place(c, WideCharacters.contains(c) ? 2 : 1);
    }

    int addAll(CharSequence text, int from, int to) {
        int columns = 0;
        int i = from;
        while (i < to) {
            int c = Character.codePointAt(text, i);
            columns += add(c);
            i += Character.charCount(c);
        }
        return columns;
    }

    private int place(int c, int width) {
        base = c;
        baseWidth = width;
        joined = false;
        return width;
    }

    private int widenToEmoji() {
        if (baseWidth == 1 && (base >= 0x2000 || base == 0xA9 || base == 0xAE)) {
            baseWidth = 2;
            return 1;
        }
        return 0;
    }

    private static boolean isZeroWidth(int c) {
        // vowels and final consonants of Hangul combine with the first letter
        if ((c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB)) {
            return true;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
    }

    private static boolean isPictograph(int c) {
        return (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x1F000 && c <= 0x1FAFF);
    }

    private static boolean isSkinTone(int c) {
        return c >= 0x1F3FB && c <= 0x1F3FF;
    }
}
