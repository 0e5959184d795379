package dev.tickets.sandbox;

import java.time.Clock;

/** Counts the requests of each second of the clock. */
final class RateLimit {
    private final int perSecond;
    private final Clock clock;
    private long second;
    private int count;

    /** @param perSecond 0 for no limit */
    RateLimit(int perSecond, Clock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** Counts a request; true when the request exceeds the limit. */
    synchronized boolean exceeded() {
        if (perSecond == 0) {
            return false;
        }
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            second = now;
            count = 0;
        }
        count++;
        return count > perSecond;
    }
}
