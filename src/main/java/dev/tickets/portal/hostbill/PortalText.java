package dev.tickets.portal.hostbill;

import dev.tickets.render.HtmlText;
import dev.tickets.state.portals.LearnedOffset;
import dev.tickets.state.portals.PortalFactsStore;
import dev.tickets.ticket.PortalTime;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/**
 * How HostBill writes text and time: entities in everything, markup in bodies, {@code YYYY-MM-DD HH:MM:SS} in a zone
 * that it does not name.
 */
final class PortalText {
    private final @Nullable ZoneId zone;
    private final PortalFactsStore memory;
    private boolean asked;
    private boolean warned;
    private @Nullable LearnedOffset learned;

    /**
     * @param zone of the portal's times; null if not configured
     * @param memory holds the offset that messages have shown
     */
    PortalText(@Nullable ZoneId zone, PortalFactsStore memory) {
        this.zone = zone;
        this.memory = memory;
    }

    /** A message: known HTML elements become text, then entities are decoded once; line ends are {@code \n}. */
    static String body(String text) {
        return HtmlText.body(text).replace("\r\n", "\n").replace('\r', '\n');
    }

    /**
     * The time; null for the zero date, an empty text and an invalid text. An offset in the text comes before the zone
     * of the profile, and the zone before a learned offset.
     */
    @Nullable
    PortalTime time(@Nullable String text) {
        if (text == null || text.length() < 10 || text.startsWith("0000") || text.charAt(4) != '-') {
            return null;
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 5, 7),
                    number(text, 8, 10),
                    text.length() >= 16 ? number(text, 11, 13) : 0,
                    text.length() >= 16 ? number(text, 14, 16) : 0,
                    text.length() >= 19 ? number(text, 17, 19) : 0);
            ZoneOffset written = text.length() > 19 ? written(text) : null;
            return new PortalTime(local, written == null ? offset(local) : written);
        } catch (DateTimeException | NumberFormatException notATime) {
            return null;
        }
    }

    /** The offset after the seconds and their fraction, as in ISO 8601; null for none. */
    private static @Nullable ZoneOffset written(String text) {
        int start = 19;
        while (start < text.length() && "+-Z".indexOf(text.charAt(start)) < 0) {
            start++;
        }
        return start == text.length() ? null : ZoneOffset.of(text.substring(start));
    }

    /** The offset of a time without one; null when not known. */
    private @Nullable ZoneOffset offset(LocalDateTime local) {
        if (!asked) {
            asked = true;
            learned = memory.offset();
            warnOfContradiction();
        }
        if (zone == null) {
            return learned == null ? null : learned.at(local);
        }
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return zone.getRules().getOffset(local);
        }
        // two moments have this time, or none: the later one, so that no list leaves out the ticket
        return change.isGap() ? change.getOffsetBefore() : change.getOffsetAfter();
    }

    /** The portal has shown that its times are so far from UTC. */
    void learn(LearnedOffset offset) {
        memory.learnOffset(offset);
        learned = offset;
        asked = true;
        warnOfContradiction();
    }

    private void warnOfContradiction() {
        LearnedOffset fact = learned;
        if (zone != null && fact != null && !warned) {
            ZoneOffset expected = zone.getRules().getOffset(fact.seen());
            if (!expected.equals(fact.offset())) {
                warned = true;
                memory.warn("time-zone \"" + zone + "\" does not fit the portal: on " + fact.day()
                        + " its times were UTC" + fact.sign() + ", not UTC" + LearnedOffset.sign(expected)
                        + "; the profile's time-zone is used");
            }
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }
}
