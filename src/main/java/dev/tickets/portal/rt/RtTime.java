package dev.tickets.portal.rt;

import dev.tickets.ticket.PortalTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** RT writes times in UTC, and 1970 for "never". */
final class RtTime {
    private static final String FORM = "0000-00-00T00:00:00Z";

    private final ZoneId zone;

    /** @param zone that times are shown in */
    RtTime(ZoneId zone) {
        this.zone = zone;
    }

    /** Reads RT's own form digit by digit: a list has thousands of times, and Java's parser is as slow as large. */
    private static Instant instant(String text) {
        if (text.length() != FORM.length()) {
            return Instant.parse(text);
        }
        for (int i = 0; i < FORM.length(); i++) {
            char c = text.charAt(i);
            if (FORM.charAt(i) == '0' ? c < '0' || c > '9' : c != FORM.charAt(i)) {
                return Instant.parse(text);
            }
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** The time; null for an unset or invalid time. */
    @Nullable
    PortalTime time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant instant = instant(text);
            if (instant.getEpochSecond() <= 0) {
                return null;
            }
            ZoneOffset offset = zone.getRules().getOffset(instant);
            return new PortalTime(LocalDateTime.ofInstant(instant, offset), offset);
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
