package dev.tickets.compose;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word of a typed line, as a shell reads the word.
 *
 * @param text without quotes and backslashes, and with the home folder for {@code ~}
 * @param glob the same as a pattern, in which a backslash is before each quoted special character
 * @param isPattern whether an unquoted {@code *}, {@code ?} or {@code [} occurs
 * @param isQuoted whether quotes or backslashes occur
 */
record ShellWord(String text, String glob, boolean isPattern, boolean isQuoted) {
    private static final String SPECIAL = "*?[]{}\\";
    private static final String PATTERN = "*?[";
    private static final String ESCAPED_IN_QUOTES = "\"\\$`";

    /**
     * The words of the line; null when a quote is not closed.
     *
     * @param home replaces {@code ~} at the start of a path
     */
    static @Nullable List<ShellWord> split(String line, String home) {
        Reader reader = new Reader(line, home);
        return reader.read() ? reader.words : null;
    }

    private static final class Reader {
        private final String line;
        private final String home;
        private final List<ShellWord> words = new ArrayList<>();
        private StringBuilder text = new StringBuilder();
        private StringBuilder glob = new StringBuilder();
        private boolean pattern;
        private boolean quoted;
        private int at;

        Reader(String line, String home) {
            this.line = line;
            this.home = home;
        }

        /** Reads all words; false when a quote is not closed. */
        boolean read() {
            while (at < line.length()) {
                char c = line.charAt(at++);
                boolean closed = true;
                switch (c) {
                    case '\'' -> closed = single();
                    case '"' -> closed = twofold();
                    case '\\' -> escaped();
                    case ' ', '\t', '\n', '\r' -> end();
                    default -> plain(c);
                }
                if (!closed) {
                    return false;
                }
            }
            end();
            return true;
        }

        private boolean single() {
            quoted = true;
            int end = line.indexOf('\'', at);
            if (end >= 0) {
                literal(line.substring(at, end));
                at = end + 1;
            }
            return end >= 0;
        }

        private boolean twofold() {
            quoted = true;
            while (at < line.length()) {
                char c = line.charAt(at++);
                if (c == '"') {
                    return true;
                }
                boolean escapes = c == '\\' && at < line.length() && ESCAPED_IN_QUOTES.indexOf(line.charAt(at)) >= 0;
                literal(String.valueOf(escapes ? line.charAt(at++) : c));
            }
            return false;
        }

        private void escaped() {
            quoted = true;
            literal(at < line.length() ? String.valueOf(line.charAt(at++)) : "\\");
        }

        private void plain(char c) {
            boolean begins = text.isEmpty() || (text.charAt(text.length() - 1) == '=' && text.indexOf("/") < 0);
            boolean folder = at == line.length() || "/ \t\n\r".indexOf(line.charAt(at)) >= 0;
            if (c == '~' && begins && folder && !quoted) {
                literal(home);
            } else if (PATTERN.indexOf(c) >= 0) {
                pattern = true;
                text.append(c);
                glob.append(c);
            } else if (c == ']') {
                text.append(c);
                glob.append(c);
            } else {
                literal(String.valueOf(c));
            }
        }

        private void literal(String characters) {
            text.append(characters);
            for (int i = 0; i < characters.length(); i++) {
                char c = characters.charAt(i);
                if (SPECIAL.indexOf(c) >= 0) {
                    glob.append('\\');
                }
                glob.append(c);
            }
        }

        private void end() {
            if (!text.isEmpty() || quoted) {
                words.add(new ShellWord(text.toString(), glob.toString(), pattern, quoted));
            }
            text = new StringBuilder();
            glob = new StringBuilder();
            pattern = false;
            quoted = false;
        }
    }
}
