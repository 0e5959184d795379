package dev.tickets.portal;

import dev.tickets.render.HtmlText;
import dev.tickets.ticket.BmpText;
import dev.tickets.ticket.InvisibleCharacters;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares a sent text with the read-back. Portals trim, wrap, mark up and drop tags, so only letters, digits and
 * symbols beyond ASCII are compared: that is enough to see a text cut short, as old databases do at an emoji.
 *
 * <p>A text may have been sent with names for characters that the portal does not keep, so the text with and the text
 * without names count as the sent one. See {@link BmpText}.
 */
public final class TextComparison {
    private static final char REPLACEMENT = '\uFFFD';
    /** An entity that was cut with the end of its text. */
    private static final Pattern HALF_ENTITY = Pattern.compile("&#?[0-9A-Za-z]{0,8}\\z");

    private TextComparison() {}

    /**
     * Whether both texts are equal as far as they can be compared. Characters that the portal has replaced do not
     * count.
     */
    public static boolean same(String sent, String arrived) {
        return isEqual(sent, arrived)
                || (BmpText.firstBeyond(sent) >= 0 && (isEqual(BmpText.of(sent), arrived) || isKept(sent, arrived)));
    }

    /** Whether only characters are missing that the portal does not keep. */
    private static boolean isKept(String sent, String arrived) {
        return BmpText.firstBeyond(arrived) < 0 && kept(sent).equals(kept(arrived));
    }

    private static boolean isEqual(String sent, String arrived) {
        String core = core(sent);
        if (core.isEmpty()) {
            return sent.strip().equals(arrived.strip());
        }
        String there = core(arrived);
        return core.equals(there) || core(HtmlText.inline(sent)).equals(there);
    }

    /** Whether the subjects may be the same, as portals cut a subject or put text before it. */
    public static boolean similar(String sent, String arrived) {
        return isPart(core(sent), core(arrived))
                || (BmpText.firstBeyond(sent) >= 0
                        && BmpText.firstBeyond(arrived) < 0
                        && (isPart(kept(sent), kept(arrived)) || isPart(core(BmpText.of(sent)), core(arrived))))
                || same(sent, arrived);
    }

    private static boolean isPart(String here, String there) {
        return here.contains(there) || there.contains(here);
    }

    /** Whether the text that arrived is a beginning of the sent text, and not empty. */
    public static boolean begins(String sent, String arrived) {
        String there = core(HALF_ENTITY.matcher(arrived.stripTrailing()).replaceFirst(""));
        return !there.isEmpty()
                && (isBegun(sent, there) || (BmpText.firstBeyond(sent) >= 0 && isBegun(BmpText.of(sent), there)));
    }

    private static boolean isBegun(String sent, String there) {
        return core(sent).startsWith(there) || core(HtmlText.body(sent)).startsWith(there);
    }

    /**
     * Whether all of the sent text is in the one that arrived. A portal that stores text raw gives back entities and
     * tags that were sent as such, and reading takes them for its markup: then the text is there as reading shows it.
     */
    public static boolean holds(String arrived, String sent) {
        String there = core(arrived);
        return isIn(there, sent) || (BmpText.firstBeyond(sent) >= 0 && isIn(there, BmpText.of(sent)));
    }

    private static boolean isIn(String there, String sent) {
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

    /** What portals keep of a text that keep no characters beyond the Basic Multilingual Plane. */
    static String kept(String text) {
        return core(BmpText.without(text).replace(REPLACEMENT, ' '));
    }

    private static String core(String text) {
        StringBuilder core = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> Character.isLetterOrDigit(c)
                        || (c > 127 && !InvisibleCharacters.isBlank(c) && !Character.isISOControl(c)))
                .forEach(core::appendCodePoint);
        return core.toString();
    }
}
