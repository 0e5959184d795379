package dev.tickets.portal.hostbill;

import dev.tickets.render.DisplayWidth;
import dev.tickets.render.HtmlText;
import dev.tickets.render.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of an answer that does not begin with JSON: a web page, words, or messages of PHP, which writes its
 * warnings in front of the JSON where its operator has not switched that off.
 */
final class AnswerBeginning {
    /** How many bytes are looked at: room for the warnings of a page of tickets. */
    static final int LENGTH = 64 << 10;

    /** Of a quote, in columns. */
    private static final int LONGEST_QUOTE = 100;

    private static final Pattern MESSAGE = Pattern.compile(
            "\\b(?:warning|notice|deprecated|strict standards)(?:</\\w{1,9}>|\\s){0,9}:", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAGE =
            Pattern.compile("<(?:!doctype|html|head|body|title|script|form)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLE =
            Pattern.compile("<title(?:\\s[^<>]{0,200})?>([^<]{1,1000})", Pattern.CASE_INSENSITIVE);

    /** The start of an object or a list, at the start of a line or after a tag; a byte order mark may precede it. */
    private static final Pattern JSON =
            Pattern.compile("(?<![^\\r\\n>])[\\t ]*+(?:\u00EF\u00BB\u00BF)?(\\{\\s*+[\"}]|\\[\\s*+[\\[\\]{\"])");

    private final byte[] bytes;

    AnswerBeginning(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Where the JSON begins that stands behind messages of PHP; -1 where there is none. A web page has none. */
    int json() {
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher json = JSON.matcher(raw);
        if (!json.find()) {
            return -1;
        }
        String before = raw.substring(0, json.start(1));
        boolean messages =
                MESSAGE.matcher(before).find() && !PAGE.matcher(before).find();
        return messages ? json.start(1) : -1;
    }

    /** The title of a web page, else the first words, on one short line; null where there is no text. */
    @Nullable
    String quote() {
        String title = title();
        return title != null ? title : words(HtmlText.body(text()));
    }

    /** The title of a web page; null for none. */
    @Nullable
    String title() {
        Matcher title = TITLE.matcher(text());
        return title.find() ? words(HtmlText.inline(title.group(1))) : null;
    }

    /** What stands before the JSON, which may hold what no message shows. */
    private String text() {
        int json = json();
        String text = new String(bytes, 0, json < 0 ? bytes.length : json, StandardCharsets.UTF_8);
        // the last tag, or the last character, may be cut
        boolean cut = bytes.length >= LENGTH && text.indexOf('<') >= 0;
        return cut ? text.substring(0, text.lastIndexOf('<')) : text;
    }

    private static @Nullable String words(String text) {
        String line =
                SafeText.line(text.replace('\0', ' ').replaceAll("\\s+", " ")).strip();
        return line.isEmpty() ? null : DisplayWidth.cut(line, LONGEST_QUOTE);
    }
}
