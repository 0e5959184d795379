package dev.tickets.portal.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When the whole run must be over.
 *
 * @param nanos on the clock of {@link System#nanoTime}; null for never
 */
public record Deadline(@Nullable Long nanos) {
    public static final Deadline NEVER = new Deadline(null);

    /** The deadline after this time from now; none without a limit. */
    public static Deadline in(@Nullable Duration time) {
        return time == null ? NEVER : new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Nanoseconds left at that reading of the clock; a year when there is no deadline. */
    long remaining(long now) {
        return nanos == null ? Duration.ofDays(365).toNanos() : nanos - now;
    }

    /** The time that is left; a year when there is no deadline. */
    public Duration left() {
        return Duration.ofNanos(remaining(System.nanoTime()));
    }
}
