package dev.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The earliest time of a list, also where the clocks change. */
class TimeBoundTest {
    private static PortalTime time(String local, @Nullable String offset) {
        return new PortalTime(LocalDateTime.parse(local), offset == null ? null : ZoneOffset.of(offset));
    }

    @ParameterizedTest
    @CsvSource({
        // spring, Berlin: 02:00 becomes 03:00 at 01:00 UTC
        "Europe/Berlin, 2027-03-28T01:10:00Z, PT1H, 2027-03-28T01:10, false",
        "Europe/Berlin, 2027-03-28T01:10:00Z, PT1H, 2027-03-28T01:50, false",
        "Europe/Berlin, 2027-03-28T01:10:00Z, PT1H, 2027-03-28T01:09, true",
        "Europe/Berlin, 2027-03-28T10:00:00Z, PT24H, 2027-03-27T11:00, false",
        "Europe/Berlin, 2027-03-28T10:00:00Z, PT24H, 2027-03-27T10:59, true",
        // autumn, Berlin: 03:00 becomes 02:00 at 01:00 UTC
        "Europe/Berlin, 2027-10-31T01:10:00Z, PT1H, 2027-10-31T02:00, false",
        "Europe/Berlin, 2027-10-31T01:10:00Z, PT1H, 2027-10-31T01:59, true",
        "Europe/Berlin, 2027-10-31T02:10:00Z, PT1H, 2027-10-31T02:30, false",
        "Europe/Berlin, 2027-10-31T02:10:00Z, PT1H, 2027-10-31T02:09, true",
        "Europe/Berlin, 2027-10-31T00:30:00Z, PT15M, 2027-10-31T02:14, true",
        "America/New_York, 2026-11-01T06:10:00Z, PT1H, 2026-11-01T01:05, false",
        "Australia/Lord_Howe, 2026-04-04T15:10:00Z, PT20M, 2026-04-05T01:31, false",
        "Asia/Tokyo, 2026-11-29T00:00:00Z, PT1H, 2026-11-29T07:59, true",
    })
    void a_span_without_offsets_misses_no_time(String zone, Instant now, Duration span, String local, boolean early) {
        assertThat(TimeBound.before(now, span, ZoneId.of(zone)).isAfter(time(local, null)))
                .isEqualTo(early);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-28T01:10, +01:00, false",
        "2027-03-28T01:09, +01:00, true",
        "2027-03-28T09:10, +09:00, false",
        "2027-03-28T09:09, +09:00, true",
        "2027-03-27T19:10, -05:00, false",
        "2027-03-28T00:10, Z, false",
        "2027-03-28T00:09, Z, true",
    })
    void a_span_is_one_of_moments_whatever_the_offset(String local, String offset, boolean early) {
        TimeBound bound = TimeBound.before(
                Instant.parse("2027-03-28T01:10:00Z"), Duration.ofHours(1), ZoneId.of("Europe/Berlin"));

        assertThat(bound.isAfter(time(local, offset))).isEqualTo(early);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-28T01:30, 2027-03-28T00:30:00Z, 2027-03-28T01:30",
        "2027-03-28T02:30, 2027-03-28T00:30:00Z, 2027-03-28T01:30",
        "2027-10-31T02:30, 2027-10-31T00:30:00Z, 2027-10-31T02:30",
        "2027-10-31T03:00, 2027-10-31T02:00:00Z, 2027-10-31T03:00",
    })
    void a_time_of_the_clock_is_the_first_moment_that_it_can_be(
            LocalDateTime typed, Instant moment, LocalDateTime local) {
        assertThat(TimeBound.at(typed, ZoneId.of("Europe/Berlin"))).isEqualTo(new TimeBound(moment, local));
    }

    @Test
    void a_time_with_an_offset_is_a_moment() {
        TimeBound bound = TimeBound.at(OffsetDateTime.parse("2026-11-29T09:00:00+09:00"), ZoneId.of("Europe/Berlin"));

        assertThat(bound)
                .isEqualTo(
                        new TimeBound(Instant.parse("2026-11-29T00:00:00Z"), LocalDateTime.parse("2026-11-29T01:00")));
    }
}
