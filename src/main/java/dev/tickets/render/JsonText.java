package dev.tickets.render;

import dev.tickets.ticket.InvisibleCharacters;

/** JSON strings with hostile and invisible characters escaped. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    /** Whether the escapes of JSON suffice. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x7F
                    && (InvisibleCharacters.isHostile(c)
                            || Character.isSurrogate(c)
                            || InvisibleCharacters.contains(c))) {
                return false;
            }
        }
        return true;
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 16).append('"');
        int before = -1;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            int after = i < text.length() ? text.codePointAt(i) : -1;
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c == '\n') {
                quoted.append("\\n");
            } else if (c == '\r') {
                quoted.append("\\r");
            } else if (c == '\t') {
                quoted.append("\\t");
            } else if (InvisibleCharacters.isHostile(c) || InvisibleCharacters.isHidden(before, c, after)) {
                escape(quoted, c);
            } else {
                quoted.appendCodePoint(c);
            }
            // the previous code point of the document, not of the text: the output is checked again
            before = quoted.codePointBefore(quoted.length());
        }
        return quoted.append('"').toString();
    }

    /** A code point above U+FFFF has an escape for each of its surrogates. */
    private static void escape(StringBuilder quoted, int c) {
        if (Character.isSupplementaryCodePoint(c)) {
            escape(quoted, Character.highSurrogate(c));
            escape(quoted, Character.lowSurrogate(c));
            return;
        }
        quoted.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            quoted.append(HEX.charAt(c >> shift & 0xF));
        }
    }
}
