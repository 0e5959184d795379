package dev.tickets.render;

/**
 * Text as portals store it, turned into what its author wrote. Some store plain text with entities, some store it raw,
 * some keep the HTML of a mail; only the text itself tells which.
 *
 * <p>A body that holds known HTML elements as raw tags is HTML. Its tags go: line breaks, paragraphs, lists, tables and
 * links become what plain text has for them, the contents of scripts and style sheets are dropped. Line ends of the
 * source stay, because portals put {@code <br>} behind the lines of a plain text and keep both. Whatever else stands in
 * angle brackets is the author's: {@code <now>}, {@code a < b}, {@code Vec<String>}, {@code <user@host>}. Then entities
 * are decoded, once: an encoded tag is text, and what was encoded twice comes out encoded once.
 *
 * <p>Tags are found by a scanner of our own and not by a parser: a parser repairs what it takes for broken HTML, and so
 * swallows {@code Vec<String>}, moves text out of tables, and takes far more than linear time on text made for that.
 * jsoup knows the named entities; it is loaded only where there are any. Everything here takes linear time. What comes
 * out may still hold control characters: {@link SafeText} is for them.
 */
public final class HtmlText {
    private HtmlText() {}

    /** A subject or a name: markup is text there, entities are decoded once. */
    public static String inline(String text) {
        return HtmlEntities.decode(text);
    }

    /** A body, with {@code \n} line ends. */
    public static String body(String body) {
        String text = lineEnds(body);
        return lineEnds(isHtml(text) ? plain(text) : HtmlEntities.decode(text));
    }

    private static boolean isHtml(String text) {
        HtmlScanner scanner = new HtmlScanner(text);
        while (scanner.next()) {
            if (HtmlElement.provesHtml(scanner.name())) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String html) {
        HtmlLayout layout = new HtmlLayout(html.length());
        HtmlScanner scanner = new HtmlScanner(html);
        int shown = 0;
        while (scanner.next()) {
            HtmlElement element = HtmlElement.named(scanner.name());
            if (element == HtmlElement.UNKNOWN) {
                continue;
            }
            layout.text(html.substring(shown, scanner.start()));
            if (element == HtmlElement.HIDDEN && !scanner.isEnd()) {
                scanner.skipContents();
            } else if (scanner.isEnd()) {
                layout.end(element);
            } else {
                layout.begin(element, scanner);
            }
            shown = scanner.end();
        }
        layout.text(html.substring(shown));
        return layout.result();
    }

    /** CRLF and CR as LF. */
    private static String lineEnds(String text) {
        if (text.indexOf('\r') < 0) {
            return text;
        }
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
