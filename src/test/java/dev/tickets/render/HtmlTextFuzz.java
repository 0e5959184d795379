package dev.tickets.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Growth;

/** Bodies of messages: plain text, HTML, and everything between them. */
public final class HtmlTextFuzz {
    private HtmlTextFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String body = new String(input, UTF_8);
        String text = HtmlText.body(body);
        assertThat(text).doesNotContain("\r");
        assertThat(text.length()).as("length of the text").isLessThan(1_000 + 60 * body.length());
        assertThat(HtmlText.inline(body).length()).isLessThanOrEqualTo(2 * body.length());
        Growth.assertLinear(body, 400, HtmlText::body);
        assertNoMarkup(body);
    }

    /**
     * Where no entity, raw text or angle bracket of the author makes new tags, no tag of an HTML element is left. Nor
     * may a quotation: the mark of its lines would close a {@code <p} of the author's before them.
     */
    private static void assertNoMarkup(String body) {
        String bare = body.replaceAll("[&\"'=!?]|(?i:xmp|textarea|plaintext|blockquote)", "");
        String html = "<p>" + bare;
        HtmlScanner scanner = new HtmlScanner(HtmlText.body(html));
        while (scanner.next()) {
            boolean element = HtmlElement.provesHtml(scanner.name());
            assertThat(element && html.contains("<" + scanner.name() + ">"))
                    .as("left: <%s>", scanner.name())
                    .isFalse();
        }
    }
}
