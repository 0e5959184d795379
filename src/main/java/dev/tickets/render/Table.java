package dev.tickets.render;

import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns: two blanks between, widths as on a terminal, no blanks at the end of a line. */
public final class Table {
    /** The usual maximum width of a cell, in columns: a subject of 100,000 characters must not fill the screen. */
    public static final int WIDEST_CELL = 100;

    private static final String GAP = "  ";

    private final List<List<String>> lines = new ArrayList<>();
    private final int[] widths;
    private final int widest;

    /** A table with these headings, shown unchanged, and cells of {@link #WIDEST_CELL} columns at most. */
    public Table(List<String> headings) {
        this(headings, WIDEST_CELL);
    }

    /** @param widest the maximum width of a cell, in columns */
    Table(List<String> headings, int widest) {
        this.widths = new int[headings.size()];
        this.widest = widest;
        add(headings);
    }

    /**
     * Adds a row, its cells made safe for a terminal and cut at the maximum width.
     *
     * @throws IllegalArgumentException when the number of cells differs from the number of headings
     */
    public Table add(List<String> cells) {
        if (cells.size() != widths.length) {
            throw new IllegalArgumentException(cells.size() + " cells under " + widths.length + " headings");
        }
        List<String> line = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            String cell = DisplayWidth.cut(SafeText.line(cells.get(i)), widest);
            widths[i] = Math.max(widths[i], DisplayWidth.of(cell));
            line.add(cell);
        }
        lines.add(line);
        return this;
    }

    /** The lines, each with a line end; empty, without headings, when there is no row. */
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
