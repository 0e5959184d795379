package dev.tickets.ticket;

import java.nio.charset.StandardCharsets;

/**
 * Safe file names for attachments. The sender of a file chose its name, which may try to leave the folder, to hide, to
 * look like an option of a command, or to exceed the limit of a file system.
 */
public final class SafeFileName {
    private static final int LONGEST = 255;
    /** The maximum length of a kept extension, in bytes. */
    private static final int LONGEST_EXTENSION = 32;

    private static final String FALLBACK = "attachment";

    private SafeFileName() {}

    /**
     * The name without its path (both {@code /} and {@code \}), without controls, bidi controls, lone surrogates and
     * {@linkplain InvisibleCharacters invisible characters}, with ordinary blanks, without leading dashes, dots and
     * blanks and trailing dots and blanks, cut to 255 bytes of UTF-8 before its extension; {@code attachment} when
     * nothing is left.
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
                clean.appendCodePoint(InvisibleCharacters.isTypographicBlank(c) ? ' ' : c);
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
        String stem = stem(name.substring(0, name.length() - extension.length()), extension);
        return withoutEnd(stem, 0, stem.length()) + extension;
    }

    /** The longest beginning of a name that leaves room for its end. */
    public static String stem(String beginning, String end) {
        int room = LONGEST - bytes(end);
        int length = 0;
        while (length < beginning.length()) {
            int c = beginning.codePointAt(length);
            room -= bytes(Character.toString(c));
            if (room < 0) {
                break;
            }
            length += Character.charCount(c);
        }
        return beginning.substring(0, length);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isUnwantedAtStart(char c) {
        return c == '-' || c == '.' || isBlank(c);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
