package dev.tickets.portal.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The clock of a server, as the header {@code Date} of an answer shows it (RFC 9110, section 6.6.1). */
public final class HttpDate {
    private HttpDate() {}

    /** The moment; null for null and for other text. */
    public static @Nullable Instant parse(@Nullable String header) {
        try {
            return header == null ? null : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header.strip()));
        } catch (DateTimeException notADate) {
            return null;
        }
    }
}
