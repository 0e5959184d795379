package dev.tickets.ticket;

/** A text as a shell reads it as one word, in commands that a hint names. */
public final class ShellWord {
    private static final String PLAIN = "/._-+=:@%,";

    private ShellWord() {}

    /** The text, quoted if needed. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && PLAIN.indexOf(c) < 0) {
                return "'" + text.replace("'", "'\\''") + "'";
            }
        }
        return text;
    }
}
