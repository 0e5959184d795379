package dev.tickets.ticket;

/**
 * Names for files that the portal names. Whoever sent the file chose the name, so it may try to leave the folder, to
 * hide, to pass for an option of the next command, or to be too long for a file system.
 */
public final class SafeFileName {
    private static final int LONGEST = 255;
    /** More than this behind the last dot, in bytes, is no extension that anybody needs to keep. */
    private static final int LONGEST_EXTENSION = 32;

    private static final String FALLBACK = "attachment";

    private SafeFileName() {}

    /**
     * The name without its path (both {@code /} and {@code \}), without controls, bidi controls, lone surrogates and
     * {@linkplain InvisibleCharacters invisible characters}, without leading dashes, dots and blanks and trailing dots
     * and blanks, cut to 255 bytes of UTF-8 before its extension; {@code attachment} when nothing is left.
     */
    public static String of(String name) {
        String cut = cut(trimmed(clean(name)));
        return cut.isEmpty() ? FALLBACK : cut;
    }

    private static String clean(String name) {
        int start = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
        StringBuilder clean = new StringBuilder(Math.min(name.length() - start, 2 * LONGEST));
        int before = -1;
        int i = start;
        while (i < name.length()) {
            int c = name.codePointAt(i);
            i += Character.charCount(c);
            int after = i < name.length() ? name.codePointAt(i) : -1;
            if (!InvisibleCharacters.isHostile(c) && !InvisibleCharacters.isHidden(before, c, after)) {
                clean.appendCodePoint(c);
                before = c;
            }
        }
        return clean.toString();
    }

    private static String trimmed(String name) {
        int from = 0;
        while (from < name.length() && isUnwantedAtStart(name.charAt(from))) {
            from++;
        }
        return withoutEnd(name, from, name.length());
    }

    private static String withoutEnd(String name, int from, int end) {
        int to = end;
        while (to > from && (name.charAt(to - 1) == '.' || isBlank(name.charAt(to - 1)))) {
            to--;
        }
        return name.substring(from, to);
    }

    private static String cut(String name) {
        if (bytes(name) <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 ? name.substring(dot) : "";
        if (bytes(extension) > LONGEST_EXTENSION) {
            extension = "";
        }
        int room = LONGEST - bytes(extension);
        int stem = name.length() - extension.length();
        int end = 0;
        int used = 0;
        while (end < stem) {
            int c = name.codePointAt(end);
            used += bytes(c);
            if (used > room) {
                break;
            }
            end += Character.charCount(c);
        }
        return withoutEnd(name, 0, end) + extension;
    }

    /** Length in UTF-8. */
    private static int bytes(String text) {
        int bytes = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            bytes += bytes(c);
            i += Character.charCount(c);
        }
        return bytes;
    }

    private static int bytes(int c) {
        if (c < 0x80) {
            return 1;
        }
        if (c < 0x800) {
            return 2;
        }
        return c < 0x10000 ? 3 : 4;
    }

    private static boolean isUnwantedAtStart(char c) {
        return c == '-' || c == '.' || isBlank(c);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
