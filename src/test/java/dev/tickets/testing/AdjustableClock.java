package dev.tickets.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Stands still until a test lets time pass. If no time is given, it is five past three in Tokyo. */
public final class AdjustableClock extends Clock {
    private final ZoneId zone;
    private volatile Instant now;

    public AdjustableClock() {
        this(Instant.parse("2026-01-01T18:04:05Z"), ZoneId.of("Asia/Tokyo"));
    }

    public AdjustableClock(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** Lets time pass. */
    public void pass(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        throw new UnsupportedOperationException("nobody asks for it");
    }
}
