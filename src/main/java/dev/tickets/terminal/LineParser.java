package dev.tickets.terminal;

import java.util.List;
import java.util.function.Predicate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Treats the typed text as one word: no quoting exists, and blanks belong to the word. */
final class LineParser implements Parser {
    private final Predicate<String> finished;

    /** @param finished whether Enter ends the text; otherwise Enter begins a line */
    LineParser(Predicate<String> finished) {
        this.finished = finished;
    }

    @Override
    public ParsedLine parse(String text, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && !finished.test(text)) {
            throw new EOFError(-1, -1, "the text continues");
        }
        return new Whole(text, cursor);
    }

    private record Whole(String text, int at) implements CompletingParsedLine {
        @Override
        public String word() {
            return text;
        }

        @Override
        public int wordCursor() {
            return at;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(text);
        }

        @Override
        public String line() {
            return text;
        }

        @Override
        public int cursor() {
            return at;
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return at;
        }

        @Override
        public int rawWordLength() {
            return text.length();
        }
    }
}
