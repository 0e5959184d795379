package dev.tickets.state.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The attempts to send an entry, and the time of the next one.
 *
 * @param attempts number of attempts
 * @param lastError why the last attempt failed; null before the first attempt
 * @param nextAt when the next attempt is due; null for at once
 * @param notBefore earliest time that the portal asked for, also for {@code outbox send ID}; null for none
 */
public record Attempts(
        int attempts,
        @Nullable String lastError,
        @Nullable Instant lastAt,
        @Nullable Instant nextAt,
        @Nullable Instant notBefore) {
    public static final Attempts NONE = new Attempts(0, null, null, null, null);

    public Attempts failed(String error, Instant now, Instant next, @Nullable Instant earliest) {
        return new Attempts(attempts + 1, error, now, next, earliest);
    }

    public Attempts due() {
        return new Attempts(attempts, lastError, lastAt, null, notBefore);
    }

    /** The time of the next attempt; null for at once. */
    public @Nullable Instant next() {
        if (nextAt == null || notBefore == null) {
            return nextAt == null ? notBefore : nextAt;
        }
        return nextAt.isAfter(notBefore) ? nextAt : notBefore;
    }
}
