package dev.tickets.render;

/** Strings of JSON in which nothing hostile stands unescaped. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    /** Whether all that needs an escape in it needs one by the rules of JSON anyway. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x7F && (SafeText.isHostile(c) || Character.isSurrogate(c))) {
                return false;
            }
        }
        return true;
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 16).append('"');
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c == '\n') {
                quoted.append("\\n");
            } else if (c == '\r') {
                quoted.append("\\r");
            } else if (c == '\t') {
                quoted.append("\\t");
            } else if (SafeText.isHostile(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                escape(quoted, c);
            } else {
                quoted.appendCodePoint(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static void escape(StringBuilder quoted, int c) {
        quoted.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            quoted.append(HEX.charAt(c >> shift & 0xF));
        }
    }
}
