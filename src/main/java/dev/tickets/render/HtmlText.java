package dev.tickets.render;

import dev.tickets.ticket.InvisibleCharacters;
import java.util.Map;

/**
 * Converts text from a portal to the text that its author wrote. Portals store plain text with entities, raw text, or
 * the HTML of a mail; only the text itself shows which.
 *
 * <p>A body that holds a raw tag that only HTML has, is HTML. The tags go: quotations, lists, tables, links and marks
 * become plain text, as docs/writing.md says; hidden contents are dropped. Line ends of the source stay, because
 * portals add {@code <br>} to the lines of a plain text and keep both. Other text in angle brackets is the author's:
 * {@code <now>}, {@code a < b}, {@code Vec<String>}, {@code <user@host>}. Then entities are decoded once: an encoded
 * tag is text, and text that was encoded twice stays encoded once. Blanks of typography become ordinary blanks, which a
 * shell and {@code grep} understand.
 *
 * <p>A scanner finds the tags, not a parser: a parser repairs broken HTML, and thereby drops {@code Vec<String>}, moves
 * text out of tables, and takes far more than linear time on hostile text. jsoup decodes named entities, and is loaded
 * only for them. The conversion takes linear time. The result may contain control characters, which {@link SafeText}
 * handles.
 */
public final class HtmlText {
    /** A text that its author signed: with other blanks, its signature would not fit. */
    private static final String SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----";

    private HtmlText() {}

    /** A subject or a name: markup stays text, entities are decoded once. */
    public static String inline(String text) {
        return InvisibleCharacters.withOrdinaryBlanks(HtmlEntities.decode(text));
    }

    /** A body, with {@code \n} line ends. */
    public static String body(String body) {
        String text = lineEnds(body);
        if (isHtml(text)) {
            return lineEnds(plain(text));
        }
        String decoded = HtmlEntities.decode(text);
        return lineEnds(decoded.contains(SIGNED) ? decoded : InvisibleCharacters.withOrdinaryBlanks(decoded));
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
        HtmlLayout layout = new HtmlLayout();
        HtmlScanner scanner = new HtmlScanner(html);
        HtmlTags tags = new HtmlTags(html);
        Map<Integer, Integer> hidden = HtmlHidden.parts(html);
        int shown = 0;
        while (scanner.next()) {
            HtmlElement element = tags.element(scanner);
            if (element == HtmlElement.UNKNOWN) {
                continue;
            }
            layout.text(html.substring(shown, scanner.start()));
            Integer end = hidden.get(scanner.start());
            if (end != null) {
                scanner.skipTo(end);
            } else {
                add(element, scanner, layout);
            }
            shown = scanner.end();
        }
        layout.text(html.substring(shown));
        return layout.result();
    }

    private static void add(HtmlElement element, HtmlScanner tag, HtmlLayout layout) {
        if (tag.isEnd()) {
            layout.end(element);
        } else if (element == HtmlElement.HIDDEN) {
            tag.skipContents();
        } else if (element == HtmlElement.RAW) {
            boolean isElement = !tag.name().equals(HtmlScanner.CDATA);
            layout.raw(tag.skipContents(), isElement);
        } else if (!HtmlElement.isVoid(tag.name()) || !HtmlHidden.isHidden(tag.name(), tag.attributes())) {
            layout.begin(element, tag);
        }
    }

    private static String lineEnds(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
