package dev.tickets.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The line and column of each table and key of a TOML text, for messages: the parser does not keep them. The text is
 * valid TOML 1.0, because the parser accepted it before; otherwise places are missing or wrong, but nothing fails.
 */
final class TomlPlaces {
    /** Arrays and tables in each other that are read; keys that are deeper have no place. */
    private static final int DEEPEST = 100;

    private final String text;
    private final Map<List<String>, String> places = new HashMap<>();
    private int at;
    private int depth;
    private int counted;
    private int line = 1;
    private int column = 1;

    private TomlPlaces(String text) {
        this.text = text;
    }

    /**
     * Finds all tables and keys.
     *
     * @param text with LF at the ends of lines
     * @return {@code LINE:COLUMN}, both from 1, by the names on the way from the root: {@code profiles}, {@code work},
     *     {@code portal}
     */
    static Map<List<String>, String> of(String text) {
        TomlPlaces places = new TomlPlaces(text);
        places.lines();
        return places.places;
    }

    private void lines() {
        List<String> table = List.of();
        while (at < text.length()) {
            blanks("\n");
            if (peek() == '[') {
                int start = at;
                while (peek() == '[') {
                    at++;
                }
                table = name(List.of());
                named(table, start);
                skipLine();
            } else if (peek() == '#') {
                skipLine();
            } else if (at < text.length()) {
                entry(table);
                skipLine();
            }
        }
    }

    /** Also the tables that only a longer name mentions have a place: that name. */
    private void named(List<String> name, int start) {
        String place = place(start);
        for (int parts = 1; parts <= name.size(); parts++) {
            places.putIfAbsent(List.copyOf(name.subList(0, parts)), place);
        }
    }

    /** A key and its value. */
    private void entry(List<String> table) {
        int start = at;
        List<String> name = name(table);
        named(name, start);
        if (peek() == '=') {
            at++;
            value(name);
        }
    }

    private void value(List<String> name) {
        blanks("");
        switch (peek()) {
            case '"', '\'' -> string();
            case '[' -> members(name, ']');
            case '{' -> members(name, '}');
            default -> bare();
        }
    }

    /** An array, or a table within braces. */
    private void members(List<String> name, char end) {
        at++;
        depth++;
        if (depth > DEEPEST) {
            at = text.length();
        }
        while (at < text.length()) {
            blanks("\n,");
            if (peek() == '#') {
                skipLine();
            } else if (peek() == end) {
                at++;
                depth--;
                return;
            } else {
                int before = at;
                if (end == '}') {
                    entry(name);
                } else {
                    value(List.of());
                }
                at = Math.max(at, before + 1);
            }
        }
    }

    private void bare() {
        while (at < text.length() && ",]}#\n".indexOf(peek()) < 0) {
            at++;
        }
    }

    /** Skips a text of one line or of several, and returns its content without resolving escapes. */
    private String string() {
        char quote = peek();
        String three = String.valueOf(quote).repeat(3);
        String end = text.startsWith(three, at) ? three : String.valueOf(quote);
        at += end.length();
        int start = at;
        while (at < text.length() && !text.startsWith(end, at)) {
            at += quote == '"' && peek() == '\\' ? 2 : 1;
        }
        int stop = Math.min(at, text.length());
        at = stop + end.length();
        return text.substring(start, stop);
    }

    /** A name with dots, added to the names before it. */
    private List<String> name(List<String> before) {
        List<String> name = new ArrayList<>(before);
        while (at < text.length()) {
            blanks("");
            char first = peek();
            if (first == '"' || first == '\'') {
                name.add(string());
            } else {
                int start = at;
                while (isBare(peek())) {
                    at++;
                }
                name.add(text.substring(start, at));
            }
            blanks("");
            if (peek() != '.') {
                break;
            }
            at++;
        }
        return List.copyOf(name);
    }

    private static boolean isBare(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }

    private void blanks(String more) {
        while (at < text.length() && (peek() == ' ' || peek() == '\t' || more.indexOf(peek()) >= 0)) {
            at++;
        }
    }

    private void skipLine() {
        int end = text.indexOf('\n', Math.min(at, text.length()));
        at = end < 0 ? text.length() : end + 1;
    }

    /** The next character; NUL at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    /** The place of an index, which is not before that of the last call: each character is counted once. */
    private String place(int index) {
        for (; counted < index; counted++) {
            char c = text.charAt(counted);
            if (c == '\n') {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(c)) {
                column++;
            }
        }
        return line + ":" + column;
    }

    /** The place of the innermost part that has one; null when none has. */
    static @Nullable String nearest(Map<List<String>, String> places, List<String> name) {
        for (int parts = name.size(); parts > 0; parts--) {
            String place = places.get(name.subList(0, parts));
            if (place != null) {
                return place;
            }
        }
        return null;
    }
}
