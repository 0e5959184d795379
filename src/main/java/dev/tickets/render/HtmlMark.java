package dev.tickets.render;

/**
 * An element among words that changes what they mean, and so leaves a mark in plain text.
 *
 * @param detail an address, a title or a value; empty for none
 * @param start of its contents
 */
record HtmlMark(HtmlElement element, String detail, int start) {
    /** Endings of numbers that are raised only for their looks: {@code 1st}. */
    private static final String ORDINALS = " st nd rd th er ";

    /**
     * The contents with their mark.
     *
     * @param before the character before the contents; a blank for none
     * @param depth number of quotations around
     */
    String marked(String text, char before, int depth) {
        return switch (element) {
            case LINK -> text + address(text);
            case RAISED -> script("^", text, before);
            case LOWERED -> script("_", text, before);
            case DELETED -> around(text, "~~");
            case INSERTED -> around(text, "++");
            case QUOTATION -> around(text, depth % 2 == 0 ? "\"" : "'");
            case READING -> text.isEmpty() || text.charAt(0) == '(' ? text : "(" + text + ")";
            case ABBREVIATION ->
                detail.isEmpty() || detail.equalsIgnoreCase(text) ? text : (text + " (" + detail + ")").strip();
            default -> text;
        };
    }

    private static String around(String text, String mark) {
        return text.isEmpty() ? "" : mark + text + mark;
    }

    /** The address of a link, unless the text shows the address. */
    private String address(String text) {
        if (detail.isEmpty() || !leads(detail)) {
            return "";
        }
        if (text.isEmpty()) {
            return detail;
        }
        boolean shown = detail.equals(text)
                || detail.equals("mailto:" + text)
                || detail.equals("tel:" + text.replace(" ", ""))
                || detail.equals(text + "/");
        return shown ? "" : " (" + detail + ")";
    }

    /** Whether people can follow the address: not to a place in the message, a program or the data itself. */
    static boolean leads(String address) {
        return !address.startsWith("#")
                && !address.regionMatches(true, 0, "javascript:", 0, 11)
                && !address.regionMatches(true, 0, "data:", 0, 5)
                && !address.regionMatches(true, 0, "cid:", 0, 4);
    }

    /** {@code 10^6}, {@code x^(n+1)}; signs and brackets of their own, as in {@code [1]}, need no mark. */
    private static String script(String mark, String text, char before) {
        boolean ordinal = isDigit(before) && ORDINALS.contains(" " + text + " ");
        if (text.isEmpty() || text.indexOf('\n') >= 0 || ordinal) {
            return text;
        }
        int first = text.codePointAt(0);
        boolean sign = (first == '-' || first == '+' || first == '\u2212') && text.length() > 1;
        if (!sign && !Character.isLetterOrDigit(first)) {
            return text;
        }
        return isWord(text, sign ? 1 : 0) ? mark + text : mark + "(" + text + ")";
    }

    private static boolean isWord(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (!Character.isLetterOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
