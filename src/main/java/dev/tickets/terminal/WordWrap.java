package dev.tickets.terminal;

import dev.tickets.render.DisplayWidth;
import java.util.ArrayList;
import java.util.List;

/** Breaks a list of phrases between them, and a long phrase between its words: no terminal breaks within a word. */
final class WordWrap {
    private final int columns;
    private final List<String> lines = new ArrayList<>();
    private String line = "";

    private WordWrap(int columns) {
        this.columns = columns;
    }

    static List<String> lines(List<String> phrases, int columns) {
        WordWrap wrap = new WordWrap(columns);
        for (int i = 0; i < phrases.size(); i++) {
            wrap.add(i < phrases.size() - 1 ? phrases.get(i) + "," : phrases.get(i));
        }
        wrap.lines.add(wrap.line);
        return wrap.lines;
    }

    private void add(String phrase) {
        if (DisplayWidth.of(phrase) <= columns) {
            append(phrase);
        } else {
            for (String word : phrase.split(" ", -1)) {
                append(word);
            }
        }
    }

    private void append(String part) {
        String longer = line.isEmpty() ? part : line + " " + part;
        if (!line.isEmpty() && DisplayWidth.of(longer) > columns) {
            lines.add(line);
            longer = part;
        }
        line = longer;
    }
}
