package dev.tickets.render;

import java.util.ArrayList;
import java.util.List;

/** A row of a table under construction: a line of cells, or lines side by side. */
final class HtmlRow extends HtmlBlock {
    private static final String GAP = "  ";
    /** Wider cells of several lines stand below each other: they are the layout of a page, not a table. */
    private static final int WIDEST = 100;

    private final List<String> cells = new ArrayList<>();

    HtmlRow() {
        super(Kind.ROW);
    }

    void add(String cell) {
        cells.add(cell);
    }

    @Override
    String finish() {
        List<String> full = new ArrayList<>();
        boolean lines = false;
        for (String cell : cells) {
            if (!cell.isEmpty()) {
                full.add(cell);
            }
            lines |= cell.indexOf('\n') >= 0;
        }
        if (full.size() == 1) {
            written(full.get(0));
        } else if (!lines) {
            written(String.join(GAP, cells));
        } else if (width() <= WIDEST) {
            sideBySide();
        } else {
            for (String cell : full) {
                block(cell, 1);
            }
        }
        return super.finish();
    }

    private int width() {
        int width = 0;
        for (String cell : cells) {
            width += width(cell) + GAP.length();
        }
        return width;
    }

    private static int width(String cell) {
        int width = 0;
        for (String line : cell.split("\n", -1)) {
            width = Math.max(width, DisplayWidth.of(line));
        }
        return width;
    }

    private void sideBySide() {
        List<String[]> columns = new ArrayList<>();
        int height = 0;
        for (String cell : cells) {
            String[] lines = cell.replaceAll("\n{2,}", "\n").split("\n", -1);
            columns.add(lines);
            height = Math.max(height, lines.length);
        }
        int[] widths = new int[cells.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = width(cells.get(i));
        }
        for (int y = 0; y < height; y++) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < widths.length; x++) {
                String[] lines = columns.get(x);
                line.append(x == 0 ? "" : GAP).append(DisplayWidth.pad(y < lines.length ? lines[y] : "", widths[x]));
            }
            written(line.toString().stripTrailing() + "\n");
        }
    }
}
