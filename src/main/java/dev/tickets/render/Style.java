package dev.tickets.render;

/**
 * Marks what matters, where the reader's terminal takes it.
 *
 * @param on whether to mark at all; without it every text stays as it is
 */
public record Style(boolean on) {
    /** No marks: for pipes, files and {@code NO_COLOR}. */
    public static final Style PLAIN = new Style(false);

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
