package dev.tickets.render;

import dev.tickets.render.HtmlBlock.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/** Builds plain text from tags and the text between them. */
final class HtmlLayout {
    /** Deeper blocks begin only a line: only hostile texts nest deeper. */
    private static final int DEEPEST = 60;
    /** Deeper blocks are indented no further: hostile texts nest deeper, to grow the output. */
    private static final int DEEPEST_INDENT = 8;

    private static final String QUOTATION = "> ";
    private static final String INDENT = "  ";
    private static final String RULE = "----";

    private static final Set<Kind> ITEMS = EnumSet.of(Kind.ITEM, Kind.LOOSE);
    private static final Set<Kind> IN_LIST =
            EnumSet.of(Kind.LIST, Kind.TABLE, Kind.CELL, Kind.QUOTE, Kind.DESCRIPTIONS);
    private static final Set<Kind> TABLES = EnumSet.of(Kind.TABLE);

    private final Deque<HtmlBlock> blocks = new ArrayDeque<>();

    HtmlLayout() {
        blocks.push(new HtmlBlock(Kind.TEXT));
    }

    /** Adds text between two tags, as in the source. */
    void text(String source) {
        if (!current().kind().isFrame()) {
            current().text(source);
        } else if (!isBlank(source)) {
            content().text(source);
        }
    }

    /** Adds text that is preformatted, and whose tags are text. */
    void raw(String source, boolean block) {
        if (block) {
            content().beginPreformatted();
        }
        content().written(source);
        if (block) {
            content().endPreformatted();
        }
    }

    void begin(HtmlElement element, HtmlScanner tag) {
        String attributes = tag.attributes();
        boundary(element);
        switch (element) {
            case BREAK -> lineBreak();
            case RULE -> content().block(RULE, 1);
            case DIVISION -> beginDivision(attributes);
            case QUOTE -> push(new HtmlBlock(HtmlQuote.isIndentation(attributes) ? Kind.INDENT : Kind.QUOTE));
            case LIST, NUMBERED_LIST -> push(new HtmlList(element == HtmlElement.NUMBERED_LIST, attributes));
            case ITEM -> beginItem(attributes);
            case DESCRIPTIONS -> push(new HtmlBlock(Kind.DESCRIPTIONS));
            case TERM, DESCRIPTION -> beginDescription(element);
            case TABLE -> push(new HtmlBlock(Kind.TABLE));
            case ROWS -> close(EnumSet.of(Kind.ROW, Kind.LOOSE), TABLES);
            case ROW -> beginRow();
            case CELL -> beginCell();
            case CAPTION -> push(new HtmlBlock(Kind.LOOSE));
            case PREFORMATTED -> content().beginPreformatted();
            case LINK, RAISED, LOWERED, DELETED, INSERTED, QUOTATION, ABBREVIATION, READING ->
                beginMark(element, attributes);
            default -> word(HtmlField.word(element, attributes));
        }
    }

    void end(HtmlElement element) {
        switch (element) {
            case DIVISION -> endDivision();
            case QUOTE -> close(EnumSet.of(Kind.QUOTE, Kind.INDENT), EnumSet.of(Kind.CELL));
            case LIST, NUMBERED_LIST -> close(EnumSet.of(Kind.LIST), EnumSet.of(Kind.CELL));
            case ITEM -> close(EnumSet.of(Kind.ITEM), IN_LIST);
            case DESCRIPTIONS -> close(EnumSet.of(Kind.DESCRIPTIONS), EnumSet.of(Kind.CELL));
            case TERM, DESCRIPTION -> close(EnumSet.of(Kind.DESCRIPTION), IN_LIST);
            case TABLE -> close(TABLES, EnumSet.noneOf(Kind.class));
            case ROW, ROWS -> close(EnumSet.of(Kind.ROW), TABLES);
            case CELL -> close(EnumSet.of(Kind.CELL), TABLES);
            case CAPTION -> close(EnumSet.of(Kind.LOOSE), TABLES);
            case PREFORMATTED -> content().endPreformatted();
            case LINK, RAISED, LOWERED, DELETED, INSERTED, QUOTATION, ABBREVIATION, READING ->
                current().end(element);
            case BREAK -> lineBreak();
            default -> {}
        }
        boundary(element);
    }

    private void boundary(HtmlElement element) {
        int lineEnds = switch (element) {
            case LINE, DIVISION, OPTION, TERM -> 1;
            case PARAGRAPH -> 2;
            default -> 0;
        };
        if (lineEnds > 0 && !current().kind().isFrame()) {
            current().lineEnds(lineEnds);
        }
    }

    private void lineBreak() {
        if (!current().kind().isFrame()) {
            current().lineBreak();
        }
    }

    /** Adds a word that stands for an element. */
    private void word(String word) {
        if (!word.isEmpty()) {
            content().written(word);
        }
    }

