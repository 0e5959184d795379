package dev.tickets.ticket;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * A time as the portal gives it: a wall-clock time, with an offset only when the time zone is known. HostBill writes
 * local times without a zone (portal-local), Request Tracker writes UTC.
 */
public record PortalTime(LocalDateTime local, @Nullable ZoneOffset offset) implements Comparable<PortalTime> {

    /** The second of a moment of this program's own, in a zone. */
    public static PortalTime of(Instant moment, ZoneId zone) {
        ZonedDateTime there = moment.truncatedTo(ChronoUnit.SECONDS).atZone(zone);
        return new PortalTime(there.toLocalDateTime(), there.getOffset());
    }

    /** ISO 8601: {@code 2026-01-02T03:04:05}, followed by {@code +09:00} when the zone is known. */
    public String iso() {
        String seconds = local.getSecond() == 0 && local.getNano() == 0 ? ":00" : "";
        return local + seconds + (offset == null ? "" : offset.getId());
    }

    /** For people: {@code 2026-01-02 03:04}. */
    public String minutes() {
        return iso().substring(0, 16).replace('T', ' ');
    }

    /** The same moment in another zone; unchanged without an offset. */
    public PortalTime in(TimeZone zone) {
        if (offset == null) {
            return this;
        }
        long moment = local.toInstant(offset).toEpochMilli();
        ZoneOffset there = ZoneOffset.ofTotalSeconds(zone.getOffset(moment) / 1000);
        return new PortalTime(local.plusSeconds(there.getTotalSeconds() - offset.getTotalSeconds()), there);
    }

    /** By moment; times without an offset count as UTC, so that any mixture has one order. */
    @Override
    public int compareTo(PortalTime other) {
        return Long.compare(moment(), other.moment());
    }

    private long moment() {
        return local.toEpochSecond(offset == null ? ZoneOffset.UTC : offset);
    }
}
