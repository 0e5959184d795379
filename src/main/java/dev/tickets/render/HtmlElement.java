package dev.tickets.render;

/** The meaning of HTML elements for plain text. */
enum HtmlElement {
    /** Not an HTML element: the author's own text. */
    UNKNOWN,
    /** The tags go, the contents stay. */
    INLINE,
    /** Begins and ends a line. */
    LINE,
    /** Has an empty line before and after. */
    PARAGRAPH,
    BREAK,
    RULE,
    LIST,
    NUMBERED_LIST,
    ITEM,
    ROW,
    CELL,
    PREFORMATTED,
    LINK,
    IMAGE,
    QUOTATION,
    /** The contents are not for people. */
    HIDDEN;

    /** Length of the longest name, in characters. */
    static final int LONGEST_NAME = 10;

    /**
     * The meaning of the element with this name, in lower case.
     *
     * <p>Names that people also write as placeholders ({@code <address>}, {@code <title>}) are included: in a text that
     * is HTML for other reasons they are markup. They do not prove HTML; see {@link #provesHtml}.
     */
    static HtmlElement named(String name) {
        return switch (name) {
            case "br" -> BREAK;
            case "hr" -> RULE;
            case "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "dl" -> PARAGRAPH;
            case "div", "dt", "dd", "center", "html", "body", "head", "title", "address", "article", "aside" -> LINE;
            case "section", "header", "footer", "nav", "main", "figure", "figcaption", "caption", "details" -> LINE;
            case "summary", "form", "fieldset", "legend", "option" -> LINE;
            case "ul", "menu" -> LIST;
            case "ol" -> NUMBERED_LIST;
            case "li" -> ITEM;
            case "tr" -> ROW;
            case "td", "th" -> CELL;
            case "pre" -> PREFORMATTED;
            case "a" -> LINK;
            case "img" -> IMAGE;
            case "q" -> QUOTATION;
            case "script", "style" -> HIDDEN;
            case "b", "i", "u", "s", "em", "strong", "span", "font", "code", "small", "big", "sub", "sup" -> INLINE;
            case "tt", "kbd", "samp", "del", "ins", "strike", "thead", "tbody", "tfoot", "o:p" -> INLINE;
            case "meta", "link", "base", "label", "col", "colgroup", "abbr", "cite", "dfn", "mark", "time" -> INLINE;
            case "var", "wbr", "object", "iframe", "input", "button", "select", "textarea" -> INLINE;
            case HtmlScanner.COMMENT -> INLINE;
            default -> UNKNOWN;
        };
    }

    /** Whether only HTML has this name in angle brackets. */
    static boolean provesHtml(String name) {
        return switch (name) {
            case HtmlScanner.COMMENT, "body", "head", "title", "address", "article", "aside", "section", "header" ->
                false;
            case "footer", "nav", "main", "figure", "figcaption", "caption", "details", "summary", "form" -> false;
            case "fieldset", "legend", "option", "menu", "meta", "link", "base", "label", "col", "colgroup" -> false;
            case "abbr", "cite", "dfn", "mark", "time", "var", "wbr", "object", "iframe", "input" -> false;
            case "button", "select", "textarea", "o:p" -> false;
            default -> named(name) != UNKNOWN;
        };
    }
}