    private void beginMark(HtmlElement element, String attributes) {
        HtmlBlock block = content();
        String detail = "";
        if (element == HtmlElement.LINK) {
            block.end(element);
            detail = HtmlAttributes.value(attributes, "href");
        } else if (element == HtmlElement.ABBREVIATION) {
            detail = HtmlAttributes.value(attributes, "title");
        }
        block.begin(element, detail);
    }

    private void beginDivision(String attributes) {
        if (HtmlQuote.isDivision(attributes)) {
            push(HtmlBlock.quotedDivision());
            return;
        }
        if (HtmlQuote.isRest(attributes)) {
            push(new HtmlBlock(Kind.QUOTE));
        }
        if (!current().kind().isFrame()) {
            current().beginDivision();
        }
    }

    private void endDivision() {
        if (!current().kind().isFrame() && current().endDivision()) {
            pop();
        }
    }

    private void beginDescription(HtmlElement element) {
        close(EnumSet.of(Kind.DESCRIPTION), IN_LIST);
        if (element == HtmlElement.TERM) {
            boundary(element);
        } else {
            push(new HtmlBlock(Kind.DESCRIPTION));
        }
    }

    private void beginItem(String attributes) {
        close(ITEMS, IN_LIST);
        if (current() instanceof HtmlList list) {
            list.beginItem(attributes);
        }
        push(new HtmlBlock(Kind.ITEM));
    }

    private void beginRow() {
        close(EnumSet.of(Kind.ROW, Kind.LOOSE), TABLES);
        push(new HtmlRow());
    }

    private void beginCell() {
        close(EnumSet.of(Kind.CELL), EnumSet.of(Kind.TABLE, Kind.ROW));
        if (current().kind() != Kind.ROW) {
            beginRow();
        }
        push(new HtmlBlock(Kind.CELL));
    }

    /** The block that text goes to; a frame gets a block for it. */
    private HtmlBlock content() {
        if (current().kind() == Kind.ROW) {
            push(new HtmlBlock(Kind.CELL));
        } else if (current().kind().isFrame()) {
            push(new HtmlBlock(Kind.LOOSE));
        }
        return current();
    }

    private HtmlBlock current() {
        return blocks.getFirst();
    }

    private void push(HtmlBlock block) {
        if (blocks.size() < DEEPEST) {
            blocks.push(block);
        } else if (!current().kind().isFrame()) {
            current().lineEnds(1);
        }
    }

    /** Closes the innermost block of one of these kinds, with all blocks inside, unless a barrier is inside of it. */
    private void close(Set<Kind> kinds, Set<Kind> barriers) {
        int depth = 0;
        for (HtmlBlock block : blocks) {
            depth++;
            if (kinds.contains(block.kind())) {
                for (; depth > 0; depth--) {
                    pop();
                }
                return;
            }
            if (barriers.contains(block.kind())) {
                return;
            }
        }
    }

    private void pop() {
        HtmlBlock block = blocks.pop();
        String text = block.finish();
        HtmlBlock outer = current();
        if (block.kind() == Kind.ITEM && outer instanceof HtmlList list) {
            list.add(text);
        } else if (block.kind() == Kind.CELL && outer instanceof HtmlRow row) {
            row.add(text);
        } else if (!text.isEmpty()) {
            add(block.kind(), text);
        }
    }

    private void add(Kind kind, String text) {
        HtmlBlock outer = current();
        if (kind == Kind.LOOSE && outer instanceof HtmlList list) {
            list.addLoose(text);
            return;
        }
        if (kind != Kind.LOOSE && kind != Kind.ROW) {
            outer = content();
        }
        int lineEnds = outer.kind().flows() ? 1 : 2;
        switch (kind) {
            case QUOTE -> outer.block(indented(text, QUOTATION), 2);
            case INDENT -> outer.block(indented(text, INDENT), 2);
            case DESCRIPTION -> outer.block(indented(text, INDENT), 1);
            case LIST, TABLE, DESCRIPTIONS -> outer.block(text, lineEnds);
            case ITEM -> outer.block(HtmlBlock.prefixed(text, "- ", INDENT), 1);
            default -> outer.block(text, 1);
        }
    }

    private String indented(String text, String prefix) {
        int depth = 0;
        for (HtmlBlock block : blocks) {
            depth += block.kind() == Kind.QUOTE
                            || block.kind() == Kind.INDENT
                            || block.kind().flows()
                    ? 1
                    : 0;
        }
        return depth < DEEPEST_INDENT ? HtmlBlock.prefixed(text, prefix, prefix) : text;
    }

    /** The whole text. */
    String result() {
        while (blocks.size() > 1) {
            pop();
        }
        return current().finish();
    }

    private static boolean isBlank(String source) {
        for (int i = 0; i < source.length(); i++) {
            if (!HtmlScanner.isBlank(source.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
