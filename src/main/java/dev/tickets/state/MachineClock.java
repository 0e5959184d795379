package dev.tickets.state;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.TimeZone;

/** This machine's clock, which determines the time zone only on request, because that loads all time zones. */
public final class MachineClock extends Clock {
    /**
     * The zone of a clock. Before Java makes a {@link ZoneId} of a region, it searches every jar of the program for
     * rules of time zones; a {@link TimeZone} needs no search.
     */
    public static TimeZone timeZone(Clock clock) {
        return clock instanceof MachineClock ? TimeZone.getDefault() : TimeZone.getTimeZone(clock.getZone());
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.systemDefault();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.system(zone);
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }
}
