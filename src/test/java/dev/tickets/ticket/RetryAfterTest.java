package dev.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 2026-11-24T03:00:00Z",
                "120 | 2026-11-24T03:02:00Z",
                "' 7 ' | 2026-11-24T03:00:07Z",
                "99999999999 | 2026-11-25T03:00:00Z",
                "Tue, 24 Nov 2026 03:00:30 GMT | 2026-11-24T03:00:30Z",
                "Mon, 23 Nov 2026 03:00:30 GMT | 2026-11-24T03:00:00Z",
                "Sat, 24 Nov 2096 03:00:30 GMT | 2026-11-25T03:00:00Z"
            })
    void seconds_and_dates_are_understood_and_kept_within_a_day(String header, String time) {
        RetryAfter asked = Objects.requireNonNull(RetryAfter.parse(header));

        assertThat(asked.from(NOW)).isEqualTo(time);
    }

    @Test
    void what_means_nothing_is_none() {
        for (String header : new String[] {null, "", "soon", "-1", "99999999999999999999", "24 Nov"}) {
            assertThat(RetryAfter.parse(header)).as(header).isNull();
        }
    }
}
