package dev.tickets.render;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Finds possible tags in any text: {@code <}, a letter, and so on by the rules of HTML, up to {@code >}. The caller
 * judges the name. Reads every character a bounded number of times.
 */
final class HtmlScanner {
    /** The name of a comment, a document type, an Office conditional or an XML instruction, which are never shown. */
    static final String COMMENT = "!";
    /** The name of a piece of text between {@code <![CDATA[} and {@code ]]>}. */
    static final String CDATA = "![";

    private static final String BEGIN_CDATA = "<![CDATA[";
    private static final String END_CDATA = "]]>";

    private final String text;
    /** Ends that were searched and not found, to avoid further searches. */
    private final Set<String> missing = new HashSet<>();

    private int start;
    private int end;
    private int attributes;
    private String name = "";
    private boolean isEnd;
    /** Quotes up to here are ignored: a previous search for {@code >} ended inside of them. */
    private int quotesIgnoredUntil;

    HtmlScanner(String text) {
        this.text = text;
    }

    /** Goes to the next tag; false at the end. */
    boolean next() {
        int from = end;
        while (true) {
            start = text.indexOf('<', from);
            if (start < 0 || start + 2 >= text.length()) {
                return false;
            }
            char kind = text.charAt(start + 1);
            if (kind == '!' ? isCdata() || isComment() : kind == '?' ? isInstruction() : isTag()) {
                return true;
            }
            from = start + 1;
        }
    }

    /** The position of the tag's {@code <}. */
    int start() {
        return start;
    }

    /** The position after the tag's {@code >}. */
    int end() {
        return end;
    }

    /** In lower case. */
    String name() {
        return name;
    }

    boolean isEnd() {
        return isEnd;
    }

    /** The tag after its name. */
    String attributes() {
        return attributes >= end - 1 ? "" : text.substring(attributes, end - 1);
    }

    /** Continues at this position, which is after the current tag. */
    void skipTo(int position) {
        end = position;
    }

    /**
     * Continues after the end tag of the current tag; stays if no end tag exists.
     *
     * @return the skipped contents
     */
    String skipContents() {
        if (name.equals(CDATA)) {
            return text.substring(attributes, end - END_CDATA.length());
        }
        String endTag = "</" + name;
        if (missing.contains(endTag)) {
            return "";
        }
        for (int at = text.indexOf("</", end); at >= 0; at = text.indexOf("</", at + 2)) {
            if (text.regionMatches(true, at, endTag, 0, endTag.length())) {
                String contents = text.substring(end, at);
                int close = text.indexOf('>', at);
                end = close < 0 ? text.length() : close + 1;
                return contents;
            }
        }
        missing.add(endTag);
        return "";
    }

    private boolean isCdata() {
        return text.startsWith(BEGIN_CDATA, start) && reaches(END_CDATA, CDATA, start + BEGIN_CDATA.length());
    }

    /** Only XML's: {@code <?php} begins a program that people ask about. */
    private boolean isInstruction() {
        return text.regionMatches(true, start + 2, "xml", 0, 3) && reaches(">", COMMENT, -1);
    }

    private boolean isComment() {
        String close;
        if (text.startsWith("--", start + 2)) {
            close = "-->";
        } else if (text.charAt(start + 2) == '[' || text.regionMatches(true, start + 2, "doctype", 0, 7)) {
            close = ">";
        } else {
            return false;
        }
        return reaches(close, COMMENT, -1);
    }

    /** Whether the text has this end; then everything up to the end is one tag. */
    private boolean reaches(String close, String itsName, int contents) {
        int at = missing.contains(close) ? -1 : text.indexOf(close, start + 2);
        if (at < 0) {
            missing.add(close);
            return false;
        }
        name = itsName;
        isEnd = false;
        end = at + close.length();
        attributes = contents < 0 ? end : contents;
        return true;
    }

    private boolean isTag() {
        isEnd = text.charAt(start + 1) == '/';
        int nameStart = isEnd ? start + 2 : start + 1;
        int nameEnd = nameEnd(nameStart);
        if (nameEnd < 0) {
            return false;
        }
        int close = close(nameEnd);
        if (close < 0) {
            return false;
        }
        name = text.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
        attributes = nameEnd;
        end = close + 1;
        return name.length() > 1 || hasAttributesOnly();
    }

    /** The position after the name that begins here, or -1 without a name: names begin with a letter and are short. */
    private int nameEnd(int from) {
        int at = from;
        while (at < text.length() && at - from <= HtmlElement.LONGEST_NAME && isNameCharacter(text.charAt(at))) {
            at++;
        }
        if (at == from || at == text.length() || !isLetter(text.charAt(from))) {
            return -1;
        }
        char next = text.charAt(at);
        return next == '>' || next == '/' || isBlank(next) ? at : -1;
    }

    /** In {@code a <b and c> d}, {@code b} is not bold: a name of one letter is followed by attributes or nothing. */
    private boolean hasAttributesOnly() {
        boolean blank = true;
        for (int i = attributes; i < end - 1; i++) {
            char c = text.charAt(i);
            if (c == '=') {
                return true;
            }
            blank &= c == '/' || isBlank(c);
        }
        return blank || attributes().strip().equalsIgnoreCase("hidden");
    }

    /** The {@code >} of the tag, or -1 when another {@code <} or the end of the text comes first. */
    private int close(int from) {
        if (from >= quotesIgnoredUntil) {
            int close = closeBeyondQuotes(from);
            if (close >= 0) {
                return close;
            }
        }
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '>' || c == '<') {
                return c == '>' ? i : -1;
            }
        }
        return -1;
    }

    /** The same, but closed quotes may hold any characters. */
    private int closeBeyondQuotes(int from) {
        char quote = 0;
        boolean value = false;
        int i = from;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return i;
            } else if (c == '<') {
                break;
            } else if (value && (c == '"' || c == '\'')) {
                quote = c;
                value = false;
            } else if (!isBlank(c)) {
                value = c == '=';
            }
        }
        quotesIgnoredUntil = i;
        return -1;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isNameCharacter(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '_';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\f';
    }
}
