package dev.tickets.portal.http;

import org.jspecify.annotations.Nullable;

/**
 * The value that was read, or another address to read, or the pause before the next attempt.
 *
 * @param pause in milliseconds; negative when there is nothing to wait for
 */
record ReadOutcome<T>(
        T value,
        @Nullable String redirect,
        long pause,
        @Nullable String why) {

    static <T> ReadOutcome<T> of(T value) {
        return new ReadOutcome<>(value, null, -1, null);
    }

    @SuppressWarnings("NullAway") // the value is never read: the redirect stands beside it
    static <T> ReadOutcome<T> elsewhere(String location) {
        return new ReadOutcome<>(null, location, -1, null);
    }

    @SuppressWarnings("NullAway") // the value is never read: the pause stands beside it
    static <T> ReadOutcome<T> later(long pause, String why) {
        return new ReadOutcome<>(null, null, pause, why);
    }
}
