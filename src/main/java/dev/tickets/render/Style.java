package dev.tickets.render;

import java.util.Map;

/**
 * Styles important text on terminals that support it.
 *
 * @param on whether to use styles
 */
public record Style(boolean on) {
    /** No styles: for pipes, files and {@code NO_COLOR}. */
    public static final Style PLAIN = new Style(false);

    /** The numbers of allowed sequences: those of this class. */
    private static final String NUMBERS = " 0 1 2 31 33 ";

    /** Whether a terminal with these variables should get styles. */
    public static boolean isWelcome(Map<String, String> environment) {
        String term = environment.get("TERM");
        String refusal = environment.get("NO_COLOR");
        return (refusal == null || refusal.isEmpty()) && term != null && !term.equals("dumb");
    }

    /** The length of the sequence of this program at {@code start}; 0 for none. */
    static int sequence(String text, int start) {
        if (!text.startsWith("\u001B[", start)) {
            return 0;
        }
        int first = start + 2;
        for (int end = first + 1; end <= first + 2 && end < text.length(); end++) {
            if (text.charAt(end) == 'm' && NUMBERS.contains(" " + text.substring(first, end) + " ")) {
                return end + 1 - start;
            }
        }
        return 0;
    }

    /** For the most important text. */
    public String bold(String text) {
        return marked("\u001B[1m", text);
    }

    /** For secondary text. */
    public String dim(String text) {
        return marked("\u001B[2m", text);
    }

    /** For words to type. */
    public String yellow(String text) {
        return marked("\u001B[33m", text);
    }

    /** For urgent text. */
    public String red(String text) {
        return marked("\u001B[31m", text);
    }

    private String marked(String begin, String text) {
        return on && !text.isEmpty() ? begin + text + "\u001B[0m" : text;
    }
}
