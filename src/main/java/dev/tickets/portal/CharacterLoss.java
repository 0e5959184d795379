package dev.tickets.portal;

import dev.tickets.render.HtmlText;
import dev.tickets.ticket.BmpText;
import org.jspecify.annotations.Nullable;

/**
 * What a portal did to a text with characters beyond the Basic Multilingual Plane. Databases with three bytes for a
 * character cut the text before the first of them, or store a question mark instead.
 */
public enum CharacterLoss {
    /** The text ends where the first of these characters was. */
    CUT,
    /** Only these characters are missing. */
    REPLACED;

    /**
     * Compares a sent text with the read-back.
     *
     * @return null when the portal keeps such characters, when the text has none, and when the text differs in another
     *     way
     */
    public static @Nullable CharacterLoss of(String sent, String arrived) {
        int first = BmpText.firstBeyond(sent);
        if (first < 0 || BmpText.firstBeyond(arrived) >= 0) {
            return null;
        }
        String there = TextComparison.kept(arrived);
        boolean cut = isRest(sent.substring(0, first), arrived);
        if (there.contains(TextComparison.kept(sent)) && !isNamed(sent, arrived)) {
            return there.isEmpty() && cut ? CUT : REPLACED;
        }
        return cut ? CUT : null;
    }

    /** Whether the text was sent with names, which have arrived. */
    private static boolean isNamed(String sent, String arrived) {
        return TextComparison.kept(arrived).contains(TextComparison.kept(BmpText.of(sent)));
    }

    /** Whether exactly this beginning of the text has arrived. */
    private static boolean isRest(String beginning, String arrived) {
        String shown = HtmlText.body(beginning);
        if (TextComparison.kept(beginning).isEmpty()) {
            // without letters to compare, another message with only signs must not pass for the rest
            String there = arrived.strip();
            return there.equals(beginning.strip()) || there.equals(shown.strip());
        }
        String there = TextComparison.kept(arrived);
        return there.equals(TextComparison.kept(beginning)) || there.equals(TextComparison.kept(shown));
    }
}
