package dev.tickets.cli.help;

import dev.tickets.render.Style;

/**
 * Lays out help for the width of a terminal. The help of the program is stored in the same form, and this class uses
 * neither picocli nor anything else that takes time to load.
 *
 * <p>A line of a page is one of: a heading ({@code "# text"}), an entry ({@code "\tterm\ttext"}), a line that keeps its
 * form ({@code " text"}), or a paragraph.
 */
public final class HelpText {
    static final String HEADING = "# ";
    static final String ENTRY = "\t";

    private static final int USUAL_WIDTH = 80;
    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;

    /** A longer term has a line of its own. */
    private static final int LONGEST_TERM = 28;
    /** Where less room is left for the text of an entry, the text stands below its term. */
    private static final int LEAST_ROOM = 30;

    private static final String INDENT = "  ";
    private static final int DEEPER = 6;

    private final int width;
    private final Style style;
    private final StringBuilder text = new StringBuilder(4096);
    private int optionColumn;
    private int wordColumn;

    private HelpText(int width, Style style) {
        this.width = width;
        this.style = style;
    }

    /**
     * The text of a page.
     *
     * @param columns the width of the terminal; 0 if unknown
     */
    public static String of(String page, int columns, Style style) {
        int width = columns <= 0 ? USUAL_WIDTH : Math.max(NARROWEST, Math.min(columns, WIDEST));
        HelpText help = new HelpText(width, style);
        help.optionColumn = help.column(page, true);
        help.wordColumn = help.column(page, false);
        int end;
        for (int start = 0; start < page.length(); start = end + 1) {
            end = page.indexOf('\n', start);
            help.add(page.substring(start, end));
        }
        return help.text.toString();
    }

    /** The column for the texts of all options, or of all other entries; 0 to put them below the terms. */
    private int column(String page, boolean options) {
        int longest = 0;
        for (int start = page.indexOf("\n\t"); start >= 0; start = page.indexOf("\n\t", start + 1)) {
            int length = page.indexOf('\t', start + 2) - start - 2;
            if (length <= LONGEST_TERM && isOption(page, start + 2) == options) {
                longest = Math.max(longest, length);
            }
        }
        int column = INDENT.length() + longest + INDENT.length();
        return width - column < LEAST_ROOM ? 0 : column;
    }

    private static boolean isOption(String page, int start) {
        char first = page.charAt(start);
        return first == '-' || first == ' ';
    }

    private void add(String line) {
        if (line.startsWith(HEADING)) {
            wrap(line.substring(HEADING.length()), 0, 0, true);
        } else if (line.startsWith(ENTRY)) {
            int tab = line.indexOf('\t', 1);
            entry(line.substring(1, tab), line.substring(tab + 1));
        } else if (line.startsWith(INDENT)) {
            text.append(line).append('\n');
        } else {
            wrap(line, 0, 0, false);
        }
    }

    private void entry(String term, String description) {
        int column = isOption(term, 0) ? optionColumn : wordColumn;
        String words = term.stripLeading();
        int used = INDENT.length() + (column == 0 ? words.length() : term.length());
        text.append(" ".repeat(used - words.length())).append(style.yellow(words));
        int start = column == 0 ? DEEPER : column;
        if (column == 0 || used + INDENT.length() > column) {
            text.append('\n');
            used = 0;
        }
        text.append(" ".repeat(start - used));
        wrap(description, start, start, false);
    }

    /**
     * Adds words, and a line end.
     *
     * @param used the columns of the line that are taken
     * @param indent of further lines
     */
    private void wrap(String words, int used, int indent, boolean bold) {
        StringBuilder line = new StringBuilder();
        int room = width - used;
        for (String word : words.split(" ", 0)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > room) {
                end(line, bold);
                text.append(" ".repeat(indent));
                room = width - indent;
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        end(line, bold);
    }

    private void end(StringBuilder line, boolean bold) {
        text.append(bold ? style.bold(line.toString()) : line.toString()).append('\n');
        line.setLength(0);
    }
}
