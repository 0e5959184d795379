package dev.tickets.portal.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After} (RFC 9110, 10.2.3): a number of seconds, or a moment. */
final class RetryAfter {
    /** No portal is taken at its word for longer. */
    private static final long LONGEST = Duration.ofDays(1).toSeconds();

    private RetryAfter() {}

    /** What the answer asks to wait, a day at most; null when it does not say, or not so that it can be read. */
    static @Nullable Duration of(HttpResponse response, Clock clock) {
        Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        if (header == null || header.getValue() == null) {
            return null;
        }
        String value = header.getValue().strip();
        if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Duration.ofSeconds(value.length() > 9 ? LONGEST : Math.min(LONGEST, Long.parseLong(value)));
        }
        Instant moment = DateUtils.parseStandardDate(value);
        return moment == null ? null : from(now(response, clock), moment);
    }

    /** By the portal's own clock, if it tells: this machine's may be wrong. */
    private static Instant now(HttpResponse response, Clock clock) {
        Instant date = DateUtils.parseStandardDate(response, HttpHeaders.DATE);
        return date == null ? clock.instant() : date;
    }

    private static Duration from(Instant now, Instant moment) {
        long seconds = Duration.between(now, moment).toSeconds();
        return Duration.ofSeconds(Math.max(0, Math.min(LONGEST, seconds)));
    }
}
