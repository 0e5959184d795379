package dev.tickets.render;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Says of each tag of a body that is HTML, whether it is markup or the author's text. {@code <title>} and
 * {@code <source>} are elements, but people write them as placeholders too: such a name is markup if it has attributes,
 * or an end tag somewhere in the body.
 */
final class HtmlTags {
    private static final String DECLARATION = "xmlns:";
    /** The prefixes of one letter that Word, Excel, PowerPoint and Outlook write. */
    private static final String OFFICE = "ovwxmp";

    private final String html;
    private final Map<String, Boolean> closed = new HashMap<>();
    private final Set<String> namespaces = new HashSet<>();

    HtmlTags(String html) {
        this.html = html;
    }

    HtmlElement element(HtmlScanner tag) {
        String name = tag.name();
        if (name.equals("html")) {
            declare(tag.attributes());
        }
        int colon = name.indexOf(':');
        if (colon > 0) {
            return isNamespaced(name, colon) ? HtmlElement.INLINE : HtmlElement.UNKNOWN;
        }
        HtmlElement element = HtmlElement.named(name);
        return element == HtmlElement.UNKNOWN || isCertain(name) || isMeant(tag) ? element : HtmlElement.UNKNOWN;
    }

    private static boolean isCertain(String name) {
        return HtmlElement.provesHtml(name)
                || switch (name) {
                    case HtmlScanner.COMMENT, HtmlScanner.CDATA, "head", "body", "rt", "rp", "wbr", "col", "svg" ->
                        true;
                    default -> false;
                };
    }

    private boolean isMeant(HtmlScanner tag) {
        String name = tag.name();
        return tag.isEnd()
                || tag.attributes().indexOf('=') >= 0
                || (!HtmlElement.isVoid(name) && isClosed(name.equals("option") ? "select" : name));
    }

    private boolean isClosed(String name) {
        Boolean known = closed.get(name);
        if (known == null) {
            known = false;
            String end = "</" + name;
            for (int at = html.indexOf("</"); at >= 0 && !known; at = html.indexOf("</", at + 2)) {
                known = html.regionMatches(true, at, end, 0, end.length());
            }
            closed.put(name, known);
        }
        return known;
    }

    /** Office's own elements, like {@code o:p} and {@code st1:City}; {@code <host:port>} is a placeholder. */
    private boolean isNamespaced(String name, int colon) {
        if (colon + 1 == name.length() || !Character.isLetter(name.charAt(colon + 1))) {
            return false;
        }
        String prefix = name.substring(0, colon);
        return (colon == 1 && OFFICE.indexOf(name.charAt(0)) >= 0)
                || (colon <= 3 && (prefix.startsWith("st") || prefix.startsWith("u")) && endsWithDigit(prefix))
                || namespaces.contains(prefix);
    }

    private static boolean endsWithDigit(String prefix) {
        return Character.isDigit(prefix.charAt(prefix.length() - 1));
    }

    private void declare(String attributes) {
        String lower = attributes.toLowerCase(Locale.ROOT);
        for (int at = lower.indexOf(DECLARATION); at >= 0; at = lower.indexOf(DECLARATION, at + 1)) {
            int equals = lower.indexOf('=', at);
            if (equals > 0) {
                namespaces.add(
                        lower.substring(at + DECLARATION.length(), equals).strip());
            }
        }
    }
}
