package dev.tickets.ticket;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;

/**
 * The earliest time that counts. Where the clocks change, it errs on the early side: rather a ticket too many.
 *
 * @param moment for times whose offset is known
 * @param local for other times, by the clock on the wall
 */
public record TimeBound(Instant moment, LocalDateTime local) {

    /** That much time before now: a span of time, however the clocks changed meanwhile. */
    public static TimeBound before(Instant now, Duration span, ZoneId zone) {
        Instant moment = now.minus(span);
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
        ZoneOffsetTransition next = zone.getRules().nextTransition(moment);
        if (next != null
                && next.isOverlap()
                && !next.getInstant().isAfter(now)
                && next.getDateTimeAfter().isBefore(local)) {
            // the clocks were put back since, so later times begin here
            local = next.getDateTimeAfter();
        }
        return new TimeBound(moment, local);
    }

    /** A time by the clocks of a zone; of two moments with this time, the first. */
    public static TimeBound at(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        ZoneOffset offset = change == null
                ? zone.getRules().getOffset(local)
                : change.isGap() ? change.getOffsetAfter() : change.getOffsetBefore();
        Instant moment = local.toInstant(offset);
        // the clocks skip a time in a gap
        return new TimeBound(moment, change == null ? local : LocalDateTime.ofInstant(moment, zone));
    }

    /** A moment that is named with its offset. */
    public static TimeBound at(OffsetDateTime time, ZoneId zone) {
        return new TimeBound(time.toInstant(), LocalDateTime.ofInstant(time.toInstant(), zone));
    }

    /** Whether the time is too early to count. */
    public boolean isAfter(PortalTime time) {
        return time.offset() == null
                ? time.local().isBefore(local)
                : time.local().toInstant(time.offset()).isBefore(moment);
    }
}
