package dev.tickets.render;

/**
 * Converts text from a portal to the text that its author wrote. Portals store plain text with entities, raw text, or
 * the HTML of a mail; only the text itself shows which.
 *
 * <p>A body that holds known HTML elements as raw tags is HTML. The tags go: line breaks, paragraphs, lists, tables and
 * links become plain text, the contents of scripts and style sheets are dropped. Line ends of the source stay, because
 * portals add {@code <br>} to the lines of a plain text and keep both. Other text in angle brackets is the author's:
 * {@code <now>}, {@code a < b}, {@code Vec<String>}, {@code <user@host>}. Then entities are decoded once: an encoded
 * tag is text, and text that was encoded twice stays encoded once.
 *
 * <p>A scanner finds the tags, not a parser: a parser repairs broken HTML, and thereby drops {@code Vec<String>}, moves
 * text out of tables, and takes far more than linear time on hostile text. jsoup decodes named entities, and is loaded
 * only for them. The conversion takes linear time. The result may contain control characters, which {@link SafeText}
 * handles.
 */
public final class HtmlText {
    private HtmlText() {}

    /** A subject or a name: markup stays text, entities are decoded once. */
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

    private static String lineEnds(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
