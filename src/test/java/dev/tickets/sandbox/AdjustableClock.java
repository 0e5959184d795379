package dev.tickets.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Stands still until a test lets time pass. It is five past three in Tokyo. */
final class AdjustableClock extends Clock {
    private final ZoneId zone;
    private volatile Instant now = Instant.parse("2026-01-01T18:04:05Z");

    AdjustableClock() {
        this(ZoneId.of("Asia/Tokyo"));
    }

    private AdjustableClock(ZoneId zone) {
        this.zone = zone;
    }

    void pass(Duration duration) {
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
