package dev.tickets.render;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Builds plain text from tags and the text between them. */
final class HtmlLayout {
    private static final int BULLET = -1;
    /** Deeper items are indented no further: only hostile texts nest deeper, to grow the output. */
    private static final int DEEPEST_INDENT = 8;

    private final StringBuilder out;
    /** For each open list the number of its last item, or {@link #BULLET}. */
    private final Deque<Integer> lists = new ArrayDeque<>();

    private int preformatted;
    /** The next blanks and line ends belong to the layout of the source, not to the text. */
    private boolean swallowBlanks;
    /** The next line end only repeats a {@code <br>}. */
    private boolean swallowLineEnd;
    /** The position after the last bullet: a paragraph there begins on the same line. */
    private int bulletEnd = -1;

    private boolean rowHasCell;
    private @Nullable String link;
    private int linkStart;

    HtmlLayout(int length) {
        out = new StringBuilder(length);
    }

    /** Adds text between two tags, as in the source. */
    void text(String source) {
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

    private void written(String decoded) {
        out.append(decoded);
        swallowBlanks = false;
        swallowLineEnd = false;
    }

    void begin(HtmlElement element, HtmlScanner tag) {
        switch (element) {
            case BREAK -> lineBreak();
            case RULE -> rule();
            case LIST, NUMBERED_LIST -> beginList(element);
            case ITEM -> beginItem();
            case CELL -> beginCell();
            case PREFORMATTED -> beginPreformatted();
            case LINK -> beginLink(HtmlAttributes.value(tag.attributes(), "href"));
            case IMAGE -> image(HtmlAttributes.value(tag.attributes(), "alt"));
            default -> boundary(element);
        }
    }

    void end(HtmlElement element) {
        switch (element) {
            case BREAK -> lineBreak();
            case LIST, NUMBERED_LIST -> endList();
            case ITEM -> line();
            case CELL -> swallowBlanks = preformatted == 0;
            case PREFORMATTED -> endPreformatted();
            case LINK -> endLink();
            default -> boundary(element);
        }
    }

    /** The text without empty lines around. */
    String result() {
        endLink();
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

    /** The effect of both the begin and the end of an element. */
    private void boundary(HtmlElement element) {
        switch (element) {
            case LINE -> line();
            case PARAGRAPH -> paragraph();
            case ROW -> {
                line();
                rowHasCell = false;
            }
            case QUOTATION -> written("\"");
            default -> {}
        }
    }

    private void line() {
        lineEnds(1);
    }

    private void paragraph() {
        lineEnds(2);
    }

    /** Makes the text end with at least {@code wanted} line ends; an empty text needs none. */
    private void lineEnds(int wanted) {
        if (preformatted == 0) {
            swallowBlanks = true;
            if (out.length() == bulletEnd) {
                return;
            }
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

    private void lineBreak() {
        out.append('\n');
        swallowBlanks = false;
        swallowLineEnd = true;
    }

    private void rule() {
        line();
        out.append("----");
        line();
    }

    private void beginList(HtmlElement element) {
        lineEnds(lists.isEmpty() ? 2 : 1);
        lists.push(element == HtmlElement.LIST ? BULLET : 0);
    }

    private void endList() {
        lists.poll();
        lineEnds(lists.isEmpty() ? 2 : 1);
    }

    private void beginItem() {
        line();
        out.append("  ".repeat(Math.max(0, Math.min(lists.size() - 1, DEEPEST_INDENT))));
        Integer last = lists.poll();
        if (last == null || last == BULLET) {
            out.append("- ");
        } else {
            out.append(last + 1).append(". ");
        }
        if (last != null) {
            lists.push(last == BULLET ? BULLET : last + 1);
        }
        bulletEnd = out.length();
    }

    private void beginCell() {
        if (rowHasCell) {
            out.append("  ");
        }
        rowHasCell = true;
        swallowBlanks = preformatted == 0;
    }

    private void beginPreformatted() {
        paragraph();
        preformatted++;
        swallowBlanks = false;
        swallowLineEnd = true;
    }

    private void endPreformatted() {
        preformatted = Math.max(0, preformatted - 1);
        paragraph();
    }

    private void beginLink(String address) {
        endLink();
        boolean leads = !address.isEmpty() && !address.startsWith("#") && !address.startsWith("javascript:");
        link = leads ? address : null;
        linkStart = out.length();
    }

    /** Writes the address of the link, unless the text shows the address. */
    private void endLink() {
        if (link == null) {
            return;
        }
        String shown = out.substring(Math.min(linkStart, out.length())).strip();
        if (shown.isEmpty()) {
            written(link);
        } else if (!link.equals(shown) && !link.equals("mailto:" + shown) && !link.equals(shown + "/")) {
            out.append(" (").append(link).append(')');
        }
        link = null;
    }

    private void image(String alternative) {
        if (!alternative.isEmpty()) {
            written("[" + alternative + "]");
        }
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
