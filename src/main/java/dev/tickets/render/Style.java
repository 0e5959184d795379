package dev.tickets.render;

/**
 * Marks what matters, where the reader's terminal takes it.
 *
 * @param on whether to mark at all; without it every text stays as it is
 */
public record Style(boolean on) {
    /** No marks: for pipes, files and {@code NO_COLOR}. */
    public static final Style PLAIN = new Style(false);

    /**
     * The numbers in the sequences that pass: those of this class, and those of picocli's help (bold, italic, yellow,
     * red and their ends).
     */
    private static final String NUMBERS = " 0 1 2 3 21 23 31 33 39 ";

    /** The length of the sequence that begins there; 0 where none does that this program writes itself. */
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

    /** For what is looked for first. */
    public String bold(String text) {
        return marked("\u001B[1m", text);
    }

    /** For what may be read past. */
    public String dim(String text) {
        return marked("\u001B[2m", text);
    }

    /** For what must not wait. */
    public String red(String text) {
        return marked("\u001B[31m", text);
    }

    private String marked(String begin, String text) {
        return on && !text.isEmpty() ? begin + text + "\u001B[0m" : text;
    }
}
