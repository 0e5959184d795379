package dev.tickets.render;

import dev.tickets.ticket.PortalTime;
import java.time.ZoneId;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * The zone in which people see times whose offset is known; programs get the times as the portal has them, with the
 * offset.
 *
 * @param zone null to show times as the portal has them
 * @param portal where the portal's times differ: its offset and where that is known from, in words; null otherwise
 */
public record ShownTimes(@Nullable TimeZone zone, @Nullable String portal) {
    /** Times stay as the portal has them. */
    public static final ShownTimes AS_THEY_ARE = new ShownTimes(null, null);

    /**
     * The zone of the profile, which is that of the portal's times, else the zone of this machine.
     *
     * @param portal see there; null when not known
     */
    public static ShownTimes of(@Nullable ZoneId profile, TimeZone machine, @Nullable String portal) {
        return profile == null ? new ShownTimes(machine, portal) : new ShownTimes(TimeZone.getTimeZone(profile), null);
    }

    /** {@code Europe/Berlin}, {@code UTC}, {@code +02:00}. */
    static String name(TimeZone zone) {
        String id = zone.getID();
        boolean offset = id.startsWith("GMT+") || id.startsWith("GMT-");
        return offset ? id.substring(3) : id;
    }

    /** For people: {@code 2026-01-02 03:04}. */
    String minutes(PortalTime time) {
        return zone == null ? time.minutes() : time.in(zone).minutes();
    }

    /** Names the zone, once for all times; null where times stay as they are. */
    @Nullable
    String words() {
        if (zone == null) {
            return null;
        }
        return name(zone) + (portal == null ? "" : " (the portal's: " + portal + ")");
    }
}
