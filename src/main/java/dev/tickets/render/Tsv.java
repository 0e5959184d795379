package dev.tickets.render;

import java.util.List;

/**
 * Rows for {@code cut} and {@code awk}: values separated by one tab, one row per line. A tab or line end inside a value
 * becomes a blank; values are made safe as for a terminal, and never cut.
 */
public final class Tsv {
    private final StringBuilder text = new StringBuilder();

    /** Adds a row of values or names. */
    public Tsv add(List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                text.append('\t');
            }
            text.append(SafeText.line(values.get(i)));
        }
        text.append('\n');
        return this;
    }

    /** The rows, each with its line end. */
    public String text() {
        return text.toString();
    }
}
