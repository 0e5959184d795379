package dev.tickets.portal.http;

import org.jspecify.annotations.Nullable;

/**
 * What was read, or where else to look for it, or how long to wait before it is asked for again.
 *
 * @param pause in milliseconds; negative when there is nothing to wait for
 */
record Reading<T>(
        T value,
        @Nullable String redirect,
        long pause,
        @Nullable String why) {

    static <T> Reading<T> of(T value) {
        return new Reading<>(value, null, -1, null);
    }

    @SuppressWarnings("NullAway") // the value is never read: the redirect stands beside it
    static <T> Reading<T> elsewhere(String location) {
        return new Reading<>(null, location, -1, null);
    }

    @SuppressWarnings("NullAway") // the value is never read: the pause stands beside it
    static <T> Reading<T> later(long pause, String why) {
        return new Reading<>(null, null, pause, why);
    }
}
