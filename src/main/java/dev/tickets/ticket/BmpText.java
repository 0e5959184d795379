package dev.tickets.ticket;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text for portals that keep only characters of the Basic Multilingual Plane: others become names in brackets, as
 * {@code [grinning face]}. Characters that belong together, such as a flag, become one name. Letters in another style
 * become plain letters.
 */
public final class BmpText {
    private static final int JOINER = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int FIRST_SKIN_TONE = 0x1F3FB;
    private static final int FIRST_REGION = 0x1F1E6;
    private static final int LAST_REGION = 0x1F1FF;
    private static final int TAGS = 0xE0000;
    private static final int FIRST_STYLE = 0xE0100;
    private static final int LAST_STYLE = 0xE01EF;
    private static final List<String> SKIN_TONES = List.of("light", "medium-light", "medium", "medium-dark", "dark");

    private final String text;
    private final StringBuilder written;
    private final List<String> names = new ArrayList<>();
    private int at;

    private BmpText(String text) {
        this.text = text;
        this.written = new StringBuilder(text.length() + 32);
    }

    /** The text with names; a text without such characters is returned as the same object. */
    public static String of(String text) {
        return firstBeyond(text) < 0 ? text : new BmpText(text).replaced();
    }

    /** What {@link #of} writes for the characters of the text, each once, in their order. */
    public static List<String> names(String text) {
        BmpText names = new BmpText(text);
        // the text itself is not needed
        String ignored = names.replaced();
        return names.names.stream().distinct().toList();
    }

    /** The place of the first character beyond the plane, or of half of such a character; -1 for none. */
    public static int firstBeyond(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** The text without the characters beyond the plane. */
    public static String without(String text) {
        if (firstBeyond(text) < 0) {
            return text;
        }
        StringBuilder rest = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) {
                rest.append(text.charAt(i));
            }
        }
        return rest.toString();
    }

    private String replaced() {
        while (at < text.length()) {
            int end = clusterEnd(at);
            if (firstBeyond(text.substring(at, end)) < 0) {
                written.append(text, at, end);
            } else {
                String name = name(text.substring(at, end));
                written.append(name);
                if (!name.isEmpty()) {
                    names.add(name);
                }
            }
            at = end;
        }
        return written.toString();
    }

    /**
     * The end of the characters that belong to the one at this place: joined ones, skin tones, tags, a flag's region.
     */
    private int clusterEnd(int start) {
        int first = text.codePointAt(start);
        int end = start + Character.charCount(first);
        if (isRegion(first) && end < text.length() && isRegion(text.codePointAt(end))) {
            return end + 2;
        }
        while (end < text.length()) {
            int next = text.codePointAt(end);
            int after = end + Character.charCount(next);
            if (next == JOINER && after < text.length() && isSymbol(text.codePointAt(after))) {
                end = after + Character.charCount(text.codePointAt(after));
            } else if (next == EMOJI_STYLE || isSkinTone(next) || isTag(next) || isStyle(next)) {
                end = after;
            } else {
                break;
            }
        }
        return end;
    }

    /** Whether emoji are joined with the character; the joiner between letters belongs to their script. */
    private static boolean isSymbol(int c) {
        return c >= Character.MIN_SUPPLEMENTARY_CODE_POINT || Character.getType(c) == Character.OTHER_SYMBOL;
    }

    private static boolean isRegion(int c) {
        return c >= FIRST_REGION && c <= LAST_REGION;
    }

    private static boolean isSkinTone(int c) {
        return c >= FIRST_SKIN_TONE && c < FIRST_SKIN_TONE + SKIN_TONES.size();
    }

    private static boolean isTag(int c) {
        return c > TAGS && c < TAGS + 0x80;
    }

    /** Whether the character chooses the style of the one before, as for names in Japanese. */
    private static boolean isStyle(int c) {
        return c >= FIRST_STYLE && c <= LAST_STYLE;
    }

    private static String name(String cluster) {
        int first = cluster.codePointAt(0);
        if (isRegion(first)) {
            return "[flag " + regions(cluster) + "]";
        }
        String plain = plain(cluster);
        if (plain != null) {
            return plain;
        }
        List<String> parts = new ArrayList<>();
        StringBuilder tags = new StringBuilder();
        cluster.codePoints().forEach(c -> {
            if (isTag(c)) {
                tags.append(c == TAGS + 0x7F ? "" : Character.toString(c - TAGS));
            } else if (c != JOINER && c != EMOJI_STYLE && !isStyle(c)) {
                parts.add(name(c));
            }
        });
        if (!tags.isEmpty()) {
            return "[flag " + tags.toString().toUpperCase(Locale.ROOT) + "]";
        }
        return parts.isEmpty() ? "" : "[" + String.join(", ", parts) + "]";
    }

    private static String regions(String cluster) {
        StringBuilder letters = new StringBuilder();
        cluster.codePoints().filter(BmpText::isRegion).forEach(c -> letters.append((char) ('A' + c - FIRST_REGION)));
        return letters.toString();
    }

    /** The same letters in the usual style, if they have one; null for characters that need a name. */
    private static @Nullable String plain(String cluster) {
        StringBuilder base = new StringBuilder();
        cluster.codePoints().filter(c -> !isStyle(c)).forEach(base::appendCodePoint);
        String usual = Normalizer.normalize(base, Normalizer.Form.NFKC);
        return firstBeyond(usual) < 0 ? usual : null;
    }

    private static String name(int c) {
        if (isSkinTone(c)) {
            return SKIN_TONES.get(c - FIRST_SKIN_TONE) + " skin tone";
        }
        String name = Character.isValidCodePoint(c) && !isHalf(c) ? Character.getName(c) : null;
        String hex = String.format(Locale.ROOT, "%04X", c);
        // a name that ends with the number says nothing more
        return name == null || name.endsWith(" " + hex) || name.endsWith("-" + hex)
                ? "U+" + hex
                : name.toLowerCase(Locale.ROOT);
    }

    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
