package dev.tickets.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the parts of a body that its author hid by an attribute or a style, like the preview line of a newsletter. An
 * element without an end hides nothing. One pass over the tags, however they are nested.
 */
final class HtmlHidden {
    private final Map<Integer, Integer> parts = new HashMap<>();
    private final Map<String, Deque<Open>> opened = new HashMap<>();

    private HtmlHidden() {}

    private record Open(int start, boolean hidden) {}

    /** The start of each hidden element, and its end. */
    static Map<Integer, Integer> parts(String html) {
        HtmlHidden hidden = new HtmlHidden();
        String lower = html.toLowerCase(Locale.ROOT);
        if (lower.contains("hidden") || lower.contains("display") || lower.contains("mso-hide")) {
            HtmlScanner scanner = new HtmlScanner(html);
            while (scanner.next()) {
                hidden.add(scanner);
            }
        }
        return hidden.parts;
    }

    private void add(HtmlScanner tag) {
        String name = tag.name();
        if (name.equals(HtmlScanner.COMMENT) || HtmlElement.isVoid(name)) {
            return;
        }
        Deque<Open> open = opened.computeIfAbsent(name, ignored -> new ArrayDeque<>());
        if (tag.isEnd()) {
            close(open, tag.end());
            return;
        }
        if (name.equals("p")) {
            // a paragraph ends where the next one begins
            close(open, tag.start());
        }
        open.push(new Open(tag.start(), isHidden(name, tag.attributes())));
    }

    private void close(Deque<Open> open, int end) {
        Open last = open.poll();
        if (last != null && last.hidden()) {
            parts.put(last.start(), end);
        }
    }

    /** Whether the tag hides itself and its contents. */
    static boolean isHidden(String name, String attributes) {
        if (HtmlAttributes.has(attributes, "hidden")) {
            return true;
        }
        String style = HtmlAttributes.style(attributes);
        return style.contains("display:none")
                || style.contains("visibility:hidden")
                // links hidden from Outlook alone are buttons for all other programs
                || (style.contains("mso-hide:all") && !name.equals("a"));
    }
}
