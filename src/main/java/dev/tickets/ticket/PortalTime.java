package dev.tickets.ticket;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A time as the portal gives it: a wall-clock time, with an offset only when the time zone is known. HostBill writes
 * local times without a zone (portal-local), Request Tracker writes UTC.
 */
public record PortalTime(LocalDateTime local, @Nullable ZoneOffset offset) implements Comparable<PortalTime> {

    /** ISO 8601: {@code 2026-01-02T03:04:05}, followed by {@code +09:00} when the zone is known. */
    public String iso() {
        String seconds = local.getSecond() == 0 && local.getNano() == 0 ? ":00" : "";
        return local + seconds + (offset == null ? "" : offset.getId());
    }

    /** For people: {@code 2026-01-02 03:04}. */
    public String minutes() {
        return iso().substring(0, 16).replace('T', ' ');
    }

    @Override
    public int compareTo(PortalTime other) {
        if (offset != null && other.offset != null) {
            return local.toInstant(offset).compareTo(other.local.toInstant(other.offset));
        }
        return local.compareTo(other.local);
    }
}
