package dev.tickets.state;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** This machine's clock, which determines the time zone only on request, because that loads all time zones. */
public final class MachineClock extends Clock {
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
