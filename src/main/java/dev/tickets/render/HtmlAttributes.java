package dev.tickets.render;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads an attribute of a tag (HTML, section 13.1.2.3), in time linear to the length of the tag. */
final class HtmlAttributes {
    private HtmlAttributes() {}

    /**
     * The value of the first attribute with this name, decoded and without blanks around; empty for none.
     *
     * @param source the tag after its name
     * @param name in lower case
     */
    static String value(String source, String name) {
        String value = find(source, name);
        return value == null ? "" : value;
    }

    /** Whether the tag has an attribute with this name, with or without a value. */
    static boolean has(String source, String name) {
        return find(source, name) != null;
    }

    /** The value in lower case. */
    static String lower(String source, String name) {
        return value(source, name).toLowerCase(Locale.ROOT);
    }

    /** The style of the tag in lower case, without blanks; empty for none. */
    static String style(String source) {
        return lower(source, "style").replace(" ", "").replace("\n", "");
    }

    private static @Nullable String find(String source, String name) {
        int at = 0;
        while (at < source.length()) {
            at = skip(source, at);
            int nameStart = at;
            while (at < source.length() && source.charAt(at) != '=' && !isGap(source.charAt(at))) {
                at++;
            }
            boolean wanted =
                    at - nameStart == name.length() && source.regionMatches(true, nameStart, name, 0, at - nameStart);
            int equals = skip(source, at);
            if (equals == source.length() || source.charAt(equals) != '=') {
                if (wanted) {
                    return "";
                }
                continue;
            }
            int start = skipBlanks(source, equals + 1);
            int end = end(source, start);
            boolean quoted = start < end && isQuote(source.charAt(start));
            if (wanted) {
                boolean closed = quoted && end - start > 1 && source.charAt(end - 1) == source.charAt(start);
                return HtmlEntities.decode(source.substring(quoted ? start + 1 : start, closed ? end - 1 : end))
                        .strip();
            }
            at = end;
        }
        return null;
    }

    /** The end of the value that begins here, its closing quote included. */
    private static int end(String source, int start) {
        int end = start;
        if (start < source.length() && isQuote(source.charAt(start))) {
            int close = source.indexOf(source.charAt(start), start + 1);
            return close < 0 ? source.length() : close + 1;
        }
        while (end < source.length() && !isBlank(source.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int skip(String source, int from) {
        int at = from;
        while (at < source.length() && isGap(source.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int skipBlanks(String source, int from) {
        int at = from;
        while (at < source.length() && isBlank(source.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static boolean isGap(char c) {
        return c == '/' || isBlank(c);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r';
    }
}
