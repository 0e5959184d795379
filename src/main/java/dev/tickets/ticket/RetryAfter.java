package dev.tickets.ticket;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * How long a portal wants to be left alone: so many seconds, or until a date.
 *
 * @param span null where the portal named a date
 * @param date null where the portal named a span
 */
public record RetryAfter(@Nullable Duration span, @Nullable Instant date) {
    /** Nobody waits longer because of a slip of the portal. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** What the header {@code Retry-After} means; null when it is not there, or means nothing. */
    public static @Nullable RetryAfter parse(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        String text = header.strip();
        try {
            return Character.isDigit(text.charAt(0))
                    ? new RetryAfter(Duration.ofSeconds(Long.parseLong(text)), null)
                    : new RetryAfter(
                            null,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** The moment from which on the portal may be asked again; a day ahead at most. */
    public Instant from(Instant now) {
        Instant latest = now.plus(LONGEST);
        if (span != null) {
            return span.compareTo(LONGEST) > 0 ? latest : now.plus(span);
        }
        return date == null || date.isBefore(now) ? now : date.isAfter(latest) ? latest : date;
    }
}
