package dev.tickets.portal;

import dev.tickets.render.HtmlText;
import org.jspecify.annotations.Nullable;

/**
 * Compares a sent text with the read-back. Portals trim, wrap, mark up and drop tags, so only letters, digits and
 * symbols beyond ASCII are compared: that is enough to see a text cut short, as old databases do at an emoji.
 */
public final class TextComparison {
    private TextComparison() {}

    /** Whether both texts are equal as far as they can be compared. */
    public static boolean same(String sent, String arrived) {
        String core = core(sent);
        if (core.isEmpty()) {
            return sent.strip().equals(arrived.strip());
        }
        String there = core(arrived);
        return core.equals(there) || core(HtmlText.inline(sent)).equals(there);
    }

    /** Whether the subjects may be the same, as portals cut a subject or put text before it. */
    public static boolean similar(String sent, String arrived) {
        String here = core(sent);
        String there = core(arrived);
        return here.contains(there) || there.contains(here) || same(sent, arrived);
    }

    /** Whether the text that arrived is a beginning of the sent text, and not empty. */
    public static boolean begins(String sent, String arrived) {
        String there = core(arrived);
        return !there.isEmpty()
                && (core(sent).startsWith(there) || core(HtmlText.body(sent)).startsWith(there));
    }

    /**
     * Whether all of the sent text is in the one that arrived. A portal that stores text raw gives back entities and
     * tags that were sent as such, and reading takes them for its markup: then the text is there as reading shows it.
     */
    public static boolean holds(String arrived, String sent) {
        String there = core(arrived);
        if (there.contains(core(sent))) {
            return true;
        }
        String shown = core(HtmlText.body(sent));
        return !shown.isEmpty() && there.contains(shown);
    }

    /** The difference of the texts, in words; null for none. */
    public static @Nullable String fault(String sent, String arrived) {
        if (holds(arrived, sent)) {
            return null;
        }
        String whole = core(sent);
        String there = core(arrived);
        int same = 0;
        while (same < Math.min(whole.length(), there.length()) && whole.charAt(same) == there.charAt(same)) {
            same++;
        }
        return same == there.length()
                ? "only the first " + arrived.length() + " of " + sent.length() + " characters of the message arrived"
                : "the message arrived changed";
    }

    private static String core(String text) {
        StringBuilder core = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> Character.isLetterOrDigit(c)
                        || (c > 127 && !Character.isWhitespace(c) && !Character.isISOControl(c)))
                .forEach(core::appendCodePoint);
        return core.toString();
    }
}
