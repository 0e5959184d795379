package dev.tickets.ticket;

import org.jspecify.annotations.Nullable;

/**
 * Takes from the text of a message what only a terminal understands: colours and other sequences whole, struck-over
 * letters of manual pages, and control characters. Tabs and line ends stay; a form feed becomes a line end. Counts what
 * it takes.
 */
public final class TextCleaner {
    private static final int BELL = 0x07;
    private static final int BACKSPACE = 0x08;
    private static final int ESCAPE = 0x1B;
    private static final int NEXT_LINE = 0x85;
    private static final int CSI = 0x9B;
    private static final int STRING_END = 0x9C;
    /** The letters after ESC that begin a string up to ESC \ or BEL: titles, links, programs for the terminal. */
    private static final String STRINGS = "]PX^_";
    /** The same as characters of their own. */
    private static final String C1_STRINGS = "\u009D\u0090\u0098\u009E\u009F";

    private int sequences;
    private int controls;

    /** The draft with clean texts. A draft that is encrypted already stays unchanged. */
    public Draft clean(Draft draft) {
        if (draft.isEncrypted()) {
            return draft;
        }
        Draft.Secrets secrets = draft.secrets();
        return draft.but()
                .subject(cleanOrNull(draft.subject()))
                .secrets(new Draft.Secrets(
                        cleanOrNull(secrets.message()),
                        cleanOrNull(secrets.impact()),
                        cleanOrNull(secrets.contact()),
                        cleanOrNull(secrets.host())))
                .draft();
    }

    /** What was taken, in a sentence; null for nothing. */
    public @Nullable String notice() {
        if (sequences + controls == 0) {
            return null;
        }
        String what = counted(sequences, "terminal sequence")
                + (sequences > 0 && controls > 0 ? " and " : "")
                + counted(controls, "control character");
        return "Removed from the text: " + what + ". Portals and mail programs cannot show them.";
    }

    private static String counted(int count, String noun) {
        return count == 0 ? "" : count + " " + noun + (count == 1 ? "" : "s");
    }

    private @Nullable String cleanOrNull(@Nullable String text) {
        return text == null ? null : clean(text);
    }

    /** The clean text; a text without control characters is returned as the same object. */
    public String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                return rewritten(text, i);
            }
        }
        return text;
    }

    /** Whether the character is a control other than a tab and a line end. */
    private static boolean isControl(char c) {
        return c < 0xA0 && (c < ' ' || c >= 0x7F) && c != '\t' && c != '\n' && c != '\r';
    }

    private String rewritten(String text, int from) {
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, from);
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = sequence(text, i);
            if (end > i) {
                sequences++;
                i = end;
                continue;
            }
            if (c == BACKSPACE) {
                i = overstrike(text, i, clean);
                continue;
            }
            if (!isControl(c)) {
                clean.append(c);
            } else {
                controls++;
                if (c == '\f' || c == 0x0B || c == NEXT_LINE) {
                    lineEnd(clean);
                }
            }
            i++;
        }
        return clean.toString();
    }

    private static void lineEnd(StringBuilder clean) {
        if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != '\n') {
            clean.append('\n');
        }
    }

    /**
     * Lets the characters after backspaces replace those before, as on paper; an underline below a letter goes.
     *
     * @return the position after them
     */
    private int overstrike(String text, int start, StringBuilder clean) {
        int i = start;
        int back = clean.length();
        while (i < text.length() && text.charAt(i) == BACKSPACE) {
            controls++;
            back -= back > 0 && clean.charAt(back - 1) != '\n' ? 1 : 0;
            i++;
        }
        while (back < clean.length() && i < text.length() && !isControl(text.charAt(i)) && text.charAt(i) >= ' ') {
            char over = text.charAt(i);
            if (over != '_') {
                clean.setCharAt(back, over);
            }
            back++;
            i++;
        }
        return i;
    }

    /** The position after the sequence that begins here; the same position for none. */
    private static int sequence(String text, int start) {
        char c = text.charAt(start);
        if (c == CSI) {
            return control(text, start + 1);
        }
        if (C1_STRINGS.indexOf(c) >= 0) {
            return string(text, start + 1);
        }
        if (c != ESCAPE || start + 1 == text.length()) {
            return start;
        }
        char kind = text.charAt(start + 1);
        if (kind == '[') {
            return control(text, start + 2);
        }
        if (STRINGS.indexOf(kind) >= 0) {
            return string(text, start + 2);
        }
        int end = skip(text, start + 1, ' ', '/');
        return end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '~' ? end + 1 : start;
    }

    /** ECMA-48, section 5.4: parameters, intermediate characters, a final character. */
    private static int control(String text, int start) {
        int end = skip(text, skip(text, start, '0', '?'), ' ', '/');
        return end < text.length() && text.charAt(end) >= '@' && text.charAt(end) <= '~' ? end + 1 : end;
    }

    /** Up to the end of the string; without an end, nothing of the text is lost. */
    private static int string(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == BELL || c == STRING_END) {
                return i + 1;
            }
            if (c == ESCAPE) {
                return i + 1 < text.length() && text.charAt(i + 1) == '\\' ? i + 2 : i;
            }
            if (c == '\n') {
                break;
            }
        }
        return start;
    }

    private static int skip(String text, int from, char first, char last) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= first && text.charAt(at) <= last) {
            at++;
        }
        return at;
    }
}
