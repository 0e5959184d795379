package dev.tickets.portal.hostbill;

import dev.tickets.render.HtmlText;
import dev.tickets.ticket.PortalTime;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How HostBill writes text and time: entities in everything, markup in bodies, {@code YYYY-MM-DD HH:MM:SS} in a zone
 * that it does not name.
 */
final class PortalText {
    private final @Nullable ZoneId zone;

    /** @param zone of the portal's times; null if not configured */
    PortalText(@Nullable ZoneId zone) {
        this.zone = zone;
    }

    /** A message: known HTML elements become text, then entities are decoded once; line ends are {@code \n}. */
    static String body(String text) {
        return HtmlText.body(text).replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The time; null for the zero date, an empty text and an invalid text. */
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
            return new PortalTime(local, zone == null ? null : zone.getRules().getOffset(local));
        } catch (DateTimeException | NumberFormatException notATime) {
            return null;
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }
}
