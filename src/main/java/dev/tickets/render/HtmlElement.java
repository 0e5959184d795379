package dev.tickets.render;

/** The meaning of HTML elements for plain text: those of the HTML standard, its obsolete ones too, and of MathML. */
enum HtmlElement {
    /** Not an HTML element: the author's own text. */
    UNKNOWN,
    /** The tags go, the contents stay. */
    INLINE,
    /** Begins and ends a line. */
    LINE,
    /** As a line; mail programs put quotations into some divisions. */
    DIVISION,
    /** Has an empty line before and after. */
    PARAGRAPH,
    BREAK,
    RULE,
    /** {@code > } before each line. */
    QUOTE,
    LIST,
    NUMBERED_LIST,
    ITEM,
    /** Terms and their descriptions. */
    DESCRIPTIONS,
    TERM,
    /** The description of a term, indented. */
    DESCRIPTION,
    TABLE,
    /** A group of rows. */
    ROWS,
    ROW,
    CELL,
    CAPTION,
    PREFORMATTED,
    /** The contents are text without tags. */
    RAW,
    LINK,
    AREA,
    IMAGE,
    /** A document or film in the message: only its address can be shown. */
    EMBEDDED,
    INPUT,
    OPTION,
    RAISED,
    LOWERED,
    DELETED,
    INSERTED,
    QUOTATION,
    /** Its title says what it means. */
    ABBREVIATION,
    /** How to read the characters before it. */
    READING,
    /** The contents are not for people. */
    HIDDEN;

    /** Length of the longest name, in characters. */
    static final int LONGEST_NAME = 40;

    /** The beginning of the names that Word gives to places and times. */
    private static final String SMART_TAG = "st1:";

    /** The meaning of the element with this name, in lower case. */
    static HtmlElement named(String name) {
        return switch (name) {
            case "br" -> BREAK;
            case "hr" -> RULE;
            case "p", "h1", "h2", "h3", "h4", "h5", "h6", "fieldset", "hgroup", "marquee" -> PARAGRAPH;
            case "div" -> DIVISION;
            case "center", "html", "body", "address", "article", "aside", "dialog", "optgroup", "search" -> LINE;
            case "section", "header", "footer", "nav", "main", "figure", "figcaption", "details", "summary" -> LINE;
            case "form", "legend", "frameset", "noframes", "isindex", "multicol", "select" -> LINE;
            case "blockquote" -> QUOTE;
            case "ul", "menu", "dir" -> LIST;
            case "ol" -> NUMBERED_LIST;
            case "li" -> ITEM;
            case "dl" -> DESCRIPTIONS;
            case "dt" -> TERM;
            case "dd" -> DESCRIPTION;
            case "table" -> TABLE;
            case "thead", "tbody", "tfoot" -> ROWS;
            case "tr" -> ROW;
            case "td", "th" -> CELL;
            case "caption" -> CAPTION;
            case "pre", "listing" -> PREFORMATTED;
            case "xmp", "textarea", HtmlScanner.CDATA -> RAW;
            case "a" -> LINK;
            case "area" -> AREA;
            case "img" -> IMAGE;
            case "iframe", "frame", "embed", "object", "audio", "video" -> EMBEDDED;
            case "input" -> INPUT;
            case "option" -> OPTION;
            case "script", "style", "template", "head", "title", "datalist", "rp", "svg", "xml", "annotation" -> HIDDEN;
            case "annotation-xml" -> HIDDEN;
            default -> inline(name);
        };
    }

    private static HtmlElement inline(String name) {
        return switch (name) {
            case "sup" -> RAISED;
            case "sub" -> LOWERED;
            case "del", "s", "strike" -> DELETED;
            case "ins" -> INSERTED;
            case "q" -> QUOTATION;
            case "abbr", "acronym", "dfn" -> ABBREVIATION;
            case "rt" -> READING;
            case "b", "i", "u", "em", "strong", "span", "font", "code", "small", "big", "tt", "kbd", "samp" -> INLINE;
            case "meta", "link", "base", "label", "col", "colgroup", "cite", "mark", "time", "var", "wbr" -> INLINE;
            case "button", "bdi", "bdo", "canvas", "data", "map", "meter", "noscript", "output", "picture" -> INLINE;
            case "progress", "ruby", "slot", "source", "track", "applet", "basefont", "bgsound", "blink" -> INLINE;
            case "keygen", "menuitem", "nextid", "nobr", "noembed", "param", "plaintext", "rb", "rtc" -> INLINE;
            case "spacer", "selectedcontent", "math", "mi", "mn", "mo", "ms", "mtext", "mrow", "mfrac" -> INLINE;
            case "msup", "msub", "msubsup", "msqrt", "mroot", "mover", "munder", "munderover", "mtable" -> INLINE;
            case "mtr", "mtd", "mstyle", "mspace", "mpadded", "mphantom", "merror", "semantics" -> INLINE;
            case HtmlScanner.COMMENT -> INLINE;
            default -> UNKNOWN;
        };
    }

    /** Whether only HTML has this name in angle brackets: people do not write it as a placeholder. */
    static boolean provesHtml(String name) {
        return switch (name) {
            case "br", "hr", "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "dl", "dt", "dd" -> true;
            case "div", "center", "html", "ul", "ol", "li", "tr", "td", "th", "thead", "tbody", "tfoot", "pre" -> true;
            case "a", "img", "q", "script", "style", "b", "i", "u", "s", "em", "strong", "span", "font" -> true;
            case "code", "small", "big", "sub", "sup", "tt", "kbd", "samp", "del", "ins", "strike", "nobr" -> true;
            case "marquee", "acronym", "noscript", "o:p" -> true;
            default -> name.startsWith(SMART_TAG);
        };
    }

    /** Whether the element consists of its start tag. */
    static boolean isVoid(String name) {
        return switch (name) {
            case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source" -> true;
            case "track", "wbr", "basefont", "bgsound", "frame", "keygen", "param", "nextid", "spacer" -> true;
            default -> false;
        };
    }
}
