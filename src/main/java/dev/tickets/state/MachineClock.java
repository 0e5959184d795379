package dev.tickets.state;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** This machine's clock, which finds out the time zone only when somebody asks: that loads all of them. */
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
