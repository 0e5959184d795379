package dev.tickets.render;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Builds plain text out of the tags and the text between them. */
final class HtmlLayout {
    private static final int BULLET = -1;
    /** Items deeper than this are indented no further: nobody nests so deep but to make a text explode. */
    private static final int DEEPEST_INDENT = 8;

    private final StringBuilder out;
    /** For each open list the number of its last item, or {@link #BULLET}. */
    private final Deque<Integer> lists = new ArrayDeque<>();

    private int preformatted;
    /** Blanks and line ends that come next belong to the layout of the source, not to the text. */
    private boolean swallowBlanks;
    /** A line end that comes next only repeats a {@code <br>}. */
    private boolean swallowLineEnd;
    /** Behind the bullet just written, where a paragraph inside the item begins without a line of its own. */
    private int bulletEnd = -1;

    private boolean rowHasCell;
    private @Nullable String link;
    private int linkStart;

    HtmlLayout(int length) {
        out = new StringBuilder(length);
    }

    /** Text between two tags, as it stands in the source. */
    void text(String source) {
        int from = 0;
        if (swallowBlanks) {
            while (from < source.length() && isBlank(source.charAt(from))) {
                from++;
            }
        } else if (swallowLineEnd) {
            from = behindLineEnd(source);
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

    /** All of it, without empty lines around. */
    String result() {
        endLink();
        int from = 0;
        int to = out.length();
        while (to > 0 && isBlank(out.charAt(to - 1))) {
            to--;
        }
        while (from < to && out.charAt(from) == '\n') {
            from++;
        }
        return out.substring(from, to);
    }

    /** What an element does both where it begins and where it ends. */
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

    /** Sees to it that the text so far ends with at least so many line ends; an empty text needs none. */
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

    /** Writes where the link leads, unless its text says so. */
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

    /** Behind the first line end, when nothing but blanks stands before it; else 0. */
    private static int behindLineEnd(String source) {
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

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\f';
    }
}
