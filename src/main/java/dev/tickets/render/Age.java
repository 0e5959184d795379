package dev.tickets.render;

import dev.tickets.ticket.PortalTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.TimeZone;

/**
 * The age of a time, in short: {@code 5 min}, {@code 3 h}, {@code 2 d}.
 *
 * @param zone assumed for portal times without a zone, whose age is marked with a {@code ~}
 */
record Age(Instant now, TimeZone zone) {
    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;

    String of(PortalTime time) {
        boolean exact = time.offset() != null;
        Instant then = exact ? time.local().toInstant(time.offset()) : assumed(time.local());
        String words = words(Duration.between(then, now).toMinutes());
        return exact ? words : "~" + words;
    }

    /** The moment of a wall-clock time in the zone; up to an hour off where clocks change. */
    private Instant assumed(LocalDateTime local) {
        Instant utc = local.toInstant(ZoneOffset.UTC);
        return utc.minusMillis(zone.getOffset(utc.toEpochMilli() - zone.getRawOffset()));
    }

    private static String words(long minutes) {
        if (minutes < 1) {
            return "now";
        }
        if (minutes < HOUR) {
            return minutes + " min";
        }
        if (minutes < 2 * DAY) {
            return minutes / HOUR + " h";
        }
        long days = minutes / DAY;
        if (days < 60) {
            return days + " d";
        }
        return days < 730 ? days * 12 / 365 + " mo" : days / 365 + " y";
    }
}
