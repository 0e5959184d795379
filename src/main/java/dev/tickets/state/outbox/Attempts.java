package dev.tickets.state.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was tried with an entry, and when it is tried again.
 *
 * @param attempts how often
 * @param lastError why the last one failed; null before the first one
 * @param nextAt from when on it is due; null for at once
 * @param notBefore what the portal asked for: nobody tries earlier, not even when told to; null when it asked nothing
 */
public record Attempts(
        int attempts,
        @Nullable String lastError,
        @Nullable Instant lastAt,
        @Nullable Instant nextAt,
        @Nullable Instant notBefore) {
    public static final Attempts NONE = new Attempts(0, null, null, null, null);

    /** One more, failed. */
    public Attempts failed(String error, Instant now, Instant next, @Nullable Instant earliest) {
        return new Attempts(attempts + 1, error, now, next, earliest);
    }

    /** The same, but due at once. */
    public Attempts due() {
        return new Attempts(attempts, lastError, lastAt, null, notBefore);
    }

    /** When it is tried next; null for at once. */
    public @Nullable Instant next() {
        if (nextAt == null || notBefore == null) {
            return nextAt == null ? notBefore : nextAt;
        }
        return nextAt.isAfter(notBefore) ? nextAt : notBefore;
    }
}
