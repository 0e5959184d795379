package dev.tickets.attach;

/** Words of a command that a person or a recipient types into a POSIX shell. */
final class ShellWord {
    private static final String PLAIN = "./-_=:@%+,";

    private ShellWord() {}

    /** The word, quoted only if a shell would change it. */
    static String of(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && PLAIN.indexOf(c) < 0) {
                return quoted(word);
            }
        }
        return word;
    }

    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
