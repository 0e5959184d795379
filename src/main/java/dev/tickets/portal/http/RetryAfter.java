package dev.tickets.portal.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer asks to wait. {@code Retry-After} (RFC 9110, 10.2.3) is a number of seconds or a date; servers
 * also send fractions, and moments as seconds or milliseconds since 1970. After too many requests, the headers that
 * name the end of a rate limit count as well.
 */
final class RetryAfter {
    /** Upper bound on a pause that a portal asks for. */
    static final Duration LONGEST = Duration.ofDays(1);

    private static final List<String> RATE_LIMITS =
            List.of("RateLimit-Reset", "X-RateLimit-Reset-After", "X-RateLimit-Reset", "X-Rate-Limit-Reset");

    /** From here on, a number of seconds is a moment: no server asks to wait for 31 years. */
    private static final BigDecimal FIRST_MOMENT = BigDecimal.valueOf(1_000_000_000);

    /** From here on, a moment is in milliseconds: in seconds, the year would be 33658. */
    private static final BigDecimal FIRST_MILLISECONDS = BigDecimal.valueOf(1_000_000_000_000L);

    /** The longest number that is read: no power of ten of a hostile portal is worked out. */
    private static final int LONGEST_NUMBER = 24;

    private RetryAfter() {}

    /**
     * The pause, from zero to {@link #LONGEST}; null if the answer does not ask for one, or not legibly.
     *
     * @param now by the clock of this machine, which counts only where the answer has no date
     */
    static @Nullable Duration in(HttpResponse response, Instant now) {
        Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        if (header != null) {
            return pause(header, response, now);
        }
        if (response.getCode() != HttpStatus.SC_TOO_MANY_REQUESTS) {
            return null;
        }
        for (String name : RATE_LIMITS) {
            Header limit = response.getFirstHeader(name);
            Duration pause = limit == null ? null : pause(limit, response, now);
            if (pause != null) {
                return pause;
            }
        }
        return null;
    }

    private static @Nullable Duration pause(Header header, HttpResponse response, Instant now) {
        Instant date = DateUtils.parseStandardDate(response, HttpHeaders.DATE);
        String value = header.getValue();
        return value == null ? null : pause(value.strip(), date == null ? now : date);
    }

    private static @Nullable Duration pause(String value, Instant now) {
        BigDecimal number = number(value);
        if (number == null) {
            Instant moment = date(value);
            return moment == null ? null : bounded(Duration.between(now, moment));
        }
        if (number.compareTo(FIRST_MOMENT) < 0) {
            return bounded(milliseconds(number.movePointRight(3)));
        }
        BigDecimal moment = number.compareTo(FIRST_MILLISECONDS) < 0 ? number.movePointRight(3) : number;
        return bounded(milliseconds(moment.subtract(BigDecimal.valueOf(now.toEpochMilli()))));
    }

    private static @Nullable BigDecimal number(String value) {
        String digits = value.endsWith("s") || value.endsWith("S") ? value.substring(0, value.length() - 1) : value;
        if (digits.length() > LONGEST_NUMBER || digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0) {
            return null;
        }
        try {
            return new BigDecimal(digits.strip());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static Duration milliseconds(BigDecimal count) {
        BigDecimal longest = BigDecimal.valueOf(LONGEST.toMillis());
        return Duration.ofMillis(count.max(BigDecimal.ZERO).min(longest).longValue());
    }

    private static Duration bounded(Duration pause) {
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    /** A date of HTTP in any of its three forms, of mail with another zone, or of ISO 8601; null for other text. */
    private static @Nullable Instant date(String value) {
        Instant standard = DateUtils.parseStandardDate(value);
        if (standard != null) {
            return standard;
        }
        for (DateTimeFormatter form : List.of(
                DateTimeFormatter.RFC_1123_DATE_TIME,
                DateTimeFormatter.ISO_OFFSET_DATE_TIME,
                // of C's asctime; HttpClient leaves it out for want of a zone
                DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss uuuu", Locale.ENGLISH)
                        .withZone(ZoneOffset.UTC))) {
            try {
                return Instant.from(form.parse(value.replace("  ", " ")));
            } catch (DateTimeException other) {
                // perhaps the next form
            }
        }
        return null;
    }
}
