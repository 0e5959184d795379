package dev.tickets.config;

import com.electronwill.nightconfig.toml.TomlParser;
import java.io.Reader;

/** Finds the place where the parser stops: its exceptions do not name a line. Used only for a message. */
final class TomlFault extends Reader {
    private final String text;
    private int read;

    private TomlFault(String text) {
        this.text = text;
    }

    /** {@code LINE:COLUMN}, both from 1, of the last character that the parser reads of a text that is not TOML. */
    static String place(String text) {
        TomlFault characters = new TomlFault(text);
        try {
            new TomlParser().parse(characters);
        } catch (RuntimeException | StackOverflowError expected) {
            // the caller has the reason
        }
        String before = text.substring(0, Math.max(0, characters.read - 1));
        int start = before.lastIndexOf('\n') + 1;
        return (1 + before.chars().filter(c -> c == '\n').count())
                + ":"
                + (before.codePointCount(start, before.length()) + 1);
    }

    /** One character at a time, so that the parser is never behind. */
    @Override
    public int read(char[] into, int offset, int length) {
        if (read == text.length()) {
            return -1;
        }
        into[offset] = text.charAt(read++);
        return 1;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
