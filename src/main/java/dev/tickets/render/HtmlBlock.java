package dev.tickets.render;

import dev.tickets.ticket.InvisibleCharacters;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** A block of text under construction: the whole text, a quotation, an item, a cell. */
class HtmlBlock {
    /** The place of a block among others. */
    enum Kind {
        TEXT,
        QUOTE,
        INDENT,
        LIST,
        ITEM,
        DESCRIPTIONS,
        DESCRIPTION,
        TABLE,
        ROW,
        CELL,
        /** Text at a place where only items, rows or cells belong. */
        LOOSE;

        /** Whether the block holds other blocks, and text only by mistake. */
        boolean isFrame() {
            return this == LIST || this == TABLE || this == ROW;
        }

        /** Whether line ends of the source are blanks: no portal makes these blocks of the lines of a plain text. */
        boolean flows() {
            return this == ITEM || this == CELL || this == DESCRIPTION;
        }
    }

    /** Deeper marks are left out: only hostile texts nest deeper. */
    private static final int MOST_MARKS = 16;

    private final Kind kind;
    private final StringBuilder out = new StringBuilder();
    private final Deque<HtmlMark> marks = new ArrayDeque<>();
    private int preformatted;
    /** The next blanks and line ends belong to the layout of the source, not to the text. */
    private boolean swallowBlanks;
    /** The next line end only repeats a {@code <br>}. */
    private boolean swallowLineEnd;

    /** Whether the block is a division itself, and ends with it. */
    private final boolean isDivision;
    /** Divisions that began in this block and are still open. */
    private int divisions;

    HtmlBlock(Kind kind) {
        this(kind, false);
    }

    private HtmlBlock(Kind kind, boolean isDivision) {
        this.kind = kind;
        this.isDivision = isDivision;
    }

    /** A quotation in a division. */
    static HtmlBlock quotedDivision() {
        return new HtmlBlock(Kind.QUOTE, true);
    }

    Kind kind() {
        return kind;
    }

    /** Adds text between two tags, as in the source. */
    void text(String source) {
        if (preformatted == 0 && kind.flows()) {
            flowing(source);
            return;
        }
        int from = 0;
        if (swallowBlanks) {
            while (from < source.length() && HtmlScanner.isBlank(source.charAt(from))) {
                from++;
            }
        } else if (swallowLineEnd) {
            from = afterLineEnd(source);
        }
        if (from < source.length()) {
            written(HtmlEntities.decode(source.substring(from)));
        }
    }

    private void flowing(String source) {
        StringBuilder run = new StringBuilder(source.length());
        boolean blank = out.isEmpty() || HtmlScanner.isBlank(out.charAt(out.length() - 1));
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (!HtmlScanner.isBlank(c)) {
                run.append(c);
                blank = false;
            } else if (!blank) {
                run.append(' ');
                blank = true;
            }
        }
        if (!run.isEmpty()) {
            written(HtmlEntities.decode(run.toString()));
        }
    }

    /** Adds decoded text. */
    void written(String decoded) {
        out.append(InvisibleCharacters.withOrdinaryBlanks(decoded));
        swallowBlanks = false;
        swallowLineEnd = false;
    }

    /** Adds a finished block with this many line ends around. */
    void block(String text, int lineEnds) {
        lineEnds(lineEnds);
        out.append(text);
        lineEnds(lineEnds);
    }

    /** Makes the text end with at least {@code wanted} line ends; an empty text needs none. */
    void lineEnds(int wanted) {
        if (preformatted == 0) {
            swallowBlanks = true;
            trimLine();
        }
        int length = out.length();
        for (int present = 0; present < wanted && length > 0; present++) {
            int at = length - 1 - present;
            if (at < 0 || out.charAt(at) != '\n') {
                out.append("\n".repeat(wanted - present));
                return;
            }
        }
    }

    private void trimLine() {
        int end = out.length();
        while (end > 0 && (out.charAt(end - 1) == ' ' || out.charAt(end - 1) == '\t')) {
            end--;
        }
        out.setLength(end);
    }

    void lineBreak() {
        out.append('\n');
        swallowBlanks = false;
        swallowLineEnd = true;
    }

    void beginPreformatted() {
        lineEnds(2);
        preformatted++;
        swallowBlanks = false;
        swallowLineEnd = true;
    }

    void endPreformatted() {
        preformatted = Math.max(0, preformatted - 1);
        lineEnds(2);
    }

    /** Begins an element whose mark is set at its end. */
    void begin(HtmlElement element, String detail) {
        if (marks.size() < MOST_MARKS) {
            marks.push(new HtmlMark(element, detail, out.length()));
        }
    }

    /** Ends the last element of this meaning, if one is open here. */
    void end(HtmlElement element) {
        Iterator<HtmlMark> open = marks.iterator();
        while (open.hasNext()) {
            HtmlMark mark = open.next();
            if (mark.element() == element) {
                open.remove();
                set(mark);
                return;
            }
        }
    }

    private void set(HtmlMark mark) {
        int from = Math.min(mark.start(), out.length());
        int to = out.length();
        while (from < to && HtmlScanner.isBlank(out.charAt(from))) {
            from++;
        }
        while (from < to && HtmlScanner.isBlank(out.charAt(to - 1))) {
            to--;
        }
        String text = out.substring(from, to);
        int quotations = 0;
        for (HtmlMark around : marks) {
            quotations += around.element() == HtmlElement.QUOTATION ? 1 : 0;
        }
        String marked = mark.marked(text, from == 0 ? ' ' : out.charAt(from - 1), quotations);
        if (!marked.equals(text)) {
            out.replace(from, to, InvisibleCharacters.withOrdinaryBlanks(marked));
            swallowBlanks = swallowBlanks && !text.isEmpty();
        }
    }

    /** Counts an open division. */
    void beginDivision() {
        divisions++;
    }

    /** Counts the end of a division; says whether this block ends with it. */
    boolean endDivision() {
        if (divisions > 0) {
            divisions--;
            return false;
        }
        return isDivision;
    }

    /** The finished text, without empty lines around and blanks at its end. */
    String finish() {
        while (!marks.isEmpty()) {
            set(marks.pop());
        }
        int from = 0;
        int to = out.length();
        while (to > 0 && HtmlScanner.isBlank(out.charAt(to - 1))) {
            to--;
        }
        while (from < to && out.charAt(from) == '\n') {
            from++;
        }
        return out.substring(from, to);
    }

    /** The text with a prefix before each line; an empty line gets no blanks at its end. */
    static String prefixed(String text, String first, String rest) {
        StringBuilder prefixed = new StringBuilder(text.length() + 16);
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            String prefix = start == 0 ? first : rest;
            prefixed.append(start == 0 ? "" : "\n").append(end > start ? prefix : prefix.stripTrailing());
            prefixed.append(text, start, end);
            start = end + 1;
        }
        return prefixed.toString();
    }

    /** The position after the first line end, if only blanks precede it; else 0. */
    private static int afterLineEnd(String source) {
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\n') {
                return i + 1;
            }
            if (c != ' ' && c != '\t') {
                return 0;
            }
        }
        return 0;
    }
}
