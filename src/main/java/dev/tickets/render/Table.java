package dev.tickets.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows as columns that people can read: two blanks between, aligned by what a terminal shows, no blanks at the end of a
 * line.
 */
public final class Table {
    /**
     * The widest a cell may be, in columns: a subject of 100,000 characters must not push everything off the screen.
     */
    public static final int WIDEST_CELL = 100;

    private static final String GAP = "  ";

    private final List<List<String>> lines = new ArrayList<>();
    private final int[] widths;

    /** A table under these headings, which are shown in capitals as they are given. */
    public Table(List<String> headings) {
        widths = new int[headings.size()];
        add(headings);
    }

    /**
     * Adds a row, its cells made safe for a terminal and cut at {@link #WIDEST_CELL} columns.
     *
     * @throws IllegalArgumentException when it has not as many cells as there are headings
     */
    public Table add(List<String> cells) {
        if (cells.size() != widths.length) {
            throw new IllegalArgumentException(cells.size() + " cells under " + widths.length + " headings");
        }
        List<String> line = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            String cell = DisplayWidth.cut(SafeText.line(cells.get(i)), WIDEST_CELL);
            widths[i] = Math.max(widths[i], DisplayWidth.of(cell));
            line.add(cell);
        }
        lines.add(line);
        return this;
    }

    /** The lines, each with its line end; nothing at all, not even the headings, when there is no row. */
    public String text() {
        if (lines.size() == 1) {
            return "";
        }
        StringBuilder text = new StringBuilder(lines.size() * 80);
        for (List<String> line : lines) {
            append(text, line);
        }
        return text.toString();
    }

    private void append(StringBuilder text, List<String> line) {
        int start = text.length();
        int last = line.size() - 1;
        for (int i = 0; i < last; i++) {
            text.append(DisplayWidth.pad(line.get(i), widths[i])).append(GAP);
        }
        text.append(line.get(last));
        int end = text.length();
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        text.setLength(end);
        text.append('\n');
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
